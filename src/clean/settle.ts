import type { AnyFieldType, Evidence, ReadContext, Surroundings, ValueCount } from '../field-type/field-type.ts';
import { type Finding, makeFinding } from '../finding/finding.ts';
import type { Json } from '../util/json.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import { CellCleaner } from './cell-cleaner.ts';
import { type FieldTask, TaskInputs } from './field-task.ts';

type Options = Readonly<Record<string, unknown>>;

/**
 * Settles what a type's options leave open, such as day-first, from all values of the column as its reader will see
 * them. `counts` says how many rows hold each tuple.
 */
export function settleOptions(
  task: FieldTask,
  counts: () => Uint32Array,
  type: AnyFieldType,
  context: ReadContext,
  beside?: Surroundings,
): { readonly options: Options; readonly evidence: readonly Evidence[] } {
  if (type.settle === undefined) return { options: task.options, evidence: [] };
  return type.settle(task.options, valueCounts(task, counts(), type, context), context, beside);
}

function valueCounts(task: FieldTask, counts: Uint32Array, type: AnyFieldType, context: ReadContext): ValueCount[] {
  const cleaner = new CellCleaner(task.field, task.options, type, context, null);
  const inputs = new TaskInputs(task);
  const hasCompanions = task.inputs.length > 1 + task.ingredients;
  // Every tuple of a lone column without steps is another text; only else must equal texts be brought together.
  const isDistinct = task.inputs.length === 1 && task.setTo === null;
  const values: ValueCount[] = [];
  const groups = new Map<string, Group>();
  for (let tuple = task.start; tuple < task.end; tuple++) {
    const count = counts[tuple]!;
    if (count === 0) continue;
    for (const text of cleaner.prepare(inputs.value(tuple).text)) {
      if (isDistinct) values.push({ text, count });
      else addToGroup(groups, text, count, hasCompanions ? inputs.companions(tuple) : []);
    }
  }
  for (const [text, group] of groups) {
    values.push(
      hasCompanions
        ? { text, count: group.count, companions: byFrequency(group.companions) }
        : { text, count: group.count },
    );
  }
  return values;
}

interface Group {
  count: number;
  readonly companions: Map<string, number>;
}

function addToGroup(groups: Map<string, Group>, text: string, count: number, companions: readonly string[]): void {
  const group: Group = groups.get(text) ?? { count: 0, companions: new Map() };
  groups.set(text, group);
  group.count += count;
  for (const companion of companions) {
    if (companion !== '') group.companions.set(companion, (group.companions.get(companion) ?? 0) + count);
  }
}

function byFrequency(companions: ReadonlyMap<string, number>): string[] {
  return [...companions].sort(([a, m], [b, n]) => n - m || compareUtf8(a, b)).map(([text]) => text);
}

/** Why values are declined that an option left open. */
const REASONS = new Map([
  ['order', 'ambiguous-order'],
  ['decimalSeparator', 'ambiguous-separator'],
  ['calendar', 'ambiguous-calendar'],
  ['serial', 'ambiguous-serial'],
  ['locale', 'ambiguous-month'],
  ['defaultCountry', 'no-country'],
  ['currencySigns', 'unclear-currency'],
]);

/**
 * What to say of the evidence: how values that could be read in two ways were read, or that nothing decided.
 * `reasons`: why values of the field were declined.
 */
export function evidenceFindings(
  source: string,
  field: string,
  evidence: readonly Evidence[],
  reasons: ReadonlySet<string>,
): Finding[] {
  return evidence.flatMap((one) => {
    const code = evidenceCode(one, reasons);
    if (code === null) return [];
    const level = code === 'convention-settled' ? 'info' : 'warning';
    return [makeFinding({ code, level, field, detail: detailOf(one), place: { source, file: null, line: null } })];
  });
}

/** Evidence as the detail of a finding: what spoke is shown as signs with their counts. */
function detailOf({ signs, ...one }: Evidence): Readonly<Record<string, Json>> {
  return { ...one, signs: signs.map((sign) => ({ ...sign })) };
}

function evidenceCode(
  { option, settled, strength, contradicting, undecided }: Evidence,
  reasons: ReadonlySet<string>,
): string | null {
  if (settled === null) return reasons.has(REASONS.get(option) ?? '') ? 'convention-unclear' : null;
  if (contradicting > 0) return 'convention-mixed';
  return undecided > 0 || strength === 'likely' ? 'convention-settled' : null;
}
