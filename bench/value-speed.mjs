import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import isoCountries from 'i18n-iso-countries';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { stdnum } from 'stdnum';
import { callOf } from './value-judge.mjs';

/*
 * Values a second on one core, by type, read over and over from cases of single values (see values.mjs), and beside each the
 * naive call of a library or of the platform on the same values. Readers are made once for each set of options, as for a
 * column, and keep no answers. Build first (npm run build).
 *
 * node bench/value-speed.mjs FOLDER [--only NAME,NAME] [--library FOLDER] [--seconds 1]
 */

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    library: { type: 'string', default: resolve(import.meta.dirname, '..', 'dist') },
    seconds: { type: 'string', default: '1' },
  },
});
const folder = positionals[0];
if (folder === undefined) throw new Error('name the folder with the cases: node bench/value-speed.mjs FOLDER');
const { fieldTypes } = await import(pathToFileURL(resolve(asked.library, 'field-type', 'index.js')).href);
const context = { today: '2026-01-01', rates: () => ({ rate: () => undefined }) };
const milliseconds = Number(asked.seconds) * 1000;

/** The validator of the library for a kind such as tr.vkn. */
function validatorOf({ kind = '' }) {
  const [country, name] = kind.replace('in_', 'in').replace('is_', 'is').split('.');
  return stdnum[country.toUpperCase()]?.[name];
}

/** What people call when they have no reader of their own: its name, and a function made once for the options. */
const naive = new Map([
  ['money', ['Number of the digits', () => (text) => Number(text.replace(/[^\d.-]/g, ''))]],
  ['numbers', ['Number', () => (text) => Number(text.replaceAll(',', ''))]],
  ['dates', ['Date.parse', () => (text) => Date.parse(text)]],
  [
    'phones',
    [
      'libphonenumber-js',
      ({ defaultCountry }) =>
        (text) =>
          parsePhoneNumberFromString(text, defaultCountry)?.isValid(),
    ],
  ],
  ['emails', ['a regular expression', () => (text) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text)]],
  ['urls', ['URL.canParse', () => (text) => URL.canParse(text)]],
  ['ids', ['stdnum', (opts) => validatorOf(opts)?.validate]],
  ['vat', ['stdnum', (opts) => validatorOf(opts)?.validate]],
  [
    'countries',
    [
      'i18n-iso-countries',
      ({ locale = 'en' }) =>
        (text) =>
          isoCountries.getAlpha2Code(text, locale),
    ],
  ],
  ['languages', ['Intl.getCanonicalLocales', () => (text) => canonical(text)]],
]);

const canonical = (text) => {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
};

/** No file of cases has languages: codes, tags and names that exports hold. */
const languages = [
  'tr',
  'EN',
  'de-DE',
  'pt_BR',
  'tur',
  'Turkish',
  'Türkçe',
  'العربية',
  'Deutsch',
  'İngilizce',
  'fr-CA',
  'zh-Hans-CN',
  'ar',
  'Französisch',
  'español',
  'ger',
  'xx',
  'unknown',
];

const files = [
  'money',
  'numbers',
  'dates',
  'phones',
  'emails',
  'urls',
  'iban',
  'vat',
  'ids',
  'postal',
  'countries',
  'booleans',
  'names',
  'companies',
  'languages',
];

function casesOf(name) {
  if (name === 'languages') return languages.map((text) => ({ in: text, opts: {} }));
  const path = join(folder, `${name}.jsonl`);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** The values of each set of options, with the reader that the options make. */
function columnsOf(name) {
  const columns = new Map();
  for (const value of casesOf(name)) {
    if (typeof value.in !== 'string') continue;
    const [type, options] = name === 'languages' ? ['language', {}] : [callOf(name, value)[1], callOf(name, value)[3]];
    const key = JSON.stringify([type, options]);
    const column = columns.get(key) ?? { type, options, opts: value.opts, texts: [] };
    column.texts.push(value.in);
    columns.set(key, column);
  }
  return [...columns.values()].map((column) => {
    const type = fieldTypes[column.type];
    const read = type.compile(type.options.parse(column.options), context);
    return { ...column, read };
  });
}

/** Values a second of a function of each column, taken in turn. */
function rateOf(columns, callOfColumn) {
  const calls = columns.map((column) => [callOfColumn(column), column.texts]).filter(([call]) => call !== undefined);
  const round = () => {
    let count = 0;
    for (const [call, texts] of calls) {
      for (const text of texts) call(text);
      count += texts.length;
    }
    return count;
  };
  if (round() === 0) return undefined;
  const warmUntil = performance.now() + milliseconds / 2;
  while (performance.now() < warmUntil) round();
  // Time of the processor, because others may work on the machine.
  let count = 0;
  const start = process.cpuUsage().user;
  while (process.cpuUsage().user - start < milliseconds * 1000) count += round();
  return (count / (process.cpuUsage().user - start)) * 1_000_000;
}

const shown = (rate) => (rate === undefined ? '–' : Math.round(rate).toLocaleString('en')).padStart(12);
console.log(`${'type'.padEnd(12)} ${'values/s'.padStart(12)} ${'naive'.padStart(12)}`);
for (const name of files) {
  if (asked.only !== undefined && !asked.only.split(',').includes(name)) continue;
  const columns = columnsOf(name);
  if (columns.length === 0) continue;
  const [naiveName, makeNaive] = naive.get(name) ?? ['', () => undefined];
  const own = rateOf(columns, ({ read }) => read);
  const other = rateOf(columns, ({ opts }) => makeNaive(opts));
  console.log(`${name.padEnd(12)} ${shown(own)} ${shown(other)}  ${naiveName}`);
}
