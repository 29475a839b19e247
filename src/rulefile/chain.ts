import type { AnyStrategy } from '../merge/strategy/strategy.ts';
import type { Json } from '../util/json.ts';
import { didYouMean } from '../util/nearest.ts';

/** A survivorship chain as the schema gives it: one step or several, each a name or a name with options. */
export type ChainRules = Step | readonly Step[];
type Step = string | Readonly<Record<string, unknown>>;

/** A step with its checked options, or what is wrong with it. */
export type CheckedStep =
  | { readonly id: string; readonly options: Json; readonly given: unknown }
  | { readonly wrong: string };

/** Checks each step against the strategies there are. */
export function checkChain(chain: ChainRules, strategies: ReadonlyMap<string, AnyStrategy>): CheckedStep[] {
  const steps = Array.isArray(chain) ? (chain as readonly Step[]) : [chain as Step];
  return steps.map((step) => checkStep(step, strategies));
}

function checkStep(step: Step, strategies: ReadonlyMap<string, AnyStrategy>): CheckedStep {
  const entries = typeof step === 'string' ? [[step, null] as const] : Object.entries(step);
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) {
    return { wrong: 'a step is the name of a strategy, or one name with its options, such as { follow: email }' };
  }
  const [id, given] = entry;
  const strategy = strategies.get(id);
  if (strategy === undefined) {
    const hint = didYouMean(id, strategies.keys());
    const allowed = [...strategies.keys()].join(', ');
    return { wrong: `there is no strategy "${id}"; ${hint === '' ? '' : `${hint} `}allowed: ${allowed}` };
  }
  const attempts = given === null ? [null, undefined, {}] : [given];
  const read = attempts.map((attempt) => strategy.options.safeParse(attempt)).find(({ success }) => success);
  if (read?.success) return { id, options: (read.data ?? null) as Json, given };
  return {
    wrong:
      given === null
        ? `"${id}" needs options: ${strategy.summary}`
        : `these are not options of "${id}": ${strategy.summary}`,
  };
}
