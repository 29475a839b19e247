import { describe, expect, test } from 'vitest';
import { strategies } from '../../src/merge/strategy/index.ts';
import { golden, merge, type Step, type TestRecord } from './make-table.ts';

interface Case {
  readonly because: string;
  readonly chain: readonly Step[];
  readonly records: readonly TestRecord[];
  readonly gives: string;
  readonly by?: string;
}

/** Records of one entity that hold these values, one a source in the order a, b, c, …. */
const values = (...texts: string[]): TestRecord[] =>
  texts.map((value, at) => ({ source: 'abcdefgh'[at]!, key: '1', cells: { value } }));

const dated = (...pairs: [value: string, updated: string][]): TestRecord[] =>
  pairs.map(([value, updated], at) => ({ source: 'abcdefgh'[at]!, key: '1', updated, cells: { value } }));

const cases: Case[] = [
  {
    because: 'a filled cell beats an empty one whatever the chain',
    chain: ['shortest'],
    records: values('', 'long value'),
    gives: 'long value',
    by: '',
  },
  {
    because: 'a value that was read beats one that was declined',
    chain: ['longest'],
    records: values('?020 7946 0018 ext', '+905321234567'),
    gives: '+905321234567',
    by: 'valid',
  },
  {
    because: 'a declined value is better than none',
    chain: ['longest'],
    records: values('?020', ''),
    gives: '020',
    by: '',
  },
  {
    because: 'a chain may put validity in another place',
    chain: ['longest', 'valid'],
    records: values('?020 7946 0018 ext', '+905321234567'),
    gives: '020 7946 0018 ext',
    by: 'longest',
  },
  {
    because: 'records that agree leave nothing to decide',
    chain: ['longest'],
    records: values('x', 'x', ''),
    gives: 'x',
    by: '',
  },
  {
    because: 'what the chain leaves tied is decided by byte order',
    chain: [],
    records: values('b', 'a', 'ä'),
    gives: 'a',
    by: 'value-order',
  },
  {
    because: 'the newest time wins',
    chain: ['most-recent'],
    records: dated(['old', '2024-01-01'], ['new', '2025-01-01T10:00:00Z']),
    gives: 'new',
    by: 'most-recent',
  },
  {
    because: 'a record without a time is not the newest',
    chain: ['most-recent'],
    records: dated(['unknown', ''], ['dated', '1999-01-01']),
    gives: 'dated',
  },
  {
    because: 'a record without a time is not the oldest',
    chain: ['least-recent'],
    records: dated(['unknown', ''], ['b', '1999-01-01'], ['c', '1998-12-31']),
    gives: 'c',
  },
  {
    because: 'the next strategy decides a tie',
    chain: ['most-recent', 'longest'],
    records: dated(['ab', '2024-01-01'], ['abc', '2024-01-01'], ['abcdef', '2023-01-01']),
    gives: 'abc',
    by: 'longest',
  },
  {
    because: 'a listed source comes before one that is not',
    chain: [['most-trusted', ['c', 'b']]],
    records: values('1', '2', '3'),
    gives: '3',
    by: 'most-trusted',
  },
  {
    because: 'the first listed source that has a value',
    chain: [['most-trusted', ['c', 'b']]],
    records: values('1', '2', ''),
    gives: '2',
  },
  {
    because: 'two records against one',
    chain: ['most-frequent'],
    records: values('a', 'b', 'b'),
    gives: 'b',
    by: 'most-frequent',
  },
  { because: 'letters are counted, not bytes', chain: ['longest'], records: values('İĞÜŞ', 'abcde'), gives: 'abcde' },
  { because: 'emoji are one letter', chain: ['shortest'], records: values('😀😀', 'abc'), gives: '😀😀' },
  { because: 'numbers by value, not by text', chain: ['minimum'], records: values('100', '20', '9.5'), gives: '9.5' },
  { because: 'negative numbers', chain: ['minimum'], records: values('-2', '-10', '1'), gives: '-10' },
  {
    because: 'digits beyond what a float can tell apart',
    chain: ['maximum'],
    records: values('90071992547409930001.1', '90071992547409930001.2'),
    gives: '90071992547409930001.2',
  },
  {
    because: 'amounts of one currency',
    chain: ['maximum'],
    records: values('99.50 EUR', '1234.56 EUR'),
    gives: '1234.56 EUR',
  },
  {
    because: 'amounts of two currencies are left to the next strategy',
    chain: ['maximum', ['most-trusted', ['b']]],
    records: values('900.00 EUR', '20.00 TRY'),
    gives: '20.00 TRY',
    by: 'most-trusted',
  },
  { because: 'a text is not the greatest number', chain: ['maximum'], records: values('12', 'zwölf'), gives: '12' },
  {
    because: 'dates by their text',
    chain: ['minimum'],
    records: values('2024-02-01', '2023-12-31'),
    gives: '2023-12-31',
  },
  {
    because: 'all distinct values, in one order',
    chain: ['union'],
    records: values('news', 'golf', 'news'),
    gives: 'golf; news',
    by: 'union',
  },
  {
    because: 'values that are joined already are taken apart',
    chain: [['union', { separator: ';' }]],
    records: values('a;b', 'b; c'),
    gives: 'a;b;c',
  },
  { because: 'a separator alone may be given', chain: [['union', ' | ']], records: values('b', 'a'), gives: 'a | b' },
  {
    because: 'one yes is enough',
    chain: ['any-true'],
    records: values('false', 'true'),
    gives: 'true',
    by: 'any-true',
  },
  { because: 'one no is enough', chain: ['all-true'], records: values('true', 'false'), gives: 'false' },
  { because: 'an empty cell says nothing', chain: ['all-true'], records: values('true', ''), gives: 'true' },
  {
    because: 'no wins over yes',
    chain: ['consent'],
    records: values('true', 'false', 'true'),
    gives: 'false',
    by: 'consent',
  },
  { because: 'yes wins over unknown', chain: ['consent'], records: values('', 'true'), gives: 'true' },
  {
    because: 'what could not be read counts as no',
    chain: ['consent'],
    records: values('true', '?vielleicht'),
    gives: 'false',
    by: 'consent',
  },
];

describe('strategies', () => {
  test.each(cases)('$because', ({ chain, records, gives, by }) => {
    const { merged } = merge(records, { fields: { value: chain } });
    expect(golden(merged)).toEqual([{ value: gives }]);
    const { decidedBy, strategies: names } = merged.columns[0]!;
    if (by !== undefined) expect(names[decidedBy[0]!]).toBe(by);
  });

  test('higher trust wins; a source of which nothing is said has 1', () => {
    const { merged } = merge(values('a', 'b', 'c'), { fields: { value: ['most-trusted'] }, trust: { b: 2, c: 0.5 } });
    expect(golden(merged)).toEqual([{ value: 'b' }]);
  });

  test('the most complete record counts cells of all fields that could be read', () => {
    const records = [
      { source: 'a', cells: { value: 'from a', city: '?Atlantis', zip: '' } },
      { source: 'b', cells: { value: 'from b', city: 'Izmir', zip: '' } },
    ];
    expect(golden(merge(records, { fields: { value: ['most-complete'] } }).merged)[0]!.value).toBe('from b');
  });

  test('a field follows the record that gave another, and falls back where that record has nothing', () => {
    const records = [
      { source: 'a', updated: '2024-01-01', cells: { email: 'a@example.com', phone: '+901', city: '' } },
      { source: 'b', updated: '2025-01-01', cells: { email: 'b@example.com', phone: '+902', city: '' } },
      { source: 'c', updated: '2023-01-01', cells: { email: '', phone: '', city: 'Bonn' } },
    ];
    const fields: Record<string, Step[]> = {
      email: ['least-recent'],
      phone: [['follow', 'email']],
      city: [['follow', 'email'], 'longest'],
    };
    expect(golden(merge(records, { fields }).merged)).toEqual([
      { email: 'a@example.com', phone: '+901', city: 'Bonn' },
    ]);
  });

  test('where all agree on the followed field, its chain still says whose record it is', () => {
    const records = [
      { source: 'a', updated: '2024-01-01', cells: { email: 'x@example.com', phone: '+901' } },
      { source: 'b', updated: '2025-01-01', cells: { email: 'x@example.com', phone: '+902' } },
    ];
    const { merged } = merge(records, { fields: { email: ['most-recent'], phone: [['follow', 'email']] } });
    expect(golden(merged)[0]!.phone).toBe('+902');
  });

  test('fields that follow each other in a circle are refused by name', () => {
    const fields: Record<string, Step[]> = { a: [['follow', 'b']], b: [['follow', 'a']] };
    expect(() => merge([{ cells: { a: '1', b: '2' } }], { fields })).toThrow('a → b → a');
  });

  test('every strategy has a summary, and takes its own options back', () => {
    for (const [id, strategy] of strategies) {
      expect(strategy.id).toBe(id);
      expect(strategy.summary.length).toBeGreaterThan(20);
      const given = { follow: 'email' }[id] ?? null;
      const once = strategy.options.parse(given);
      expect(strategy.options.parse(once), id).toEqual(once);
    }
  });
});
