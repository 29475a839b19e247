import { expect, test } from 'vitest';
import { type FieldFacts, proposeMatching } from '../../src/link/propose.ts';

const facts = (name: string, type: string, distinct: number, filled = 1000, levels: number[] = [0.9]): FieldFacts => ({
  name,
  type,
  distinct,
  filled,
  rows: 1000,
  comparison: { comparator: 'jaro_winkler', levels, termFrequency: true },
});

test('what nearly names a record blocks alone; names block by sound with another field', () => {
  const { comparisons, blocking } = proposeMatching([
    facts('first', 'person_name', 300),
    facts('last', 'person_name', 400),
    facts('born', 'date', 900),
    facts('email', 'email', 850),
    facts('newsletter', 'consent', 2),
  ]);
  expect(comparisons.map(({ field }) => field)).toEqual(['first', 'last', 'born', 'email']);
  expect(blocking.map(({ id }) => id)).toEqual([
    'born',
    'email',
    'last:sound+born',
    'first:sound+born',
    'first:sound+last:sound',
  ]);
});

test('columns that cannot tell are left out: constants, nearly empty ones, keys', () => {
  const { comparisons } = proposeMatching([
    facts('constant', 'text', 1),
    facts('empty', 'text', 20, 30),
    facts('id', 'identifier', 1000, 1000, []),
    facts('title', 'text', 900),
  ]);
  expect(comparisons.map(({ field }) => field)).toEqual(['title']);
});

test('long texts block by their rare words', () => {
  const { blocking } = proposeMatching([facts('title', 'text', 990), facts('year', 'integer', 20)]);
  expect(blocking.map(({ id }) => id)).toEqual(['title:rare', 'title:6']);
});

test('there is always a way to make pairs', () => {
  expect(proposeMatching([facts('city', 'text', 40)]).blocking.map(({ id }) => id)).toEqual(['city']);
  expect(proposeMatching([]).blocking).toEqual([]);
});
