import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBytes } from '../../src/sink/byte-writer.ts';
import { CsvWriter } from '../../src/sink/csv-writer.ts';
import { columnOfTexts } from '../../src/table/make-column.ts';
import { CsvRows } from '../../src/util/csv-rows.ts';
import { isFormula } from '../../src/util/formula.ts';

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    ' ',
    '"',
    '""',
    'a,b',
    'line\nend',
    '\r',
    '\r\n',
    '=1+1',
    '+905321234567',
    '-1.234,56',
    '@x',
    '00123',
    '1e5',
    'مرحبا',
    '\u202eabc',
    '\ufeff',
    'x'.repeat(100),
    "'007",
    '\0',
  ),
);
const rows = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }));

function write(table: string[][], spreadsheet = false): Buffer {
  const columns = table[0]!.map((_, at) =>
    columnOfTexts(
      `c${at}`,
      table.map((row) => row[at]!),
    ),
  );
  return toBytes((out) => {
    const csv = new CsvWriter(
      out,
      { spreadsheet },
      columns.map(({ name }) => name),
    );
    const cells = columns.map((column) => csv.cells(column));
    for (let row = 0; row < table.length; row++) {
      for (const writeCell of cells) writeCell(row);
      csv.endRow();
    }
  });
}

describe('CSV', () => {
  test('is read back cell by cell by another reader', () => {
    fc.assert(
      fc.property(rows, (table) => {
        expect(parse(write(table)).slice(1)).toEqual(table);
      }),
      { numRuns: 500 },
    );
  });

  test('is read back by our own reader, and each row stands where it says', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const bytes = write(table);
        const reader = new CsvRows(bytes);
        const read: string[][] = [];
        let end = 0;
        while (reader.next()) {
          expect(reader.range.start).toBe(end);
          end = reader.range.end;
          read.push(reader.texts());
          const copied = Buffer.alloc(reader.byteLength(1));
          expect(copied.subarray(0, reader.copy(1, copied, 0)).toString()).toBe(reader.text(1));
        }
        expect(read.slice(1)).toEqual(table);
        expect(end).toBe(bytes.length);
      }),
      { numRuns: 300 },
    );
  });

  test('text cells are written like dictionary cells', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (table, spreadsheet) => {
        const written = toBytes((out) => {
          const csv = new CsvWriter(
            out,
            { spreadsheet },
            table[0]!.map((_, at) => `c${at}`),
          );
          for (const row of table) {
            for (const [at, text] of row.entries()) {
              if (at % 2 === 0) csv.text(text);
              else csv.encoded(csv.encodeCell(text));
            }
            csv.endRow();
          }
        });
        expect(written.equals(write(table, spreadsheet))).toBe(true);
      }),
    );
  });

  test('the copy for spreadsheets differs by its mark and an apostrophe before formulas, and in nothing else', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const bytes = write(table, true);
        expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
        const guarded = table.map((row) => row.map((text) => (isFormula(text) ? `'${text}` : text)));
        expect(parse(bytes.subarray(3)).slice(1)).toEqual(guarded);
      }),
    );
  });

  test('numbers', () => {
    const numbers = [0, 9, 10, 99, 100, 1_234_567_890, 2 ** 53 - 1];
    expect(
      toBytes((out) =>
        numbers.forEach((value) => {
          out.integer(value);
          out.byte(32);
        }),
      ).toString(),
    ).toBe(numbers.map((value) => `${value} `).join(''));
    expect(
      toBytes((out) =>
        [0, 1.005, -3.5, 12.346].forEach((value) => {
          out.hundredths(value);
          out.byte(32);
        }),
      ).toString(),
    ).toBe('0.00 1.00 -3.50 12.35 ');
  });
});

describe('what a spreadsheet would run', () => {
  test.each(['=1+1', '=HYPERLINK("http://x.example")', '+A1', '-A1', '@SUM(A1)', '\t=1', '-2+3*cmd|x', '＝1+1', '+'])(
    '%j is a formula',
    (text) => {
      expect(isFormula(text)).toBe(true);
    },
  );

  test.each([
    '+905321234567',
    '--1',
    '+90 (532) 123-45-67',
    '-1.234,56',
    '-12.50 EUR',
    '+905321234567;ext=9',
    '-١٢٫٥',
    'a=b',
    '',
    '12',
    "'=1",
  ])('%j is none', (text) => {
    expect(isFormula(text)).toBe(false);
  });
});
