import { z } from 'zod';
import { fold } from '../util/fold.ts';
import { nearest } from '../util/nearest.ts';
import { named, oneOrMore } from '../util/rule-schema.ts';
import { headerSays } from './column-evidence.ts';
import { declined, defineFieldType, read } from './field-type.ts';
import { maskWords } from './mask.ts';

/** A list of values, or values each with other spellings of it. Kept as pairs: a value may be named `__proto__`. */
const values = z
  .union([
    z.array(z.string()).transform((given) => given.map((value): [string, string[]] => [value, []])),
    named(z.union([oneOrMore, z.array(z.string()).max(0)])),
  ])
  .default([])
  .describe(
    'The values allowed, as a list, or each with its other spellings: `active: [aktif, نشط]`. Empty: any value.',
  );

/** One of a few values. Spellings that differ in case, accents or punctuation alone need not be listed. */
export const category = defineFieldType({
  id: 'category',
  summary: 'One of a list of values, in any of the spellings given for it.',
  options: z.strictObject({ values }),
  reasons: { 'not-in-list': 'is none of the values allowed' },
  examples: [
    { given: 'Gold', gives: { text: 'Gold' } },
    {
      given: 'AKTİF',
      options: { values: { active: ['aktif', 'نشط'], passive: ['pasif'] } },
      gives: { text: 'active' },
    },
    { given: 'نَشِط', options: { values: { active: ['aktif', 'نشط'] } }, gives: { text: 'active' } },
    { given: ' gold ', options: { values: ['Gold', 'Silver'] }, gives: { text: 'Gold' } },
    { given: 'platinum', options: { values: ['Gold', 'Silver'] }, gives: { declined: 'not-in-list' } },
    { given: 'a', options: { values: ['A', 'a'] }, gives: { text: 'a' } },
    { given: 'k', options: { values: { kept: ['k'], killed: ['k'] } }, gives: { declined: 'not-in-list' } },
    { given: 'a+', options: { values: ['A', 'A+'] }, gives: { text: 'A+' } },
  ],
  personal: false,
  cel: 'string',
  compile(options) {
    if (options.values.length === 0) return (text) => read(text, text);
    const { find } = tableOf(options.values);
    return (text) => {
      const value = find(text);
      return value === undefined ? declined('not-in-list') : read(value, value);
    };
  },
  suggester(options) {
    const { folded, find } = tableOf(options.values);
    return (text) => {
      if (find(text) !== undefined) return undefined;
      const near = new Set(nearest(fold(text), folded.keys()).map((form) => folded.get(form)));
      return near.size === 1 ? [...near][0] : undefined;
    };
  },
  infer(name, found) {
    const filled = found.filter(({ text }) => text.trim() !== '');
    const rows = filled.reduce((sum, { count }) => sum + count, 0);
    const short = filled.every(({ text }) => text.length <= 40);
    if (filled.length === 0 || filled.length > 30 || !short) return { confidence: 0, options: {} };
    const header = headerSays(name, [
      'status',
      'type',
      'category',
      'segment',
      'level',
      'gender',
      'durum',
      'tip',
      'tur',
      'kategori',
      'cinsiyet',
      'الحاله',
      'النوع',
      'الفئه',
      'typ',
      'kategorie',
      'geschlecht',
    ]);
    const repeated = rows >= filled.length * 5;
    return { confidence: repeated ? (header ? 0.7 : 0.4) : header ? 0.3 : 0, options: {} };
  },
  mask: maskWords,
  comparison: { comparator: 'exact', levels: [], termFrequency: true },
});

/** Case and white space alone: what decides where two values fold alike, as A and A+. */
const caseForm = (text: string) => text.trim().toLowerCase();
const asWritten = (text: string) => text.trim();

/** What each spelling stands for, as it is written, then without case, then in comparison form; nothing where it is two values. */
function tableOf(values: readonly (readonly [string, readonly string[]])[]) {
  const written = spellings(values, asWritten);
  const cased = spellings(values, caseForm);
  const folded = spellings(values, fold);
  return {
    folded,
    find: (text: string) => written.get(asWritten(text)) ?? cased.get(caseForm(text)) ?? folded.get(fold(text)),
  };
}

function spellings(
  values: readonly (readonly [string, readonly string[]])[],
  formOf: (spelling: string) => string,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const [value, others] of values) {
    for (const form of [value, ...others].map(formOf)) {
      if ((found.get(form) ?? value) !== value) ambiguous.add(form);
      found.set(form, value);
    }
  }
  for (const form of [...ambiguous, '']) found.delete(form);
  return found;
}
