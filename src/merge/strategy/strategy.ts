import type { z } from 'zod';
import type { Column } from '../../table/column.ts';
import type { Table } from '../../table/table.ts';

export interface StrategyContext {
  readonly table: Table;
  /** The field whose value is chosen; for a group, the first of its fields. */
  readonly column: Column;
  /** The fields that are chosen together: several for a group, else only `column`. */
  readonly columns: readonly Column[];
  /** Time of the last change of each row as canonical text that sorts; null where no source says. */
  readonly updated: Column | null;
  /** Trust by source number of the table's origin. */
  readonly trust: readonly number[];
  /** The row that won another field of the same cluster, for `follow`; undefined where that field has no winner. */
  readonly winnerOf: (field: string) => number | undefined;
}

/**
 * One link of a survivorship chain. It either narrows the candidates (rows of one cluster whose cell is filled),
 * or computes a value from all of them. What is left tied after the chain is decided by the value's UTF-8 order.
 */
export type Strategy<Options extends z.ZodType = z.ZodType> = {
  /** As written in the rule file. */
  readonly id: string;
  readonly summary: string;
  readonly options: Options;
  /** It reads the values as `true` and `false`: of any other field it would make nonsense. Absent: it suits every field. */
  readonly onlyAnswers?: true;
} & (
  | {
      readonly kind: 'choose';
      /** Prepared once a field; the function narrows once a cluster. It never returns an empty list. */
      prepare(
        options: z.output<Options>,
        context: StrategyContext,
      ): (candidates: readonly number[]) => readonly number[];
    }
  | {
      readonly kind: 'compute';
      /** The golden value as text; '' for none. */
      prepare(options: z.output<Options>, context: StrategyContext): (candidates: readonly number[]) => string;
    }
);

export const defineStrategy = <Options extends z.ZodType>(strategy: Strategy<Options>): Strategy<Options> => strategy;

// biome-ignore lint/suspicious/noExplicitAny: a registry holds strategies of many option shapes; callers parse options first.
export type AnyStrategy = Strategy<any>;
