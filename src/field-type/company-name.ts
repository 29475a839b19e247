import { z } from 'zod';
import { headerSays, shareOf } from './column-evidence.ts';
import { isFormInFront, legalFormLength } from './company-name/legal-forms.ts';
import { declined, defineFieldType } from './field-type.ts';
import { readLazily } from './lazy-reading.ts';
import { maskWords } from './mask.ts';
import { tidyText } from './tidy-text.ts';

/** A company's name, and the part of it that is not its legal form: the one by which people know it. */
export interface CompanyName {
  readonly base: string;
  readonly legalForm: string;
}

const options = z.strictObject({
  country: z
    .string()
    .default('')
    .describe('Where the company is; every legal form is known in every country, so it changes nothing.'),
});

/** Names of companies. The legal form is kept in the text, and left out when two names are compared. */
export const companyName = defineFieldType({
  id: 'company_name',
  summary: 'Names of companies; the legal form stays, and does not count when records are matched.',
  options,
  reasons: { 'no-name': 'holds no letter or digit' },
  examples: [
    { given: 'Example Foods Ltd.', gives: { text: 'Example Foods Ltd.' } },
    { given: '  Örnek   Gıda San. ve Tic. A.Ş. ', gives: { text: 'Örnek Gıda San. ve Tic. A.Ş.' } },
    { given: 'Muster GmbH & Co. KG', gives: { text: 'Muster GmbH & Co. KG' } },
    { given: 'شركة المثال ش.م.م', gives: { text: 'شركة المثال ش.م.م' } },
    { given: '3 Stars', gives: { text: '3 Stars' } },
    { given: '---', gives: { declined: 'no-name' } },
  ],
  personal: false,
  cel: 'string',
  compile: () => (given) => {
    const text = tidyText(given);
    if (!/[\p{L}\p{N}]/u.test(text)) return declined('no-name');
    return readLazily(text, splitCompanyName);
  },
  infer(name, values) {
    const formed = shareOf(values, (text) => legalFormLength(tidyText(text).split(' ')) > 0);
    const header = headerSays(name, [
      'company',
      'company name',
      'organization',
      'organisation',
      'account',
      'account name',
      'employer',
      'firm',
      'business name',
      'sirket',
      'sirket adi',
      'firma',
      'firma adi',
      'unvan',
      'ticari unvan',
      'kurum',
      'unternehmen',
      'firmenname',
      'الشركه',
      'اسم الشركه',
      'المؤسسه',
    ]);
    return { confidence: Math.min(1, (header ? 0.8 : 0) + (formed > 0.3 ? 0.5 + formed / 3 : 0)), options: {} };
  },
  mask: maskWords,
  comparison: { comparator: 'company_name', levels: [0.92, 0.8], termFrequency: true },
});

/** A name without its legal form. One form is taken away, not more: "Co." in "Lumber Co. Ltd." is part of the name. */
function splitCompanyName(text: string): CompanyName {
  const words = text.split(' ');
  const length = legalFormLength(words);
  const start = words.length - length > 1 && isFormInFront(words[0]!) ? 1 : 0;
  const end = words.length - length;
  const base = words
    .slice(start, end)
    .join(' ')
    .replace(/[^.\p{L}\p{M}\p{N}_)]+$/u, '');
  return base === '' ? { base: text, legalForm: '' } : { base, legalForm: words.slice(end).join(' ') };
}
