import type { AnyFieldType, Evidence, Surroundings } from '../field-type/field-type.ts';
import type { Spelling } from '../learn/spellings.ts';
import type { Column } from '../table/column.ts';
import { EMPTY } from '../table/dictionary.ts';
import { makeCodes, makeColumn } from '../table/make-column.ts';
import { toSharedDictionary } from '../table/share.ts';
import { emptyColumn } from '../table/unify.ts';
import { type Assembled, assemble } from './assemble.ts';
import type { BoundField } from './bind.ts';
import type { CleanContext } from './clean-context.ts';
import type { FieldChange } from './clean-result.ts';
import type { ReferenceList } from './corrector.ts';
import { cleanField, type FieldTask } from './field-task.ts';
import { fillField } from './fill-field.ts';
import { knownCorrections, nothingKnown } from './learned-spellings.ts';
import { type GroupedNote, groupNotes } from './notes.ts';
import { isPlain, tidyField } from './plain-field.ts';
import type { FieldPlan } from './rules.ts';
import { settleOptions } from './settle.ts';
import { suspectTexts } from './text-faults/fault-findings.ts';
import { mojibakeHabits, repairsText } from './text-faults/repair-text.ts';
import { countTuples, distinctTuples } from './tuples.ts';

/** A column that a field looks at: its clean values, and what was read there. */
export interface Neighbour {
  readonly clean: Column;
  readonly raw: Column;
}

/** One field of one source, cleaned. */
export interface CleanedField {
  readonly change: FieldChange;
  readonly notes: readonly GroupedNote[];
  readonly evidence: readonly Evidence[];
  /** Corrections learned from the column, made or not. */
  readonly learned: readonly Spelling[];
}

/**
 * Cleans one field of one source. `neighbour` gives another field, already clean, or a column of the source that feeds
 * none; the one called like the field itself is the source's own column.
 */
export async function cleanSourceField(
  bound: BoundField,
  rowCount: number,
  neighbour: (name: string) => Promise<Neighbour>,
  context: CleanContext,
  type: AnyFieldType,
  beside?: Surroundings,
): Promise<CleanedField> {
  const { field } = bound;
  const ingredients = bound.setTo === null ? await Promise.all(ingredientNames(field).map(neighbour)) : [];
  const companions = await Promise.all((type.companions?.(field.options) ?? []).map(neighbour));
  const before = bound.own ?? ingredients[0]?.raw ?? emptyColumn(field.name, rowCount);
  const read = await readField(
    bound,
    before,
    ingredients.map(readable),
    companions.map(readable),
    context,
    type,
    beside,
  );
  const filled = await fillField(
    { field, read, before, companions: companions.map(readable) },
    neighbour,
    type,
    context,
  );
  const { after, ruleOf, rules, isChanged } = filled ?? read.assembled;
  return {
    change: { field: field.name, before, after, ruleOf: isChanged ? ruleOf : null, rules },
    notes: read.notes,
    evidence: read.evidence,
    learned: read.learned,
  };
}

function ingredientNames({ split, join }: FieldPlan): readonly string[] {
  return split === undefined ? (join?.fields ?? []) : [split.from];
}

/** A neighbour's values as they may be used: one that was declined is none. */
function readable({ clean }: Neighbour): Column {
  const { declined } = clean;
  if (declined === null) return clean;
  const codes = makeCodes(clean.codes.length);
  codes.set(clean.codes);
  for (const row of declined) codes[row] = EMPTY;
  return makeColumn(clean.name, clean.dictionary, codes);
}

/** A field after its values were read and before empty cells are filled. */
export interface ReadField {
  readonly assembled: Assembled;
  readonly options: FieldPlan['options'];
  readonly notes: readonly GroupedNote[];
  readonly evidence: readonly Evidence[];
  readonly learned: readonly Spelling[];
}

async function readField(
  bound: BoundField,
  before: Column,
  ingredients: readonly Column[],
  companions: readonly Column[],
  context: CleanContext,
  type: AnyFieldType,
  beside: Surroundings | undefined,
): Promise<ReadField> {
  const { setTo, own } = bound;
  const field = setTo === null ? withHabits(bound.field, [before, ...ingredients]) : bound.field;
  if (isPlain(field) && setTo === null && ingredients.length === 0) {
    return {
      assembled: tidyField(field, before, context),
      options: field.options,
      notes: [],
      evidence: [],
      learned: [],
    };
  }
  const columns = [before, ...ingredients, ...companions];
  const tuples = distinctTuples(columns.map(({ codes, dictionary }) => ({ codes, size: dictionary.size })));
  const counts = () => countTuples(tuples);
  const given: FieldTask = {
    field,
    options: field.options,
    inputs: columns.map(({ dictionary }) => toSharedDictionary(dictionary)),
    members: tuples.members,
    own: own !== null,
    ingredients: ingredients.length,
    setTo,
    reference: referenceOf(field, context),
    start: 0,
    end: tuples.count,
  };
  const { corrections, learned } =
    field.correct === undefined ? nothingKnown : knownCorrections(given, counts, type, context);
  const open = { ...given, corrections };
  const { options, evidence } = settleOptions(open, counts, type, context.readContext, beside);
  const task = { ...open, options };
  const elsewhere = context.runField !== undefined && (context.worthThreads?.(task) ?? true);
  const parts = elsewhere ? await context.runField!(task) : [cleanField(task, type, context.readContext)];
  const assembled = assemble(field, parts, { before, beforeOf: tuples.members[0]!, tupleOfRow: tuples.ofRow });
  return { assembled, options, evidence, learned, notes: groupNotes(assembled.notes, tuples.ofRow, tuples.count) };
}

/** The field with what its columns say of misread text; as it is where they hold none, or it is not to be repaired. */
function withHabits(field: FieldPlan, columns: readonly Column[]): FieldPlan {
  if (!repairsText(field)) return field;
  const suspects = columns.flatMap(({ dictionary }) => suspectTexts(dictionary));
  return suspects.length === 0 ? field : { ...field, habits: mojibakeHabits(suspects) };
}

function referenceOf({ correct }: FieldPlan, { references }: CleanContext): ReferenceList | null {
  if (correct === undefined || correct.from.length === 0) return null;
  const [path] = correct.from;
  if (correct.from.length > 1) return { values: correct.from, aliases: [] };
  return references(path!, correct.column, correct.aliases);
}
