import { describe, expect, test } from 'vitest';
import { cleanSources } from '../../src/clean/clean-sources.ts';
import type { CorrectionLine } from '../../src/clean/correction-file.ts';
import { context, field, foundAt, type Rules, rowsOf, rulesOf, source } from './build.ts';

const line = (from: string, to: string, more: Partial<CorrectionLine> = {}): CorrectionLine => ({
  field: '',
  from,
  to,
  confidence: null,
  ...more,
});
const clean = (cells: readonly string[], rules: Rules, lines: readonly CorrectionLine[] = []) =>
  cleanSources(
    [source([['city', cells]])],
    { fields: [field('city', rules)], otherColumns: 'keep' },
    { ...context, corrections: () => lines },
  );
const byFile = { correct: { file: 'corrections.csv' } };
const cells = async (result: ReturnType<typeof clean>) =>
  rowsOf(await result)
    .slice(1)
    .map(([cell]) => cell);

describe('a correction file', () => {
  test('is carried out, each change under its rule', async () => {
    const result = await clean(['Ankaar', 'Ankara', 'Bursa'], byFile, [line('Ankaar', 'Ankara')]);
    expect(rowsOf(result)).toEqual([['city'], ['Ankara'], ['Ankara'], ['Bursa']]);
    expect(rulesOf(result, 'city')).toEqual(['correct', '', '']);
  });

  test('is looked up after the steps on text, before the type reads', async () => {
    const country = { type: 'country', trim: true, ...byFile };
    expect(await cells(clean([' Germny '], country, [line('Germny', 'Germany')]))).toEqual(['DE']);
  });

  test('says nothing of other fields', async () => {
    const lines = [line('a', 'b', { field: 'state' }), line('c', 'd', { field: 'city' })];
    expect(await cells(clean(['a', 'c'], byFile, lines))).toEqual(['a', 'd']);
  });

  test('a line of the field goes before one of all fields, a later one before an earlier one', async () => {
    const lines = [line('a', '1', { field: 'city' }), line('a', '2'), line('b', '1'), line('b', '2')];
    expect(await cells(clean(['a', 'b'], byFile, lines))).toEqual(['1', '2']);
  });

  test('a line that is not sure enough changes nothing, and is told of', async () => {
    const result = await clean(['Ankaar', 'Brusa'], byFile, [
      line('Ankaar', 'Ankara', { confidence: 0.89 }),
      line('Brusa', 'Bursa', { confidence: 0.9 }),
    ]);
    expect(rowsOf(result)).toEqual([['city'], ['Ankaar'], ['Bursa']]);
    expect(result.findings.map(({ code, value, suggestion }) => [code, value, suggestion])).toEqual([
      ['probable-typo', 'Ankaar', 'Ankara'],
    ]);
  });

  test('a value that is its own correction stays, whatever else would correct it', async () => {
    const keep = [line('Ankaar', 'Ankaar')];
    const many = Array.from({ length: 20 }, () => 'Ankara');
    expect((await cells(clean(['Ankaar', ...many], { correct: { file: 'x', learn: true } }, keep)))[0]).toBe('Ankaar');
    const list = { correct: { file: 'x', from: ['Ankara', 'Bursa'] } };
    expect(await cells(clean(['Ankaar', 'Busra'], list, keep))).toEqual(['Ankaar', 'Bursa']);
  });

  test('may take a value away', async () =>
    expect(await cells(clean(['test'], byFile, [line('test', '')]))).toEqual(['']));

  test('corrects each of several values of a cell', async () =>
    expect(await cells(clean(['a;b;a'], { separator: ';', ...byFile }, [line('a', 'x')]))).toEqual(['x;b;x']));
});

describe('corrections learned from the column', () => {
  const column = [
    ...Array.from({ length: 30 }, () => 'İstanbul'),
    'İstnabul',
    'Bursa',
    ...Array.from({ length: 9 }, () => 'BURSA'),
  ];
  const learn = { correct: { learn: true } };

  test('are made where they are sure, and all of them can be written to a correction file', async () => {
    const result = await clean(column, learn);
    expect(rulesOf(result, 'city').slice(30, 32)).toEqual(['correct', 'correct']);
    expect(rowsOf(result).slice(31, 33)).toEqual([['İstanbul'], ['BURSA']]);
    expect(result.learned).toMatchObject([
      {
        field: 'city',
        spellings: [
          { from: 'Bursa', to: 'BURSA' },
          { from: 'İstnabul', to: 'İstanbul' },
        ],
      },
    ]);
  });

  test('are only told of where they are less sure than the rules want', async () => {
    const result = await clean(column, { correct: { learn: true, confidence: 1 } });
    expect(rowsOf(result).slice(31, 33)).toEqual([['İstnabul'], ['Bursa']]);
    expect(foundAt(result)).toEqual([
      ['info', 'city', 'İstnabul', [30]],
      ['info', 'city', 'Bursa', [31]],
    ]);
  });

  test('leave nothing for a second run', async () => {
    const once = rowsOf(await clean(column, learn))
      .slice(1)
      .map(([cell]) => cell!);
    expect(await cells(clean(once, learn))).toEqual(once);
  });
});
