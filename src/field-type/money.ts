import { z } from 'zod';
import { flag, integerIn } from '../util/rule-schema.ts';
import { UsageError } from '../util/usage-error.ts';
import { headerSays, shareOf } from './column-evidence.ts';
import {
  declined,
  defineFieldType,
  type Evidence,
  type RateTable,
  type Reader,
  type Reading,
  read,
  type Surroundings,
  type ValueCount,
} from './field-type.ts';
import { currencyIn } from './money/affixes.ts';
import { type ConversionReason, convert } from './money/convert.ts';
import { isCurrency, meaningOf, minorUnitsOf } from './money/currency.ts';
import { type Amount, type AmountReason, makeMoneyReader } from './money/money-reader.ts';
import { settleDefaultCurrency, settleSigns } from './money/settle-currency.ts';
import { conventionOf, separatorOptions } from './number/convention.ts';
import { writeDecimal } from './number/decimal.ts';
import { plainText } from './number/plain-text.ts';
import { settleDecimal } from './number/settle-decimal.ts';

const currency = z
  .string()
  .transform((code) => code.toUpperCase())
  .refine((code) => code === '' || isCurrency(code), { error: 'must be an ISO 4217 currency code, such as "TRY"' });

const options = z.strictObject({
  ...separatorOptions,
  strict: flag.default(false).describe('Only the marks of the locale or the options, and no words but the currency.'),
  accounting: flag.default(true).describe('Whether (12) is -12.'),
  defaultCurrency: z
    .union([z.literal('auto'), currency, z.strictObject({ from: z.string().min(1), else: currency.default('') })])
    .default('')
    .describe(
      'Currency of amounts that name none, and of signs that several share: a code, or the field that holds it and a code for where that is empty. auto: by the header, or by a column of currencies that all say the same.',
    ),
  currencySigns: z
    .union([z.literal('auto'), z.record(z.string(), currency)])
    .default('auto')
    .describe(
      'What signs mean that several currencies share, as { $: CAD, kr: SEK }. auto: by amounts that name the currency, by the header, and by columns of currencies, countries or phones beside it; else such amounts are declined.',
    ),
  currencyHint: z
    .string()
    .default('')
    .describe('Text beside the column that names the currency, as the header "Price (€)".'),
  doubtful: z
    .enum(['auto', 'read', 'decline'])
    .default('auto')
    .describe(
      'Several amounts in one value, words without a currency, a sign that several currencies share. read: the first amount, without a currency. decline: not at all. auto: read when a single value is asked for, declined in a run.',
    ),
  as: z.enum(['money', 'amount']).default('money').describe('money: "1234.56 EUR". amount: the number alone.'),
  to: currency.default('').describe('Currency to convert to; needs rates.'),
  rates: z.string().default('').describe('File of dated exchange rates with the columns date, from, to, rate.'),
  at: z.string().default('').describe('Field with the date whose rate holds; today when left out.'),
  maxRateAge: integerIn(0, 36_500)
    .optional()
    .describe('Days that may lie between the date and its rate; an older rate is not used. Any number when left out.'),
});

type Options = z.output<typeof options>;
type MoneyReason = AmountReason | ConversionReason;

const HEADERS = [
  'amount',
  'price',
  'spend',
  'spent',
  'total',
  'total spent',
  'revenue',
  'cost',
  'balance',
  'sum',
  'salary',
  'budget',
  'payment',
  'turnover',
  'tutar',
  'fiyat',
  'toplam',
  'bakiye',
  'ciro',
  'harcama',
  'ucret',
  'maas',
  'betrag',
  'preis',
  'summe',
  'umsatz',
  'saldo',
  'kosten',
  'gehalt',
  'مبلغ',
  'المبلغ',
  'سعر',
  'السعر',
  'المجموع',
  'رصيد',
  'اجمالي',
];

/**
 * Amounts with their currency, exact. A conversion is rounded to the smaller unit of the currency half up (0.125
 * is 0.13, -0.125 is -0.13), as invoices and tax offices do, not half to even.
 */
export const money = defineFieldType({
  id: 'money',
  summary: 'Amounts of money in any spelling, written as 1234.56 EUR; converted by dated rates where asked.',
  options,
  reasons: {
    'not-an-amount': 'holds no amount of money',
    'ambiguous-separator':
      'may be a thousand times larger or smaller: nothing says whether its mark separates thousands or decimals',
    'bad-grouping': 'has its thousands marks in the wrong places',
    'other-separator': 'has other marks than its locale uses',
    rounded: 'is rounded to thousands or millions',
    'several-amounts': 'holds more than one amount',
    'two-currencies': 'names two currencies',
    'unclear-currency': 'has a sign that several currencies share, and nothing says which',
    'no-currency': 'names no currency to convert from, and the rule names none',
    'no-rate': 'has no exchange rate on or before its date',
    'old-rate': 'has an exchange rate that is too old for its date',
    'no-rate-date': 'has no date beside it whose exchange rate would hold',
  },
  examples: [
    { given: '1.234,56 TL', gives: { text: '1234.56 TRY' } },
    { given: '₺12,50', gives: { text: '12.50 TRY' } },
    { given: '1 234,56 €', gives: { text: '1234.56 EUR' } },
    { given: 'AED 1,234.50', gives: { text: '1234.50 AED' } },
    { given: '١٬٢٣٤٫٥٠ ر.س', gives: { text: '1234.50 SAR' } },
    { given: '(1,234.50)', gives: { text: '-1234.5' } },
    { given: '12,50- €', gives: { text: '-12.50 EUR' } },
    { given: '1.234 TL', gives: { text: '1234.00 TRY' } },
    { given: '1.234', gives: { declined: 'ambiguous-separator' } },
    { given: '1.234', options: { locale: 'de', defaultCurrency: 'EUR' }, gives: { text: '1234.00 EUR' } },
    { given: '$12.50', options: { defaultCurrency: 'USD' }, gives: { text: '12.50 USD' } },
    { given: '$12.50', options: { locale: 'en-CA' }, gives: { text: '12.50 CAD' } },
    { given: '$12.50', gives: { text: '12.5' } },
    { given: '$12.50', options: { doubtful: 'decline' }, gives: { declined: 'unclear-currency' } },
    { given: '12.50', options: { currencyHint: 'Price (€)' }, gives: { text: '12.50 EUR' } },
    {
      given: '12.50',
      options: { defaultCurrency: { from: 'currency', else: 'TRY' } },
      companions: ['GBP'],
      gives: { text: '12.50 GBP' },
    },
    { given: '1.234,56 €', options: { as: 'amount' }, gives: { text: '1234.56' } },
    { given: '841,00 zł – 995,00 zł', options: { doubtful: 'decline' }, gives: { declined: 'several-amounts' } },
    { given: 'USD 1.2m', gives: { declined: 'rounded' } },
    { given: '1,23,4 €', gives: { declined: 'bad-grouping' } },
    { given: '1,50 €', options: { locale: 'en', strict: true }, gives: { declined: 'other-separator' } },
    { given: '$5 EUR', gives: { declined: 'two-currencies' } },
    { given: '12 EUR', options: { to: 'EUR', rates: 'rates.csv' }, gives: { text: '12.00 EUR' } },
    { given: '12', options: { to: 'EUR', rates: 'rates.csv' }, gives: { declined: 'no-currency' } },
    {
      given: '12 MNT',
      options: { to: 'EUR', rates: 'rates.csv', at: 'paid_at' },
      companions: ['2024-12-31'],
      gives: { declined: 'no-rate' },
    },
    {
      given: '12 USD',
      options: { to: 'EUR', rates: 'rates.csv', at: 'paid_at' },
      companions: [''],
      gives: { declined: 'no-rate-date' },
    },
    {
      given: '12 ZAR',
      options: { to: 'EUR', rates: 'rates.csv', at: 'paid_at', maxRateAge: 30 },
      companions: ['2024-12-31'],
      gives: { declined: 'old-rate' },
    },
    { given: 'free', gives: { declined: 'not-an-amount' } },
  ],
  personal: false,
  cel: 'double',
  companions: companionsOf,
  settle: (given, values, _context, beside) => settleMoney(given, values, beside),
  compile: (given, context): Reader<Amount, MoneyReason> => {
    const reader = makeMoneyReader({
      convention: conventionOf(given, true),
      locale: given.locale,
      accounting: given.accounting,
      strict: given.strict,
      currencyHint: given.currencyHint,
      declineDoubtful: given.doubtful === 'decline',
      signs: signMeanings(given),
    });
    const toOther = converter(given, context.today, context.rates);
    const fallbackOf = makeFallback(given);
    return (text, ...companions) => {
      const reading = reader(text, fallbackOf(companions));
      if (!reading.ok) return reading;
      if (toOther === undefined) return written(reading.value, given.as);
      const converted = toOther(reading.value, companions);
      if (typeof converted === 'string') return declined(converted);
      const amount = written(converted.amount, given.as);
      return converted.how === '' ? amount : { ...amount, how: converted.how };
    };
  },
  infer: (name, values) => {
    const { decimal } = settleDecimal(values, digitsOfAmount);
    const convention = { decimal, group: 'auto', strict: false };
    const reader = makeMoneyReader({
      convention,
      locale: '',
      accounting: true,
      strict: true,
      currencyHint: name,
      declineDoubtful: false,
      signs: noSigns,
    });
    let signs = 0;
    const share = shareOf(values, (text) => {
      if (/\p{Sc}|\p{L}/u.test(text)) signs++;
      return reader(text, '').ok && !/^\s*0\d/.test(text);
    });
    const hinted = headerSays(name, HEADERS);
    if (share < 0.7 || (signs === 0 && !hinted)) return { confidence: 0, options: {} };
    return { confidence: share * (hinted ? 1 : 0.9), options: decimal === ',' ? { decimalSeparator: ',' } : {} };
  },
  mask: (text) => text,
  comparison: { comparator: 'number', levels: [0.99, 0.95], termFrequency: false },
});

const noSigns: ReadonlyMap<string, string> = new Map();

/** What shared signs mean, by the currencies that share them. */
function signMeanings({ currencySigns, locale }: Options): ReadonlyMap<string, string> {
  if (currencySigns === 'auto') return noSigns;
  return new Map(
    Object.entries(currencySigns).flatMap(([sign, code]) => {
      const codes = currencyIn(sign, locale)?.codes ?? [];
      if (!codes.includes(code))
        throw new UsageError(`"${sign}" does not stand for ${code}`, 'name a sign that the currency is written with');
      return [[codes.join(' '), code] as const];
    }),
  );
}

function settleMoney(given: Options, values: readonly ValueCount[], beside: Surroundings | undefined) {
  const found: Evidence[] = [];
  let options: Options = { ...given, doubtful: given.doubtful === 'auto' ? 'decline' : given.doubtful };
  if (given.decimalSeparator === 'auto' && given.groupSeparator === 'auto' && given.locale === '') {
    const { decimal, evidence } = settleDecimal(values, digitsOfAmount, beside);
    options = { ...options, decimalSeparator: decimal };
    found.push(evidence);
  }
  if (given.currencySigns === 'auto' && given.currencyHint === '') {
    const fallback = typeof given.defaultCurrency === 'string' ? given.defaultCurrency : given.defaultCurrency.else;
    const { signs, evidence } = settleSigns(values, given.locale, fallback, beside);
    options = { ...options, currencySigns: signs };
    found.push(...evidence);
  }
  if (given.defaultCurrency === 'auto') {
    const bare = values.filter(({ text }) => !/\p{L}|\p{Sc}/u.test(text)).reduce((sum, { count }) => sum + count, 0);
    const { currency, evidence } = settleDefaultCurrency(bare, beside);
    options = { ...options, defaultCurrency: currency };
    found.push(...evidence);
  }
  return { options, evidence: found };
}

function companionsOf({ defaultCurrency, to, at }: Options): readonly string[] {
  const fields = typeof defaultCurrency === 'string' ? [] : [defaultCurrency.from];
  return to !== '' && at !== '' ? [...fields, at] : fields;
}

/** The currency of amounts that name none; a field beside may hold a code or a sign. */
function makeFallback({ defaultCurrency, locale }: Options): (companions: readonly string[]) => string {
  if (typeof defaultCurrency === 'string') return () => (defaultCurrency === 'auto' ? '' : defaultCurrency);
  const known = new Map<string, string>();
  return ([beside = '']) => {
    if (beside === '') return defaultCurrency.else;
    let code = known.get(beside);
    if (code === undefined) {
      const meaning = meaningOf(plainText(beside), locale);
      code = meaning?.codes.length === 1 ? meaning.codes[0]! : (meaning?.local ?? defaultCurrency.else);
      known.set(beside, code);
    }
    return code;
  };
}

/** Converts as the options ask; undefined where they ask for nothing. */
function converter(given: Options, today: string, rates: (path: string) => RateTable) {
  if (given.to === '') return undefined;
  if (given.rates === '')
    throw new UsageError(`a conversion to ${given.to} needs exchange rates`, 'name a file with `rates: rates.csv`');
  const conversion = { to: given.to, table: rates(given.rates), maxRateAge: given.maxRateAge ?? null };
  const place = typeof given.defaultCurrency === 'string' ? 0 : 1;
  return (amount: Amount, companions: readonly string[]) =>
    convert(amount, given.at === '' ? today : (companions[place] ?? ''), conversion);
}

/** The amount with at least the decimals of its currency. */
function written({ amount, currency: code }: Amount, as: 'money' | 'amount'): Reading<Amount, never> {
  const padded = code === null ? amount : withDecimals(amount, minorUnitsOf(code));
  const safe = writeDecimal(padded);
  return read({ amount: safe, currency: code }, code === null || as === 'amount' ? safe : `${safe} ${code}`);
}

function withDecimals(amount: string, digits: number): string {
  const point = amount.indexOf('.');
  const decimals = point < 0 ? 0 : amount.length - point - 1;
  if (decimals >= digits) return amount;
  return `${amount}${point < 0 ? '.' : ''}${'0'.repeat(digits - decimals)}`;
}

/** The digits of the first amount, for settling the column's decimal mark. */
const digitsOfAmount = (text: string): string | undefined => /\d[\d.,' ٬٫]*\d|\d/.exec(plainText(text))?.[0];
