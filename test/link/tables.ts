import { comparators } from '../../src/link/comparator/index.ts';
import type { LinkResult } from '../../src/link/link-result.ts';
import { type LinkInputs, linkTable } from '../../src/link/link-table.ts';
import type { BlockingKey, MatchPlan } from '../../src/link/rules.ts';
import { columnOfTexts } from '../../src/table/make-column.ts';
import type { Table } from '../../src/table/table.ts';

/** A record of a test: source and key, then its cells by field. */
export interface TestRecord {
  readonly source?: string;
  readonly key?: string;
  readonly [field: string]: string | undefined;
}

export function tableOf(records: readonly TestRecord[], fields: readonly string[]): Table {
  const sources = [...new Set(records.map(({ source = 'crm' }) => source))];
  const rowCount = records.length;
  return {
    rowCount,
    columns: fields.map((field) =>
      columnOfTexts(
        field,
        records.map((record) => record[field] ?? ''),
      ),
    ),
    origin: {
      sources,
      files: ['file.csv'],
      source: Uint16Array.from(records, ({ source = 'crm' }) => sources.indexOf(source)),
      file: new Uint32Array(rowCount),
      line: Uint32Array.from(records, (_, row) => row + 2),
      key: columnOfTexts(
        'key',
        records.map(({ key }, row) => key ?? `k${row}`),
      ),
    },
  };
}

export function planOf(given: Partial<MatchPlan>): MatchPlan {
  return {
    rules: [],
    model: null,
    comparisons: [],
    blocking: [],
    accept: 0.95,
    review: 0.7,
    never: [],
    maxBlock: 1000,
    seed: 1,
    comparators: [],
    uniqueSources: [],
    ...given,
  };
}

/** `last_name:sound+birth_date` as a blocking rule. */
export function blockingRule(id: string): MatchPlan['blocking'][number] {
  return {
    id,
    keys: id.split('+').map((key): BlockingKey => {
      const [field, take] = key.split(':');
      if (take === undefined) return { field: field!, take: { kind: 'whole' } };
      if (take === 'sound' || take === 'rare') return { field: field!, take: { kind: take } };
      return { field: field!, take: { kind: 'prefix', length: Number(take) } };
    }),
  };
}

export const noInputs: LinkInputs = { comparators, decisions: [], model: null, golden: null };

export const link = (table: Table, plan: MatchPlan | null, inputs: Partial<LinkInputs> = {}): Promise<LinkResult> =>
  linkTable(table, plan, { ...noInputs, ...inputs });

/** Clusters of more than one record, as sorted lists of `source:key`: the same whatever the order of rows. */
export function partition(table: Table, clusterOf: Uint32Array): string[][] {
  const { origin } = table;
  const groups = new Map<number, string[]>();
  clusterOf.forEach((cluster, row) => {
    const name = `${origin.sources[origin.source[row]!]}:${origin.key.dictionary.text(origin.key.codes[row]!)}`;
    groups.set(cluster, [...(groups.get(cluster) ?? []), name]);
  });
  return [...groups.values()]
    .filter(({ length }) => length > 1)
    .map((group) => group.sort())
    .sort((a, b) => (a[0]! < b[0]! ? -1 : 1));
}

/** A small seeded generator for simulated data. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** People with duplicates: typing errors, missing cells, changed cities. */
export function simulatedPeople(count: number, seed: number): TestRecord[] {
  const random = randomNumbers(seed);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const given = 'ahmet mehmet ayse fatma john mary hans greta omar layla can ece elif murat peter anna ali veli'.split(
    ' ',
  );
  const family = 'yilmaz kaya demir sahin celik smith jones brown miller weber schmidt haddad nasser khalil'.split(' ');
  const cities = ['ankara', 'izmir', 'london', 'berlin', 'dubai', 'bursa'];
  const typo = (text: string) => {
    const at = 1 + Math.floor(random() * (text.length - 1));
    return text.slice(0, at) + 'x' + text.slice(at + (random() < 0.5 ? 1 : 0));
  };
  const records: TestRecord[] = [];
  while (records.length < count) {
    const first = pick(given);
    const last = pick(family);
    const person = {
      first,
      last,
      city: pick(cities),
      email: `${Math.floor(random() * 1e9).toString(36)}@mail.example`,
      born: `19${10 + Math.floor(random() * 89)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`,
    };
    const copies = random() < 0.3 ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      records.push({
        source: pick(['crm', 'shop', 'mail']),
        key: `k${records.length}`,
        ...person,
        first: copy > 0 && random() < 0.3 ? typo(first) : first,
        last: copy > 0 && random() < 0.3 ? typo(last) : last,
        email: random() < 0.1 ? '' : person.email,
        city: copy > 0 && random() < 0.1 ? pick(cities) : person.city,
        truth: person.email + person.born,
      });
    }
  }
  return records;
}

export const peoplePlan = planOf({
  model: 'train',
  comparisons: [
    { field: 'first', comparator: 'jaro_winkler', levels: [0.92, 0.8], termFrequency: true },
    { field: 'last', comparator: 'jaro_winkler', levels: [0.92, 0.8], termFrequency: true },
    { field: 'email', comparator: 'email', levels: [0.9], termFrequency: false },
    { field: 'city', comparator: 'exact', levels: [], termFrequency: false },
    { field: 'born', comparator: 'date', levels: [0.9], termFrequency: false },
  ],
  blocking: ['email', 'last+born', 'first+born', 'first+last+city'].map(blockingRule),
  comparators: [{ field: 'email', comparator: 'email' }],
});
