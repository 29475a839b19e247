import { z } from 'zod';
import { defineFieldType, read } from './field-type.ts';
import { maskWords } from './mask.ts';

/** Any text, unchanged: trimming, casing and the like are asked for by name, with the keys that every field has. */
export const text = defineFieldType({
  id: 'text',
  summary: 'Any text, kept exactly as it is.',
  options: z.strictObject({}),
  reasons: {},
  examples: [
    { given: 'Anything at all', gives: { text: 'Anything at all' } },
    { given: '  00123 ', gives: { text: '  00123 ' } },
    { given: '1e5', gives: { text: '1e5' } },
    { given: 'İstanbul, دبي', gives: { text: 'İstanbul, دبي' } },
  ],
  personal: false,
  cel: 'string',
  compile: () => (given) => read(given, given),
  // Every column is text; any type that fits better wins.
  infer: () => ({ confidence: 0.05, options: {} }),
  mask: maskWords,
  comparison: { comparator: 'jaro_winkler', levels: [0.92, 0.8], termFrequency: true },
});
