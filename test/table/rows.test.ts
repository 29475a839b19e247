import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BitSet } from '../../src/table/bit-set.ts';
import { type Column, cellText } from '../../src/table/column.ts';
import { columnOfTexts, makeColumn } from '../../src/table/make-column.ts';
import { selectRows } from '../../src/table/select-rows.ts';
import { fromShared, toShared } from '../../src/table/share.ts';
import type { Table } from '../../src/table/table.ts';
import { unify } from '../../src/table/unify.ts';

const texts = (column: Column) => Array.from(column.codes, (_, row) => cellText(column, row));

const cell = fc.constantFrom('', 'a', 'b', 'ğ', 'لا', 'a long value of many bytes');
const row = fc.record({ x: cell, y: cell, declined: fc.boolean() });

function tableOf(
  name: string,
  rows: readonly { x: string; y: string; declined: boolean }[],
  columns = ['x', 'y'],
): Table {
  const declined = new BitSet(rows.length);
  rows.forEach((one, index) => {
    if (one.declined) declined.add(index);
  });
  const made = [
    columnOfTexts(
      'x',
      rows.map(({ x }) => x),
    ),
    columnOfTexts(
      'y',
      rows.map(({ y }) => y),
    ),
  ];
  const [x, y] = made as [Column, Column];
  return {
    rowCount: rows.length,
    columns: [makeColumn('x', x.dictionary, x.codes, declined.count() > 0 ? declined : null), y].filter((column) =>
      columns.includes(column.name),
    ),
    origin: {
      sources: [name],
      files: [`${name}-1.csv`, `${name}-2.csv`],
      source: new Uint16Array(rows.length),
      file: Uint32Array.from(rows, (_, index) => index % 2),
      line: Uint32Array.from(rows, (_, index) => index + 2),
      key: columnOfTexts(
        'key',
        rows.map((_, index) => `${name}${index}`),
      ),
    },
  };
}

/** Each row as one text of everything known of it. */
function records({ rowCount, columns, origin }: Table): string[] {
  return Array.from({ length: rowCount }, (_, at) =>
    [
      ...columns.map((column) => `${column.name}=${cellText(column, at)}${column.declined?.has(at) ? '!' : ''}`),
      origin.sources[origin.source[at]!],
      origin.files[origin.file[at]!],
      origin.line[at],
      cellText(origin.key, at),
    ].join('|'),
  );
}

describe('unify', () => {
  test('rows follow one another with all that is known of them', () =>
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 8 }), { minLength: 1, maxLength: 4 }), (all) => {
        const tables = all.map((rows, index) => tableOf(`s${index}`, rows));
        expect(records(unify(tables))).toEqual(tables.flatMap(records));
      }),
    ));

  test('a column that a table lacks is empty there', () => {
    const one = { x: 'a', y: 'b', declined: false };
    const table = unify([tableOf('p', [one], ['y']), tableOf('q', [one], ['x'])]);
    expect(table.columns.map(({ name }) => name)).toEqual(['y', 'x']);
    expect(table.columns.map(texts)).toEqual([
      ['b', ''],
      ['', 'a'],
    ]);
  });

  test('a single table is not copied', () => {
    const table = tableOf('p', [{ x: 'a', y: 'b', declined: false }]);
    expect(unify([table])).toBe(table);
  });
});

test('selectRows keeps the rows as they were, and only the values they hold', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(row, fc.boolean()), { maxLength: 40 }), (rows) => {
      const table = tableOf(
        'p',
        rows.map(([one]) => one),
      );
      const keep = new BitSet(rows.length);
      rows.forEach(([, kept], index) => {
        if (kept) keep.add(index);
      });
      const selected = selectRows(table, keep);
      expect([...selected.rowOf]).toEqual(rows.flatMap(([, kept], index) => (kept ? [index] : [])));
      expect(records(selected.table)).toEqual(records(table).filter((_, index) => rows[index]![1]));
      for (const column of selected.table.columns)
        expect(column.dictionary.size).toBe(new Set(['', ...texts(column)]).size);
    }),
  ));

test('a shared column survives the way to a worker thread', () => {
  const column = tableOf('p', [
    { x: 'ğ', y: '', declined: true },
    { x: '', y: '', declined: false },
  ]).columns[0]!;
  const back = fromShared(structuredClone(toShared(column)));
  expect([back.name, texts(back), [...back.declined!]]).toEqual(['x', ['ğ', ''], [0]]);
  expect(back.codes.buffer).toBeInstanceOf(SharedArrayBuffer);
});
