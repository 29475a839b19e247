import { z } from 'zod';
import { fold } from '../util/fold.ts';
import { nearest } from '../util/nearest.ts';
import { oneOrMore } from '../util/rule-schema.ts';
import { headerSays } from './column-evidence.ts';
import { declined, defineFieldType, read } from './field-type.ts';
import { maskWords } from './mask.ts';

/** A list of values, or values each with other spellings of it. Kept as pairs: a value may be named `__proto__`. */
const values = z
  .union([z.array(z.string()), z.record(z.string(), z.union([oneOrMore, z.array(z.string()).max(0)]))])
  .transform((given): [string, string[]][] =>
    Array.isArray(given) ? given.map((value) => [value, []]) : Object.entries(given),
  )
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
    { given: 'a+', options: { values: ['A', 'A+'] }, gives: { text: 'A+' } },
  ],
  personal: false,
  cel: 'string',
  compile(options) {
    if (options.values.length === 0) return (text) => read(text, text);
    const { exact, folded } = tableOf(options.values);
    return (text) => {
      const value = exact.get(exactForm(text)) ?? folded.get(fold(text));
      return value === undefined ? declined('not-in-list') : read(value, value);
    };
  },
  suggester(options) {
    const { folded } = tableOf(options.values);
    return (text) => {
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

/** Case alone: what decides where two values fold alike, as A and A+. */
const exactForm = (text: string) => text.trim().toLowerCase();

function tableOf(values: readonly (readonly [string, readonly string[]])[]) {
  const exact = new Map<string, string>();
  const folded = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const [value, spellings] of values) {
    for (const spelling of [value, ...spellings]) {
      exact.set(exactForm(spelling), value);
      const form = fold(spelling);
      if (form === '') continue;
      if (folded.has(form) && folded.get(form) !== value) ambiguous.add(form);
      folded.set(form, value);
    }
  }
  for (const form of ambiguous) folded.delete(form);
  return { exact, folded };
}
