import type { FieldPlan } from '../clean/rules.ts';
import type { MergePlan, StrategyPlan } from '../merge/rules.ts';
import { type ChainRules, checkChain } from '../rulefile/chain.ts';
import type { Registries } from '../rulefile/registries.ts';
import type { Rules } from '../rulefile/schema.ts';
import { UsageError } from '../util/usage-error.ts';

/** What decides where neither the rule file nor the field's type says. The next step decides a tie. */
const usualChain = ['most-trusted', 'most-recent', 'most-frequent', 'most-complete'];

/** The merging part of the plan: a chain for every field that stands in no group. */
export function planMerge({ merge, sources }: Rules, fields: readonly FieldPlan[], registries: Registries): MergePlan {
  const chains = new Map(merge.fields);
  const grouped = new Set(merge.groups.flatMap(([, { fields: members }]) => members));
  const chainOf = ({ name, type }: FieldPlan): ChainRules =>
    chains.get(name) ??
    (type === 'consent' ? undefined : merge.default) ??
    registries.fieldTypes.get(type)?.survivorship ??
    merge.default ??
    usualChain;
  return {
    fields: fields
      .filter(({ name }) => !grouped.has(name))
      .map((field) => ({ field: field.name, chain: planChain(chainOf(field), registries) })),
    groups: merge.groups.map(([id, { fields: members, by }]) => ({
      id,
      fields: members,
      chain: planChain(by, registries),
    })),
    trust: sources.map(([source, { trust }]) => ({ source, trust })),
    consent: fields
      .filter(({ name, type }) => type === 'consent' && !chains.has(name) && !grouped.has(name))
      .map(({ name }) => name),
  };
}

function planChain(chain: ChainRules, { strategies }: Registries): StrategyPlan[] {
  return checkChain(chain, strategies).map((step) => {
    if ('wrong' in step) throw new UsageError(`merge: ${step.wrong}`);
    return { id: step.id, options: step.options };
  });
}
