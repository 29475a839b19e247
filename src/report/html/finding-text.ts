import type { AnyFieldType } from '../../field-type/field-type.ts';
import { fieldTypes } from '../../field-type/index.ts';
import { type Finding, makeFinding } from '../../finding/finding.ts';
import { adviceIn, sentenceIn } from '../../finding/language/index.ts';
import type { Language } from '../../finding/language/language.ts';
import type { Json } from '../../util/json.ts';
import { code, fromData } from '../language/marks.ts';
import type { FindingExample, FindingGroup } from '../run-report.ts';

/** Reasons of the types that come with recordmill; those of a script's own types are said as the report says them. */
const reasons: ReadonlyMap<string, string> = new Map(
  (Object.values(fieldTypes) as readonly AnyFieldType[]).flatMap((type) =>
    Object.entries(type.reasons).map(([reason, sentence]) => [`${type.id}/${reason}`, sentence as string] as const),
  ),
);

/** Texts of data in the details of a finding, marked as such. */
function marked(value: Json): Json {
  if (typeof value === 'string') return fromData(value);
  return Array.isArray(value) ? value.map(marked) : value;
}

/** Details in words of ours: sentences look them up. */
const OUR_WORDS: readonly string[] = ['option', 'settled', 'strength', 'signs'];

function toFinding(group: FindingGroup, example: FindingExample): Finding {
  return makeFinding({
    code: group.code,
    level: group.level,
    field: group.field === null ? null : fromData(group.field),
    rule: group.rule === null ? null : fromData(group.rule),
    value: example.value,
    // Sentences only ask whether there is one.
    ...(example.suggestion !== null && { suggestion: example.suggestion }),
    detail: Object.fromEntries(
      Object.entries(example.detail).map(([name, value]) => [name, OUR_WORDS.includes(name) ? value : marked(value)]),
    ),
    place: { source: example.source === null ? null : fromData(example.source), file: null, line: null },
  });
}

/** The sentence of an example in a language. */
export function sentenceOf(group: FindingGroup, example: FindingExample, language: Language): string {
  const value = example.value === null ? '' : fromData(`"${example.value}"`);
  return sentenceIn(language, toFinding(group, example), value, reasons) ?? fromData(example.message);
}

/** The sentence of a group: that of its most frequent case. */
export function sentenceOfGroup(group: FindingGroup, language: Language): string {
  const [first] = group.examples;
  return first === undefined ? fromData(group.message) : sentenceOf(group, first, language);
}

/** What is typed somewhere is written from left to right, whatever is around it. */
const typed = (text: string): string => text.replace(/[A-Za-z][\x20-\x7e]*[\x21-\x7e]/g, (run) => code(run));

export function adviceOfGroup({ code: kind, advice }: FindingGroup, language: Language): string | null {
  if (advice === null) return null;
  const said = adviceIn(language, kind);
  if (said === null) return fromData(advice);
  return language === 'ar' ? typed(said) : said;
}
