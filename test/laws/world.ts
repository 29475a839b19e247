import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type RunOptions, run } from '../../src/index.ts';

/* Random small exports of two systems, random rule files for them, and runs of both through files on the disk. */

export const columns = ['first', 'last', 'email', 'phone', 'born', 'spend', 'country', 'consent', '__proto__'] as const;
type ColumnName = (typeof columns)[number];

/** A record of an export. Its key is unique in its source. */
export interface Source {
  readonly name: 'crm' | 'shop';
  readonly records: readonly SourceRecord[];
}
interface SourceRecord {
  readonly key: string;
  readonly cells: readonly string[];
}

export const nasty = [
  '',
  ' ',
  '-',
  '+905321234567',
  '00123',
  '1e5',
  '12345678901234567890',
  '=1+1',
  'İ',
  'ı',
  'a\nb',
  'say "so"',
  'a,b;c\td',
  '\u200bx ',
  'e\u0301',
  '__proto__',
  "'5",
  'لا يوجد',
  '\ufeff',
  '\ud83d\udc69',
];
/** Few values a column, so that records agree often; some that cannot be read, or in two ways. */
const usual: Readonly<Record<ColumnName, readonly string[]>> = {
  first: ['Ayşe', 'AYSE', 'Mehmet', 'Jürgen', 'Juergen', 'محمد', 'Ann', 'Anne'],
  last: ['Yılmaz', 'YILMAZ', 'Öztürk', 'Müller', 'Mueller', 'خليل', 'Smith'],
  email: ['ann@example.com', 'ANN@Example.com', 'bo@example.org', 'no mail', 'bo@', 'cy@example.net'],
  phone: ['0532 000 00 01', '+905320000001', '0049 30 23125000', '12', '٠٥٣٢٠٠٠٠٠٠١'],
  born: ['31.12.1999', '1999-12-31', '02/03/1980', '12/25/1980', '1.2.80', 'soon'],
  spend: ['1.234,56', '1,234.56', '1.234', '12 TL', '€ 5,10', '-3,00', 'much'],
  country: ['TR', 'Türkiye', 'Almanya', 'germany', 'تركيا', 'Narnia'],
  consent: ['yes', 'no', 'evet', 'hayır', 'نعم', 'لا', '1', '0', '', 'maybe', 'unsubscribed'],
  ['__proto__']: ['a', 'A', 'b'],
};

const cellOf = (column: ColumnName) =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.constantFrom('', ...(Object.getOwnPropertyDescriptor(usual, column)!.value as string[])),
    },
    { weight: 1, arbitrary: fc.constantFrom(...nasty) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 5 }).map((text) => text.replaceAll('\0', '')) },
  );

const recordCells = fc.tuple(...columns.map(cellOf));
const sourceOf = (name: Source['name']) =>
  fc.array(recordCells, { minLength: 1, maxLength: 14 }).map(
    (rows): Source => ({
      name,
      records: rows.map((cells, index) => ({ key: `${name}${index}`, cells: cells.map(wellFormed) })),
    }),
  );
export const sources: fc.Arbitrary<readonly Source[]> = fc.tuple(sourceOf('crm'), sourceOf('shop'));

/** Half a pair of UTF-16 is no text, and no file of text can hold it. */
const wellFormed = (text: string) => Buffer.from(text).toString('utf8');

const declined = fc.constantFrom('keep', 'blank', 'reject');
const field = (options: Record<string, unknown>) => declined.map((what) => ({ ...options, declined: what }));
const chains = fc.constantFrom('most-trusted', 'most-recent', 'most-frequent', 'most-complete', 'longest', 'minimum');

/** The parts of a rule file below `sources`. */
export const rules = fc.record({
  fields: fc.record(
    {
      first: field({ type: 'person_name' }),
      last: field({ type: 'person_name', unicode: 'clean' }),
      email: fc.tuple(field({ type: 'email' }), fc.boolean()).map(([options, required]) => ({ ...options, required })),
      phone: field({ type: 'phone', defaultCountry: { from: 'country', else: 'TR' } }),
      born: field({ type: 'date', max: 'today' }),
      spend: field({ type: 'money', defaultCurrency: 'TRY' }),
      country: field({ type: 'country', default: 'TR' }),
      consent: fc.constant({ type: 'consent' }),
    },
    { requiredKeys: ['consent'] },
  ),
  missing: fc.constantFrom([''], ['', '-', 'لا يوجد']),
  validate: fc.constantFrom(
    [],
    [{ id: 'has-name', required: ['last'], reject: true }],
    [{ id: 'reachable', expect: 'filled(email) || filled(phone)', reject: true, level: 'warning' }],
  ),
  match: fc.record({
    rules: fc.constantFrom(
      [{ id: 'same-email', same: ['email'] }],
      [
        { id: 'same-email', same: ['email'], like: { last: 'similar' } },
        { id: 'same-phone', same: ['phone'] },
      ],
    ),
    model: fc.constantFrom('auto', 'none'),
    never: fc.constantFrom([], ['left.country != right.country']),
  }),
  merge: fc.record({ default: fc.array(chains, { minLength: 1, maxLength: 3 }) }),
});

/** A rule file for the exports, in the order of the sources. */
export function ruleFile(given: readonly Source[], { budget, ...parts }: Record<string, unknown>): string {
  return JSON.stringify({
    recordmill: 1,
    sources: Object.fromEntries(
      given.map(({ name }) => [
        name,
        name === 'crm'
          ? { file: 'crm.csv', key: 'id', trust: 2, encoding: 'utf-8', delimiter: ',', updated: 'born' }
          : { file: 'shop.ndjson', key: 'id', updated: 'born' },
      ]),
    ),
    ...parts,
    budget: budget ?? { error: '100%' },
  });
}

const quote = (cell: string) => (/^$|^[\w.@+-]+$/.test(cell) ? cell : `"${cell.replaceAll('"', '""')}"`);

const csvOf = (records: readonly SourceRecord[]) =>
  [['id', ...columns], ...records.map(({ key, cells }) => [key, ...cells])]
    .map((cells) => `${cells.map(quote).join(',')}\n`)
    .join('');

const ndjsonOf = (records: readonly SourceRecord[]) =>
  records
    .map(({ key, cells }) => {
      const members = [['id', key], ...columns.map((column, at) => [column, cells[at]!])];
      return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}\n`;
    })
    .join('');

export type Row = Readonly<Record<string, string>>;

/** A folder with exports and rules in it. */
export class World {
  readonly dir = mkdtempSync(join(tmpdir(), 'recordmill-law-'));

  path = (...parts: readonly string[]) => join(this.dir, ...parts);

  writeSources(given: readonly Source[]): void {
    for (const { name, records } of given) {
      if (name === 'crm') writeFileSync(this.path('crm.csv'), csvOf(records));
      else writeFileSync(this.path('shop.ndjson'), ndjsonOf(records));
    }
  }

  write(name: string, text: string): void {
    writeFileSync(this.path(name), text);
  }

  /** Writes exports and rules, and runs them into a folder. */
  async run(given: readonly Source[], parts: Record<string, unknown>, out = 'out', options: RunOptions = {}) {
    this.writeSources(given);
    this.write('rules.json', ruleFile(given, parts));
    return run(this.path('rules.json'), { threads: 1, today: '2026-10-01', ...options, out: this.path(out) });
  }

  text = (name: string, out = 'out') => readFileSync(this.path(out, 'current', name), 'utf8');

  /** Lines of a CSV output, as objects without a prototype. */
  rows(name: string, out = 'out'): Row[] {
    const [header = [], ...lines]: string[][] = parse(this.text(name, out));
    return lines.map((cells) => {
      const row: Record<string, string> = Object.create(null);
      for (const [at, column] of header.entries()) row[column] = cells[at]!;
      return row;
    });
  }

  findings(out = 'out'): { readonly [name: string]: unknown; readonly line: number; readonly source: string }[] {
    return this.text('findings.ndjson', out)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  }

  /** Every output but run.json, by name. */
  outputs(out = 'out'): Map<string, string> {
    const names = readdirSync(this.path(out, 'current')).filter((name) => name !== 'run.json');
    return new Map(names.sort().map((name) => [name, this.text(name, out)]));
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** Checks a law on random exports, each in a folder of its own. */
export async function inWorld(check: (world: World) => Promise<void>): Promise<void> {
  const world = new World();
  try {
    await check(world);
  } finally {
    world.remove();
  }
}

/** Random cases of a law; few, because each is a run of the whole job. */
export const cases = (numRuns: number) => ({ numRuns, interruptAfterTimeLimit: 30_000 });
