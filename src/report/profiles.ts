import { cutText } from '../finding/message.ts';
import { frequentValues, sampleValues } from '../profile/sample.ts';
import { countsOf, lengthsOf, scriptsOf, shapeOf } from '../profile/text-facts.ts';
import type { RunResult } from '../run-result.ts';
import { type Column, countCodes } from '../table/column.ts';
import type { Show } from './masking.ts';
import type { FieldProfile, PatternShare, ValueShare } from './run-report.ts';

/** Distinct values whose forms are looked at, of a field and of a field in one source. */
const SAMPLE = 2000;
const SAMPLE_BEFORE = 500;
const TOP = 5;
const LONGEST_VALUE = 80;

/** What stands in each field: of the cleaned values, with their forms as they were read. */
export function fieldProfiles(result: RunResult, show: Show): FieldProfile[] {
  const { table, sources } = result.cleaned;
  const columnOf = new Map(table.columns.map((column) => [column.name, column]));
  const before = new Map<string, string[]>();
  for (const { changes } of sources) {
    for (const change of changes) {
      const texts = before.get(change.field) ?? [];
      before.set(change.field, texts.concat(sampleOf(change.before, countCodes(change.before), SAMPLE_BEFORE)));
    }
  }
  return result.plan.fields.flatMap(({ name }) => {
    const column = columnOf.get(name);
    return column === undefined ? [] : [profileOf(column, before.get(name) ?? [], show)];
  });
}

function profileOf(column: Column, before: readonly string[], show: Show): FieldProfile {
  const counts = countCodes(column);
  counts[0] = 0;
  let [filled, distinct] = [0, 0];
  for (const count of counts) {
    filled += count;
    if (count > 0) distinct++;
  }
  const texts = sampleOf(column, counts, SAMPLE);
  return {
    field: column.name,
    records: column.codes.length,
    filled,
    distinct,
    top: topValues(column, counts, show),
    lengths: lengthsOf(texts),
    patternsBefore: patternsOf(before),
    patterns: patternsOf(texts),
    scripts: shares(countsOf(texts.flatMap(scriptsOf), 4), texts.length),
  };
}

function sampleOf({ dictionary }: Column, counts: Uint32Array, most: number): string[] {
  counts[0] = 0;
  return sampleValues(dictionary, counts, most).map((code) => dictionary.text(code));
}

/** Values masked alike are one. Where every value stands once, none is more frequent than another. */
function topValues({ name, dictionary }: Column, counts: Uint32Array, show: Show): ValueShare[] {
  const merged = new Map<string, number>();
  for (const code of frequentValues(dictionary, counts)) {
    const value = cutText(show(name, dictionary.text(code)), LONGEST_VALUE);
    merged.set(value, (merged.get(value) ?? 0) + counts[code]!);
  }
  return [...merged].map(([value, records]) => ({ value, records })).slice(0, TOP);
}

const patternsOf = (texts: readonly string[]) => shares(countsOf(texts.map(shapeOf), 4), texts.length);

const shares = (counts: readonly { readonly text: string; readonly count: number }[], of: number): PatternShare[] =>
  counts.map(({ text, count }) => ({ text, share: Math.round((count / of) * 10_000) / 10_000 }));
