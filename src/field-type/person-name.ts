import { z } from 'zod';
import { headerSays, shareOf } from './column-evidence.ts';
import { declined, defineFieldType } from './field-type.ts';
import { readLazily } from './lazy-reading.ts';
import { maskWords } from './mask.ts';
import { capitalizePersonName } from './person-name/capitalize.ts';
import { splitPersonName } from './person-name/split.ts';
import { tidyText } from './tidy-text.ts';

const options = z.strictObject({
  op: z
    .enum(['parse', 'capitalize'])
    .default('parse')
    .describe(
      'capitalize: names in capitals or small letters alone get both, as McDonald and van der Berg; others stay.',
    ),
  locale: z
    .string()
    .default('')
    .describe('Language whose capital letters are used, as "tr"; Turkish is also known by its letters.'),
});

/** Names of people, whole or a part. Spelling is the person's own: only white space and what is invisible is cleaned. */
export const personName = defineFieldType({
  id: 'person_name',
  summary: 'Names of people, whole or in part, with white space cleaned and spelling kept.',
  options,
  reasons: {
    'no-name': 'holds no letter',
    'not-a-name': 'holds an @ or a web address, which no name does',
  },
  examples: [
    { given: '  Ayşe   Yılmaz ', gives: { text: 'Ayşe Yılmaz' } },
    { given: 'Dr. Juan Q. de la Vega, Jr.', gives: { text: 'Dr. Juan Q. de la Vega, Jr.' } },
    { given: 'محمد بن سلمان', gives: { text: 'محمد بن سلمان' } },
    { given: "O'Neill", gives: { text: "O'Neill" } },
    { given: 'RONALD MCDONALD', options: { op: 'capitalize' }, gives: { text: 'Ronald McDonald' } },
    { given: 'ludwig van der berg', options: { op: 'capitalize' }, gives: { text: 'Ludwig van der Berg' } },
    { given: 'IŞIL ŞAHİN', options: { op: 'capitalize' }, gives: { text: 'Işıl Şahin' } },
    { given: 'IRMAK', options: { op: 'capitalize', locale: 'tr' }, gives: { text: 'Irmak' } },
    { given: 'Jane deVries', options: { op: 'capitalize' }, gives: { text: 'Jane deVries' } },
    { given: '12345', gives: { declined: 'no-name' } },
    { given: 'jane@example.com', gives: { declined: 'not-a-name' } },
  ],
  personal: true,
  cel: 'string',
  compile:
    ({ op, locale }) =>
    (given) => {
      const tidy = tidyText(given);
      if (tidy.includes('@') || tidy.includes('://') || /^www\./i.test(tidy)) return declined('not-a-name');
      if (!/[a-z]|\p{L}/iu.test(tidy)) return declined('no-name');
      const text = op === 'capitalize' ? capitalizePersonName(tidy, locale) : tidy;
      return readLazily(text, splitPersonName);
    },
  infer(name, values) {
    const shaped = shareOf(values, (text) => nameShape.test(tidyText(text)));
    const header = headerSays(name, headers);
    if (shaped < 0.7) return { confidence: 0, options: {} };
    // Without a header, words in capitals could be cities or products: a hint, never more.
    const several = shareOf(values, (text) => tidyText(text).includes(' '));
    return { confidence: header ? 0.9 * shaped : several > 0.7 ? 0.2 * shaped : 0.06, options: {} };
  },
  mask: maskWords,
  comparison: { comparator: 'person_name', levels: [0.92, 0.8], termFrequency: true },
});

const headers = [
  'name',
  'full name',
  'first name',
  'last name',
  'firstname',
  'lastname',
  'given name',
  'family name',
  'surname',
  'middle name',
  'contact name',
  'customer name',
  'forename',
  'contact',
  'ad',
  'adi',
  'soyad',
  'soyadi',
  'ad soyad',
  'adi soyadi',
  'isim',
  'musteri adi',
  'vorname',
  'nachname',
  'familienname',
  'zuname',
  'الاسم',
  'اسم',
  'الاسم الاول',
  'اسم العائله',
  'اللقب',
  'الكنيه',
];

/** A few words of letters, with the marks that names have. */
const nameShape = /^[\p{L}\p{M}.'’‘`"()-]+(?:,? [\p{L}\p{M}.'’‘`"()-]+){0,6},?$/u;
