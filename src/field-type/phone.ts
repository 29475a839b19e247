import { z } from 'zod';
import { headerSays, shareRead } from './column-evidence.ts';
import { declined, defineFieldType, type Reader, type Reading, read, type ValueCount } from './field-type.ts';
import { plainText } from './number/plain-text.ts';
import { fastPhone } from './phone/fast-phone.ts';
import { keypadDigits, libraryPhone, type Phone, type PhoneReason } from './phone/library-phone.ts';
import { callingCodeOf, isCountry } from './phone/numbering-plan.ts';
import { settlePhoneCountry } from './phone/settle-country.ts';

const country = z
  .string()
  .transform((code) => code.toUpperCase())
  .refine(isCountry, { error: 'must be an ISO 3166-1 country code with telephones, such as "TR"' });

const options = z.strictObject({
  defaultCountry: z
    .union([
      z.literal('auto'),
      z.literal(''),
      country,
      z.strictObject({ from: z.string().min(1), else: z.union([z.literal('auto'), country]).optional() }),
    ])
    .default('auto')
    .describe(
      'Country of numbers written without one: a code, or the field that holds it and a code for where that is empty. auto: the country whose numbering plan the numbers of the column fit, or that a column of countries, or numbers with a country code, name. Empty: none.',
    ),
  check: z
    .enum(['valid', 'possible'])
    .default('valid')
    .describe('valid: the country has given out such numbers. possible: the number is as long as its numbers are.'),
  extension: z.enum(['keep', 'drop']).default('keep').describe('Whether "x123" survives, as ";ext=123".'),
});

const HEADERS = [
  'phone',
  'telephone',
  'mobile',
  'cell',
  'tel',
  'gsm',
  'fax',
  'whatsapp',
  'telefon',
  'cep',
  'cep telefonu',
  'handy',
  'mobil',
  'rufnummer',
  'هاتف',
  'الهاتف',
  'جوال',
  'الجوال',
  'موبايل',
  'رقم الهاتف',
];

/** Countries tried when a column's numbers name none, the likeliest of our users first. */
const LIKELY = [
  'TR',
  'DE',
  'GB',
  'US',
  'AE',
  'SA',
  'EG',
  'FR',
  'AT',
  'CH',
  'NL',
  'IT',
  'ES',
  'IQ',
  'JO',
  'KW',
  'QA',
  'MA',
  'IN',
  'AU',
  'BR',
  'RU',
];

/** Phone numbers as E.164, so that two spellings of one number are equal. */
export const phone = defineFieldType({
  id: 'phone',
  summary: 'Phone numbers in any spelling, written as +902121234567, with an extension as ;ext=9.',
  options,
  reasons: {
    'no-country': 'has no country code, and the rule names no country',
    'not-a-number': 'holds no phone number',
    'wrong-length': 'is too short or too long for its country',
    'not-in-use': 'has digits that its country does not give out',
  },
  examples: [
    { given: '020 7946 0018', options: { defaultCountry: 'gb' }, gives: { text: '+442079460018' } },
    { given: '+1 (202) 555-0143 x9', gives: { text: '+12025550143;ext=9' } },
    { given: '+1 202-555-0143 ext. 9', options: { extension: 'drop' }, gives: { text: '+12025550143' } },
    { given: '+1 202-555-0143 dahili 9', gives: { text: '+12025550143;ext=9' } },
    { given: '+1 202-555-0143 Durchwahl: 9', gives: { text: '+12025550143;ext=9' } },
    { given: '+1 202-555-0143 داخلي ٩', gives: { text: '+12025550143;ext=9' } },
    { given: '0044 20 7946 0018', gives: { text: '+442079460018' } },
    { given: '٠٢٠ ٧٩٤٦ ٠٠١٨', options: { defaultCountry: 'GB' }, gives: { text: '+442079460018' } },
    { given: '+12025550143;ext=9', gives: { text: '+12025550143;ext=9' } },
    {
      given: '030 23125 123',
      options: { defaultCountry: { from: 'country', else: 'GB' } },
      companions: ['DE'],
      gives: { text: '+493023125123' },
    },
    {
      given: '020 7946 0018',
      options: { defaultCountry: { from: 'country', else: 'GB' } },
      companions: [''],
      gives: { text: '+442079460018' },
    },
    { given: '020 7946 0018', gives: { declined: 'no-country' } },
    { given: 'ask at desk', options: { defaultCountry: 'GB' }, gives: { declined: 'not-a-number' } },
    { given: '+44 20 7946', gives: { declined: 'wrong-length' } },
    { given: '(111) 111-1111', options: { defaultCountry: 'US' }, gives: { declined: 'not-in-use' } },
    { given: '(111) 111-1111', options: { defaultCountry: 'US', check: 'possible' }, gives: { text: '+11111111111' } },
  ],
  personal: true,
  cel: 'string',
  companions: ({ defaultCountry }) => (typeof defaultCountry === 'string' ? [] : [defaultCountry.from]),
  settle: (given, values, _context, beside) => {
    const { defaultCountry } = given;
    if (defaultCountry === 'auto') {
      const { country, evidence } = settlePhoneCountry(values, beside);
      return { options: { ...given, defaultCountry: country }, evidence };
    }
    if (typeof defaultCountry === 'string' || defaultCountry.else !== 'auto') return { options: given, evidence: [] };
    const alone = values.filter(({ companions = [] }) => companions.length === 0);
    const { country, evidence } = settlePhoneCountry(alone, undefined);
    const { from } = defaultCountry;
    return { options: { ...given, defaultCountry: { from, ...(country !== '' && { else: country }) } }, evidence };
  },
  compile: ({ defaultCountry, check, extension }): Reader<Phone, PhoneReason> => {
    const readIn = (text: string, where: string) => {
      const reading = readPhone(text, where, check);
      return extension === 'drop' && reading.ok && reading.value.ext !== undefined
        ? read({ e164: reading.value.e164 }, reading.value.e164)
        : reading;
    };
    if (typeof defaultCountry === 'string') {
      const where = defaultCountry === 'auto' ? '' : defaultCountry;
      return (text) => readIn(text, where);
    }
    const otherwise = defaultCountry.else === 'auto' ? '' : (defaultCountry.else ?? '');
    return (text, where = '') => readIn(text, isCountry(where) ? where : otherwise);
  },
  infer: (name, values) => {
    const hinted = headerSays(name, HEADERS);
    if (!hinted && !values.every(({ text }) => looksLikePhone(text))) return { confidence: 0, options: {} };
    const international = shareIn('', values);
    const { country: settled } = settlePhoneCountry(values.slice(0, 300), undefined);
    const best = settled === '' ? bestCountry(values, international) : settled;
    const share = best === '' ? international : shareIn(best, values);
    // Digits of any kind are often valid somewhere, so national numbers need a header or a plus beside them.
    const sure = hinted ? 1 : international > 0.2 ? 0.9 : 0.55;
    return { confidence: share * sure, options: settled === '' ? {} : { defaultCountry: settled } };
  },
  mask: maskPhone,
  comparison: { comparator: 'exact', levels: [], termFrequency: false },
});

/** Words for an extension that libphonenumber does not know: Turkish, Arabic, German. */
const EXTENSION =
  /[\s,;/(-]*(?:dah[iİı]l[iİı]|dah\.?|[iİ]ç hat|durchwahl|dw\.?|داخلي[هة]?|تحويل[هة])(?: (?:no|nr|رقم)(?!\p{L})\.?)?[\s.:]*(?=\d{1,7}\)?\s*$)/iu;

/** A longer text holds no phone number, and is not looked through. */
const withKnownExtension = (text: string) => (text.length > 250 ? text : text.replace(EXTENSION, ' ext. '));

function readPhone(given: string, where: string, check: 'valid' | 'possible'): Reading<Phone, PhoneReason> {
  const quick = fastPhone(given, where);
  if (quick !== undefined) {
    if (quick.fit === 'valid' || (quick.fit === 'possible' && check === 'possible'))
      return read<Phone>({ e164: quick.e164 }, quick.e164);
    return declined(quick.fit === 'possible' ? 'not-in-use' : 'wrong-length');
  }
  const text = withKnownExtension(plainText(given));
  const reading = libraryPhone(text, where, check);
  if (reading.ok) return reading;
  // Written for a call from abroad: no country has national numbers that begin with 00.
  if (where === '' && /^\(?00/.test(text)) {
    const abroad = libraryPhone(text.replace(/^\(?00/, '+'), '', check);
    if (abroad.ok) return abroad;
  }
  const keyed = keypadDigits(text);
  const worded = keyed === undefined ? reading : libraryPhone(keyed, where, check);
  return worded.ok ? worded : declined(reading.reason);
}

const looksLikePhone = (text: string) =>
  /^[+(]?[\d\s().+/-]{6,}([x#;].*)?$/.test(plainText(text)) && !/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(text);

const shareIn = (where: string, values: readonly ValueCount[]) =>
  shareRead(values, (text) => readPhone(text, where, 'valid'));

/** A country that reads clearly more of the column than no country does, to tell whether it holds phones; '' where none. */
function bestCountry(values: readonly ValueCount[], without: number): string {
  let best = '';
  let bestShare = without + 0.05;
  const sample = values.slice(0, 300);
  for (const where of LIKELY) {
    const share = shareIn(where, sample);
    if (share > bestShare) {
      best = where;
      bestShare = share;
    }
  }
  return best;
}

/** The country code and the last two digits; of a number without a country code the last two digits. */
function maskPhone(text: string): string {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 5) return '***';
  const code = text.startsWith('+') ? callingCodeOf(digits) : '';
  return `${code === '' ? '' : `+${code}`}***${digits.slice(-2)}`;
}
