import { describe, expect, test } from 'vitest';
import { learnDependencies } from '../../src/learn/dependencies.ts';
import { findRepairs } from '../../src/learn/repairs.ts';
import { columnOfTexts } from '../../src/table/make-column.ts';

const repeat = (count: number, text: string) => Array.from({ length: count }, () => text);
const zip = columnOfTexts('zip', [...repeat(10, '35233'), ...repeat(10, '99501'), ...repeat(10, '10115')]);
const cities = (changed: Readonly<Record<number, string>> = {}) =>
  columnOfTexts(
    'city',
    [...repeat(10, 'Birmingham'), ...repeat(10, 'Anchorage'), ...repeat(10, 'Berlin')].map(
      (text, at) => changed[at] ?? text,
    ),
  );
const named = (columns: Parameters<typeof learnDependencies>[0]['from']) =>
  learnDependencies({ from: columns, to: columns }).map(({ from, to }) => `${from.join('+')} -> ${to}`);

describe('learning', () => {
  test('columns that decide each other are found, in spite of a few errors', () => {
    expect(named([zip, cities({ 3: 'Birminghxm' })])).toEqual(['city -> zip', 'zip -> city']);
  });

  test('a column that says nothing of the other decides nothing', () => {
    const mixed = columnOfTexts(
      'x',
      Array.from({ length: 30 }, (_, at) => 'abcde'[(at * 7) % 5]!),
    );
    expect(named([zip, mixed])).toEqual([]);
  });

  test('a column of one value is decided by nothing, however often it agrees', () => {
    const same = columnOfTexts('same', [...repeat(29, 'yes'), 'yxs']);
    expect(named([zip, same])).toEqual([]);
  });

  test('keys decide nothing: their groups are of one record', () => {
    const key = columnOfTexts(
      'key',
      Array.from({ length: 30 }, (_, at) => String(at)),
    );
    expect(named([key, cities()])).toEqual([]);
  });

  test('two columns decide together what neither decides alone', () => {
    const state = columnOfTexts(
      'state',
      Array.from({ length: 40 }, (_, at) => (at % 2 ? 'al' : 'ak')),
    );
    const code = columnOfTexts(
      'code',
      Array.from({ length: 40 }, (_, at) => (at % 4 < 2 ? 'x1' : 'y2')),
    );
    const average = columnOfTexts(
      'average',
      Array.from({ length: 40 }, (_, at) => `${at % 2 ? 'al' : 'ak'}_${at % 4 < 2 ? 'x1' : 'y2'}`),
    );
    expect(learnDependencies({ from: [state, code], to: [average] }).map(({ from }) => from)).toEqual([
      ['state', 'code'],
    ]);
  });
});

describe('repairs', () => {
  const decider = (column = zip, more = {}) => ({
    codes: { codes: column.codes, size: column.dictionary.size },
    correct: true,
    fill: true,
    confidence: 0.9,
    ...more,
  });
  const repairs = (changed: Readonly<Record<number, string>>, deciders = [decider()]) => {
    const target = cities(changed);
    return findRepairs(target, deciders).repairs.map(({ row, value, isSure }) => [
      row,
      target.dictionary.text(value),
      isSure,
    ]);
  };

  test('a typing error becomes what the group holds, an empty cell too', () => {
    expect(repairs({ 3: 'Birminghxm', 14: '' })).toEqual([
      [3, 'Birmingham', true],
      [14, 'Anchorage', true],
    ]);
  });

  test('another name is told and left', () => expect(repairs({ 3: 'Hoover' })).toEqual([[3, 'Birmingham', false]]));

  test('a value that is right in another group is told and left', () =>
    expect(repairs({ 3: 'Berlin' })).toEqual([[3, 'Birmingham', false]]));

  test('a number that differs by a digit may be right; one with a letter in it is not', () => {
    const codes = (odd: string) => columnOfTexts('code', [odd, ...repeat(9, '20532'), ...repeat(20, '90001')]);
    const target = codes('2x5x2');
    expect(findRepairs(target, [decider()]).repairs).toMatchObject([{ row: 0, isSure: true }]);
    expect(findRepairs(codes('20877'), [decider()]).repairs).toMatchObject([{ row: 0, isSure: false }]);
  });

  test('where two dependencies say different things, nothing is done', () => {
    const other = columnOfTexts('other', [...repeat(10, 'a'), ...repeat(10, 'b'), ...repeat(10, 'c')]);
    const swapped = { ...other, codes: Uint32Array.from(other.codes, (code, row) => (row === 3 ? 2 : code)) };
    expect(repairs({ 3: '' }, [decider(), decider(swapped)])).toEqual([]);
  });

  test('where one dependency finds the value right, it stays', () => {
    const street = columnOfTexts('street', [
      ...repeat(3, 'x'),
      ...repeat(5, 'y'),
      ...repeat(2, 'x'),
      ...repeat(20, 'z'),
    ]);
    const odd = { 3: 'Birminghxm', 4: 'Birminghxm', 5: 'Birminghxm', 6: 'Birminghxm', 7: 'Birminghxm' };
    expect(repairs(odd, [decider(zip), decider(street)])).toEqual([]);
  });

  test('groups of a few records fill nothing, and a dependency that does not hold does nothing', () => {
    const few = columnOfTexts('few', [
      ...repeat(10, 'k1'),
      ...repeat(10, 'k2'),
      ...repeat(7, 'k3'),
      ...repeat(3, 'k4'),
    ]);
    expect(repairs({ 28: '' }, [decider(few)])).toEqual([]);
    const random = columnOfTexts(
      'random',
      Array.from({ length: 30 }, (_, at) => String(at % 3)),
    );
    expect(repairs({ 3: '' }, [decider(random)])).toEqual([]);
  });
});
