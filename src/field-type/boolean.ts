import { z } from 'zod';
import { oneOrMore } from '../util/rule-schema.ts';
import { ownWords } from './boolean/own-words.ts';
import { yesOrNo } from './boolean/yes-or-no.ts';
import { headerWords } from './column-evidence.ts';
import { declined, defineFieldType, read } from './field-type.ts';

const options = z.strictObject({
  locale: z
    .string()
    .default('')
    .describe(
      'Language whose words come first, as "tr"; it decides words that are yes in one language and no in another.',
    ),
  yes: oneOrMore.default([]).describe('More words for yes.'),
  no: oneOrMore.default([]).describe('More words for no.'),
});

/** Yes or no in the words, digits and marks that exports use. A word that is neither is declined, never taken for no. */
export const boolean = defineFieldType({
  id: 'boolean',
  summary: 'Yes or no, written `true` or `false`.',
  options,
  reasons: { 'not-yes-or-no': 'is no word for yes or no' },
  examples: [
    { given: 'yes', gives: { text: 'true' } },
    { given: 'N', gives: { text: 'false' } },
    { given: '1', gives: { text: 'true' } },
    { given: '0', gives: { text: 'false' } },
    { given: 'TRUE', gives: { text: 'true' } },
    { given: 'Evet', gives: { text: 'true' } },
    { given: 'HAYIR', gives: { text: 'false' } },
    { given: 'نعم', gives: { text: 'true' } },
    { given: 'لا', gives: { text: 'false' } },
    { given: 'Ja', gives: { text: 'true' } },
    { given: 'nein', gives: { text: 'false' } },
    { given: 'x', gives: { text: 'true' } },
    { given: '✓', gives: { text: 'true' } },
    { given: 'jo', options: { locale: 'sq' }, gives: { text: 'false' } },
    { given: 'jo', gives: { declined: 'not-yes-or-no' } },
    { given: 'aktif', options: { yes: ['aktif'] }, gives: { text: 'true' } },
    { given: '+', options: { yes: ['+'], no: ['-'] }, gives: { text: 'true' } },
    { given: '-', options: { yes: ['+'] }, gives: { declined: 'not-yes-or-no' } },
    { given: 'maybe', gives: { declined: 'not-yes-or-no' } },
    { given: '2', gives: { declined: 'not-yes-or-no' } },
  ],
  personal: false,
  cel: 'bool',
  compile({ locale, yes, no }) {
    const word = yesOrNo(locale);
    const own = ownWords(yes, no);
    return (text) => {
      const answer = own(text) ?? word(text);
      return answer === undefined ? declined('not-yes-or-no') : read(answer, answer ? 'true' : 'false');
    };
  },
  infer(name, values) {
    const word = yesOrNo('');
    const answers = values.filter(({ text }) => text.trim() !== '').map(({ text }) => word(text));
    if (answers.length === 0 || answers.length > 12 || answers.includes(undefined))
      return { confidence: 0, options: {} };
    // A column of ones and zeros, or of one value alone, may be a count.
    const digitsOnly = values.every(({ text }) => /^\s*[01]?\s*$/.test(text));
    const header = /^(is|has|can|does|was) | (mi|mu|var mi)$|\?/.test(headerWords(name)) || name.includes('?');
    const bothSeen = answers.includes(true) && answers.includes(false);
    return { confidence: (digitsOnly ? 0.4 : bothSeen ? 0.9 : 0.6) + (header ? 0.05 : 0), options: {} };
  },
  mask: () => '***',
  comparison: { comparator: 'exact', levels: [], termFrequency: false },
});
