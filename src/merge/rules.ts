import { z } from 'zod';
import type { Json } from '../util/json.ts';
import { named } from '../util/rule-schema.ts';

/** A strategy by name, or with options as `{ follow: email }` or `{ most-trusted: [crm, shop] }`. */
const step = z.union([z.string(), z.record(z.string(), z.unknown())]);
const chain = z.union([step, z.array(step).min(1)]);

/** What a rule file says under `merge`. Strategies and their options are checked against the registry. */
export const mergeRules = z.strictObject({
  default: chain.optional().describe('Chain of strategies for fields that name none; the next decides a tie.'),
  fields: named(chain).default([]).describe('Chain of a field.'),
  groups: named(
    z.strictObject({
      fields: z.array(z.string()).min(1).describe('Fields of the group.'),
      by: chain.describe('Chain of the group.'),
    }),
  )
    .default([])
    .describe('Fields whose values are taken from one record together.'),
});

export interface StrategyPlan {
  readonly id: string;
  /** Checked options; null where the strategy has none. */
  readonly options: Json;
}

/** The merging part of a plan. Every field has its chain; a field of a group is not in `fields`. */
export interface MergePlan {
  readonly fields: readonly { readonly field: string; readonly chain: readonly StrategyPlan[] }[];
  readonly groups: readonly {
    readonly id: string;
    readonly fields: readonly string[];
    readonly chain: readonly StrategyPlan[];
  }[];
  /** Trust of each source, by name. */
  readonly trust: readonly { readonly source: string; readonly trust: number }[];
  /** Fields of type consent whose chain the rule file does not name: no wins over yes, yes over unknown. */
  readonly consent: readonly string[];
}
