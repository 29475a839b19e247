import { createRequire } from 'node:module';
import { getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/*
 * Columns as people's programs write them, made from a seed: dates, numbers and amounts as Intl writes them in many
 * locales, phone numbers of many countries, spreadsheet days; and columns that nobody can read for certain. Each
 * comes with what its values mean.
 */

const require = createRequire(import.meta.url);
const examples = require('libphonenumber-js/examples.mobile.json');

export const LOCALES =
  'en-US en-GB en-CA en-AU en-IN en-ZA en-IE tr-TR de-DE de-AT de-CH fr-FR fr-CA fr-CH it-IT es-ES es-MX es-AR pt-BR pt-PT nl-NL nl-BE sv-SE nb-NO da-DK fi-FI is-IS pl-PL cs-CZ sk-SK hu-HU ro-RO bg-BG hr-HR sl-SI sr-RS el-GR ru-RU uk-UA et-EE lv-LV lt-LT ar-EG ar-SA ar-AE ar-MA ar-IQ fa-IR he-IL hi-IN bn-BD th-TH vi-VN id-ID ja-JP ko-KR zh-CN zh-TW ka-GE az-AZ kk-KZ'.split(
    ' ',
  );

/** Numbers in [0, 1) from a seed. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

const DAY = 86_400_000;
const between = (random, from, to) => from + Math.floor(random() * (to - from + 1));
const pick = (random, list) => list[Math.floor(random() * list.length)];

const RANGES = [
  { name: 'recent', from: Date.UTC(2019, 0, 1), to: Date.UTC(2026, 10, 20), header: 'created' },
  { name: 'births', from: Date.UTC(1940, 0, 1), to: Date.UTC(2008, 11, 31), header: 'birth date' },
  { name: 'long', from: Date.UTC(1975, 0, 1), to: Date.UTC(2026, 10, 20), header: 'date' },
];

const DATE_STYLES = [
  { name: 'short', dateStyle: 'short' },
  { name: 'medium', dateStyle: 'medium' },
  { name: 'long', dateStyle: 'long' },
  { name: 'full', dateStyle: 'full' },
  { name: 'numeric', year: 'numeric', month: 'numeric', day: 'numeric' },
  { name: 'padded', year: 'numeric', month: '2-digit', day: '2-digit' },
  { name: 'weekday', weekday: 'short', year: 'numeric', month: 'numeric', day: 'numeric' },
];

function* dateColumns(random, size) {
  for (const locale of LOCALES) {
    for (const { name, ...style } of DATE_STYLES) {
      const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...style });
      const { calendar } = format.resolvedOptions();
      const sample = format.formatToParts(Date.UTC(1987, 10, 25)).find(({ type }) => type === 'year')?.value ?? '';
      const isShort = [...sample].length === 2;
      // Two digits of another calendar's year look like two digits of ours: nothing in the column can say.
      if (isShort && calendar !== 'gregory') continue;
      for (const range of RANGES) {
        const values = [];
        const truth = [];
        for (let row = 0; row < size; row++) {
          const day = Math.floor((range.from + random() * (range.to - range.from)) / DAY) * DAY;
          values.push(format.format(day));
          truth.push(new Date(day).toISOString().slice(0, 10));
        }
        yield {
          id: `date ${locale} ${name} ${range.name}`,
          kind: `date, ${name}`,
          type: 'date',
          header: range.header,
          values,
          truth,
        };
      }
    }
  }
}

const decimalText = (value, digits) => {
  const text = value.toFixed(digits);
  return digits === 0 ? text : text.replace(/\.?0+$/, '');
};

const NUMBER_STYLES = [
  { name: 'two decimals', digits: 2, options: { minimumFractionDigits: 2, maximumFractionDigits: 2 }, max: 50_000 },
  { name: 'up to three decimals', digits: 3, options: { maximumFractionDigits: 3 }, max: 900 },
  { name: 'whole, grouped', digits: 0, options: { maximumFractionDigits: 0 }, max: 90_000 },
  { name: 'whole, large', digits: 0, options: { maximumFractionDigits: 0 }, max: 5_000_000 },
  { name: 'three decimals', digits: 3, options: { minimumFractionDigits: 3, maximumFractionDigits: 3 }, max: 20 },
];

function* numberColumns(random, size) {
  for (const locale of LOCALES) {
    for (const { name, digits, options, max } of NUMBER_STYLES) {
      const format = new Intl.NumberFormat(locale, options);
      const values = [];
      const truth = [];
      for (let row = 0; row < size; row++) {
        const value = Number((random() ** 2 * max).toFixed(digits));
        values.push(format.format(value));
        truth.push(decimalText(value, digits));
      }
      yield { id: `number ${locale} ${name}`, kind: `number, ${name}`, type: 'number', header: 'value', values, truth };
    }
  }
}

const CURRENCY_OF = {
  US: 'USD',
  GB: 'GBP',
  CA: 'CAD',
  AU: 'AUD',
  IN: 'INR',
  ZA: 'ZAR',
  TR: 'TRY',
  CH: 'CHF',
  MX: 'MXN',
  AR: 'ARS',
  BR: 'BRL',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  IS: 'ISK',
  PL: 'PLN',
  CZ: 'CZK',
  HU: 'HUF',
  RO: 'RON',
  RS: 'RSD',
  RU: 'RUB',
  UA: 'UAH',
  EG: 'EGP',
  SA: 'SAR',
  AE: 'AED',
  MA: 'MAD',
  IQ: 'IQD',
  IR: 'IRR',
  IL: 'ILS',
  BD: 'BDT',
  TH: 'THB',
  VN: 'VND',
  ID: 'IDR',
  JP: 'JPY',
  KR: 'KRW',
  CN: 'CNY',
  TW: 'TWD',
  GE: 'GEL',
  AZ: 'AZN',
  KZ: 'KZT',
};

function* moneyColumns(random, size) {
  for (const locale of LOCALES) {
    const region = locale.slice(-2);
    const currency = CURRENCY_OF[region] ?? 'EUR';
    for (const display of ['symbol', 'narrowSymbol', 'code']) {
      for (const neighbour of ['none', 'country', 'currency']) {
        if (neighbour === 'currency' && display === 'code') continue;
        const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: display });
        const digits = format.resolvedOptions().maximumFractionDigits;
        const values = [];
        const truth = [];
        for (let row = 0; row < size; row++) {
          const value = Number((random() ** 2 * (digits === 0 ? 900_000 : 20_000)).toFixed(digits));
          values.push(format.format(value));
          truth.push(`${decimalText(value, digits)} ${currency}`);
        }
        const beside =
          neighbour === 'none'
            ? []
            : neighbour === 'country'
              ? [{ header: 'country', values: Array(size).fill(region) }]
              : [{ header: 'currency', values: Array(size).fill(currency) }];
        const id = `money ${locale} ${display} beside ${neighbour}`;
        yield {
          id,
          kind: `money, ${display}, beside ${neighbour}`,
          type: 'money',
          header: 'amount',
          values,
          truth,
          beside,
        };
      }
    }
  }
}

const PHONE_STYLES = ['national', 'digits', 'dashes', 'mixed'];

/** Numbers of a country: its example with other digits, as far as the numbering plan allows. */
function phonesOf(random, country, size) {
  const example = getExampleNumber(country, examples);
  if (example === undefined) return [];
  const found = new Map();
  const base = example.nationalNumber;
  for (let tries = 0; tries < size * 60 && found.size < size; tries++) {
    const kept = between(random, 0, 3);
    let digits = '';
    for (let at = 0; at < base.length; at++) digits += at < kept ? base[at] : String(between(random, 0, 9));
    const number = parsePhoneNumberFromString(`+${example.countryCallingCode}${digits}`);
    const kind = number?.getType();
    if (
      number?.isValid() &&
      number.country === country &&
      ['MOBILE', 'FIXED_LINE', 'FIXED_LINE_OR_MOBILE'].includes(kind)
    )
      found.set(number.number, number);
  }
  return [...found.values()];
}

function writePhone(number, style, random) {
  const national = number.formatNational();
  const digits = national.replace(/\D/g, '');
  if (style === 'national') return national;
  if (style === 'digits') return digits;
  if (style === 'dashes') return `${digits.slice(0, -7)}-${digits.slice(-7, -4)}-${digits.slice(-4)}`;
  return writePhone(number, pick(random, ['national', 'digits', 'dashes']), random);
}

export const PHONE_COUNTRIES =
  'TR DE GB US FR IT ES PT NL BE SE NO DK FI PL CZ SK HU RO BG HR SI RS GR RU UA EE LV LT EG SA AE MA IQ IR IL IN BD TH VN ID JP KR CN TW GE AZ KZ CH AT IE AU NZ ZA NG KE BR MX AR CL CO PE JO LB KW QA BH OM TN DZ LY SY YE SD PK AF UZ MY SG PH HK IS LU CY MT'.split(
    ' ',
  );

function* phoneColumns(random, size) {
  for (const country of PHONE_COUNTRIES) {
    const numbers = phonesOf(random, country, size);
    if (numbers.length < size / 2) continue;
    for (const style of PHONE_STYLES) {
      for (const neighbour of ['none', 'country', 'international']) {
        const values = [];
        const truth = [];
        for (const number of numbers) {
          const isFull = neighbour === 'international' && random() < 0.3;
          values.push(isFull ? number.formatInternational() : writePhone(number, style, random));
          truth.push(number.number);
        }
        const beside =
          neighbour === 'country' ? [{ header: 'country', values: Array(values.length).fill(country) }] : [];
        const id = `phone ${country} ${style} beside ${neighbour}`;
        yield { id, kind: `phone, beside ${neighbour}`, type: 'phone', header: 'phone', values, truth, beside };
      }
    }
  }
}

const EPOCH = { excel1900: Date.UTC(1899, 11, 30), excel1904: Date.UTC(1904, 0, 1) };

function* serialColumns(random, size) {
  for (const serial of ['excel1900', 'excel1904']) {
    for (const range of RANGES) {
      for (const mix of ['alone', 'mixed', 'beside']) {
        for (let round = 0; round < 4; round++) {
          const values = [];
          const truth = [];
          const others = [];
          for (let row = 0; row < size; row++) {
            const day = Math.floor((range.from + random() * (range.to - range.from)) / DAY) * DAY;
            const iso = new Date(day).toISOString().slice(0, 10);
            values.push(mix === 'mixed' && random() < 0.4 ? iso : String((day - EPOCH[serial]) / DAY));
            truth.push(iso);
            others.push(new Date(day + between(random, 0, 200) * DAY).toISOString().slice(0, 10));
          }
          const beside = mix === 'beside' ? [{ header: 'updated', values: others }] : [];
          const id = `serial ${serial} ${range.name} ${mix} ${round}`;
          yield { id, kind: `serial, ${mix}`, type: 'date', header: 'day', values, truth, beside };
        }
      }
    }
  }
}

const two = (value) => String(value).padStart(2, '0');

/** Columns that nobody can read for certain, or only in part: what is read of them must be right all the same. */
function* hardColumns(random, size) {
  const dates = (order, separator, isLow, isShort) => {
    const values = [];
    const truth = [];
    for (let row = 0; row < size; row++) {
      const [day, month, year] = [
        between(random, 1, isLow ? 12 : 28),
        between(random, 1, 12),
        between(random, 2012, 2026),
      ];
      const parts = { D: two(day), M: two(month), Y: isShort ? two(year % 100) : String(year) };
      values.push([...order].map((letter) => parts[letter]).join(separator));
      truth.push(`${year}-${two(month)}-${two(day)}`);
    }
    return { type: 'date', header: 'date', values, truth };
  };
  const joined = (one, other, share) => {
    const rows = one.values.map(() => (random() < share ? other : one));
    return {
      ...one,
      values: rows.map((from, row) => from.values[row]),
      truth: rows.map((from, row) => from.truth[row]),
    };
  };
  for (const separator of ['/', '.', '-']) {
    for (const order of ['DMY', 'MDY']) {
      yield { id: `low ${order} ${separator}`, kind: 'hard: days up to 12', ...dates(order, separator, true) };
      yield {
        id: `short ${order} ${separator}`,
        kind: 'hard: two-digit years',
        ...dates(order, separator, false, true),
      };
    }
    yield { id: `short YMD ${separator}`, kind: 'hard: two-digit years', ...dates('YMD', separator, false, true) };
    for (const share of [0.02, 0.1, 0.5]) {
      const mixed = joined(dates('DMY', separator), dates('MDY', separator), share);
      yield { id: `mixed dates ${separator} ${share}`, kind: 'hard: mixed orders', ...mixed };
    }
  }
  const numbers = (locale, max, digits) => {
    const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    const values = [];
    const truth = [];
    for (let row = 0; row < size; row++) {
      const value = Number((1.001 + random() * max).toFixed(digits));
      values.push(format.format(value));
      truth.push(decimalText(value, digits));
    }
    return { type: 'number', header: 'value', values, truth };
  };
  for (const [one, other] of [
    ['de', 'en'],
    ['tr', 'en'],
    ['fr', 'en'],
    ['es', 'de-CH'],
  ]) {
    for (const share of [0.02, 0.1, 0.5]) {
      const mixed = joined(numbers(one, 90_000, 2), numbers(other, 90_000, 2), share);
      yield { id: `mixed numbers ${one} ${other} ${share}`, kind: 'hard: mixed marks', ...mixed };
      const whole = joined(numbers(one, 900_000, 0), numbers(other, 900_000, 0), share);
      yield { id: `mixed whole ${one} ${other} ${share}`, kind: 'hard: mixed whole numbers', ...whole };
    }
    yield { id: `integers ${one}`, kind: 'hard: integers', ...numbers(one, 900, 0) };
    yield { id: `three decimals ${one}`, kind: 'hard: 1.234 alone', ...numbers(one, 90, 3) };
    const groups = numbers(one, 900_000, 0);
    const kept = groups.values.map((value, row) => [value, groups.truth[row]]).filter(([value]) => value.length > 4);
    yield {
      id: `groups ${one}`,
      kind: 'hard: 1.234 alone',
      ...groups,
      values: kept.map(([value]) => value),
      truth: kept.map(([, truth]) => truth),
    };
  }
  for (const [one, other] of [
    ['TR', 'DE'],
    ['GB', 'FR'],
    ['US', 'TR'],
    ['SA', 'EG'],
    ['AT', 'DE'],
    ['ES', 'IT'],
  ]) {
    const write = (country) => {
      const found = phonesOf(random, country, size);
      return {
        type: 'phone',
        header: 'phone',
        values: found.map((number) => number.formatNational().replace(/\D/g, '')),
        truth: found.map(({ number }) => number),
      };
    };
    for (const share of [0.1, 0.5]) {
      yield {
        id: `mixed phones ${one} ${other} ${share}`,
        kind: 'hard: mixed countries',
        ...joined(write(one), write(other), share),
      };
    }
  }
}

/** All columns of a seed. `size` values each. */
export function* evidenceColumns(seed, size) {
  const random = randomFrom(seed);
  for (const make of [dateColumns, numberColumns, moneyColumns, phoneColumns, serialColumns, hardColumns]) {
    for (const column of make(random, size)) yield { beside: [], ...column };
  }
}

/** A column's values with their counts, as a type settles them. */
export function countsOf(values) {
  const counts = new Map();
  for (const text of values) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => ({ text, count }));
}

const canonical = (text) => text.replace(/^(-?\d+\.\d*?)0+(?= |$)/, '$1').replace(/\.(?= |$)/, '');

/**
 * What became of a column: `right` where nearly all is read, `refused` where values are left as they are, `wrong` where
 * any value is read as something else. `types` are the field types of the program, `today` its day.
 */
export function judge(column, types, today) {
  const type = types.get(column.type);
  const context = { today, rates: () => ({ rate: () => undefined }) };
  const beside = {
    header: column.header,
    columns: () => column.beside.map(({ header, values }) => ({ header, values: countsOf(values) })),
  };
  const given = type.options.parse({});
  const { options, evidence } = type.settle(given, countsOf(column.values), context, beside);
  const read = type.compile(options, context);
  let right = 0;
  let wrong = 0;
  let example;
  for (const [row, text] of column.values.entries()) {
    const reading = read(text);
    if (!reading.ok) {
      example ??= `${text}: ${reading.reason}`;
      continue;
    }
    if (canonical(reading.text) === canonical(column.truth[row])) right++;
    else {
      if (wrong === 0) example = `${text} was read as ${reading.text}, not ${column.truth[row]}`;
      wrong++;
    }
  }
  const verdict = wrong > 0 ? 'wrong' : right >= column.values.length * 0.99 ? 'right' : 'refused';
  return { verdict, right, wrong, example, evidence };
}
