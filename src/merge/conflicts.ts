import { makeFinding } from '../finding/finding.ts';
import type { Column } from '../table/column.ts';
import { sourceRanks } from '../table/record-order.ts';
import type { Table } from '../table/table.ts';
import { compareValues } from '../table/value-order.ts';
import type { MergeResult } from './merge-result.ts';

const MAX_EXAMPLES = 5;

interface Example {
  readonly won: number;
  readonly lost: number;
  readonly entity: number;
}

/** Cells of one field that lost against another value, by the source that won and the source that lost. */
interface Pair {
  readonly winner: number;
  readonly loser: number;
  readonly rows: number[];
  /** The least by the two values, so that the order of rows does not choose them. */
  readonly examples: Example[];
}

/** Counts the discrepancies of one column; there is one of these a column, so that memory follows the number of source pairs. */
export class ColumnConflicts {
  readonly column: Column;
  readonly #source: Uint16Array;
  readonly #pairs = new Map<number, Pair>();

  constructor(column: Column, table: Table) {
    this.column = column;
    this.#source = table.origin.source;
  }

  add(entity: number, winner: number, loser: number): void {
    const winnerSource = this.#source[winner]!;
    const loserSource = this.#source[loser]!;
    const key = winnerSource * 65536 + loserSource;
    let pair = this.#pairs.get(key);
    if (pair === undefined) {
      pair = { winner: winnerSource, loser: loserSource, rows: [], examples: [] };
      this.#pairs.set(key, pair);
    }
    pair.rows.push(loser);
    const { codes } = this.column;
    this.#keepExample(pair.examples, { won: codes[winner]!, lost: codes[loser]!, entity });
  }

  #keepExample(examples: Example[], example: Example): void {
    if (examples.some(({ won, lost }) => won === example.won && lost === example.lost)) return;
    const { dictionary } = this.column;
    const order = (left: Example, right: Example) =>
      compareValues(dictionary, left.won, right.won) || compareValues(dictionary, left.lost, right.lost);
    if (examples.length === MAX_EXAMPLES && order(example, examples[MAX_EXAMPLES - 1]!) > 0) return;
    let at = examples.length;
    while (at > 0 && order(example, examples[at - 1]!) < 0) at--;
    examples.splice(at, 0, example);
    if (examples.length > MAX_EXAMPLES) examples.pop();
  }

  /** By the order of the sources' names. */
  found(sources: readonly string[]): FieldConflict[] {
    const rank = sourceRanks(sources);
    const { name: field, dictionary } = this.column;
    return [...this.#pairs.values()]
      .sort((left, right) => rank[left.winner]! - rank[right.winner]! || rank[left.loser]! - rank[right.loser]!)
      .map(({ winner, loser, rows, examples }) => ({
        field,
        winner: sources[winner]!,
        loser: sources[loser]!,
        rows: Uint32Array.from(rows).sort(),
        examples: examples.map(({ won, lost, entity }) => ({
          won: dictionary.text(won),
          lost: dictionary.text(lost),
          entity,
        })),
      }));
  }
}

/** Cells of one field in which one source lost against another; plain data. */
export interface FieldConflict {
  readonly field: string;
  readonly winner: string;
  readonly loser: string;
  /** Rows that lost, ascending. */
  readonly rows: Uint32Array;
  readonly examples: MergeResult['conflicts'][number]['examples'];
}

/** One finding and one line of the report for each field and pair of sources. */
export function reportConflicts(conflicts: readonly FieldConflict[]): Pick<MergeResult, 'findings' | 'conflicts'> {
  return {
    findings: conflicts.map(({ field, winner, loser, rows }) => {
      const detail = { winner, loser, count: rows.length };
      return makeFinding({ code: 'discrepancy', level: 'info', field, rows, detail });
    }),
    conflicts: conflicts.map(({ rows, ...conflict }) => ({ ...conflict, count: rows.length })),
  };
}
