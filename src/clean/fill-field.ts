import type { AnyFieldType } from '../field-type/field-type.ts';
import { BitSet } from '../table/bit-set.ts';
import type { Column } from '../table/column.ts';
import { EMPTY } from '../table/dictionary.ts';
import { makeColumn } from '../table/make-column.ts';
import type { CleanContext } from './clean-context.ts';
import type { Neighbour, ReadField } from './clean-source-field.ts';
import { type Filled, type FillStep, fillEmpty } from './fill.ts';
import type { FieldPlan } from './rules.ts';

interface Unfilled {
  readonly field: FieldPlan;
  readonly read: ReadField;
  readonly before: Column;
  readonly companions: readonly Column[];
}

/** Fills the empty cells of a field as its `fill` and `default` say; null when none got a value. */
export async function fillField(
  { field, read, before, companions }: Unfilled,
  neighbour: (name: string) => Promise<Neighbour>,
  type: AnyFieldType,
  context: CleanContext,
): Promise<Filled | null> {
  const steps = await fillSteps(field, neighbour, context);
  if (steps.length === 0) return null;
  const { after, ruleOf, rules } = read.assembled;
  // An opt-out that could not be read is not "no answer": it is never filled or given a default.
  const untouchable = field.type === 'consent' ? after.declined : null;
  const task = { field, options: read.options, steps, before, after, companions, untouchable, ruleOf, rules };
  const filled = fillEmpty(task, type, context.readContext);
  if (filled === null || field.declined !== 'blank') return filled;
  const { name, dictionary, codes } = filled.after;
  return { ...filled, after: makeColumn(name, dictionary, codes, stillEmpty(filled.after)) };
}

/** Of the blanked rows, those that no fill gave a value. */
function stillEmpty({ declined, codes }: Column): BitSet | null {
  let kept: BitSet | null = null;
  for (const row of declined ?? []) {
    if (codes[row] !== EMPTY) continue;
    kept ??= new BitSet(codes.length);
    kept.add(row);
  }
  return kept;
}

async function fillSteps(
  field: FieldPlan,
  neighbour: (name: string) => Promise<Neighbour>,
  context: CleanContext,
): Promise<FillStep[]> {
  const steps: FillStep[] = [];
  for (const fill of field.fill) {
    if (fill.field !== undefined) {
      const { clean } = await neighbour(fill.field);
      steps.push({ name: `fill:${fill.field}`, from: clean, lookup: null, constant: '' });
    } else if (fill.file !== undefined && fill.key !== undefined) {
      const { clean } = await neighbour(fill.key);
      const lookup = context.lookups(fill.file, fill.key, fill.column ?? field.name);
      steps.push({ name: `fill:${fill.file}`, from: clean, lookup, constant: '' });
    }
  }
  if (field.default !== undefined) steps.push({ name: 'default', from: null, lookup: null, constant: field.default });
  return steps;
}
