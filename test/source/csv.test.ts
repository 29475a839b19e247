import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvScanner } from '../../src/source/csv-scanner.ts';
import { readSource } from '../../src/source/read-source.ts';
import { sourceRules } from '../../src/source/rules.ts';
import { inChunks, read } from './read.ts';

const csv = { format: 'csv', delimiter: ',' };

describe('what counts as a record and a cell', () => {
  const cases: [string, string, string[][]][] = [
    ['plain', 'a,b\n1,2\n', [['1', '2']]],
    ['no line break at the end', 'a,b\n1,2', [['1', '2']]],
    ['CRLF', 'a,b\r\n1,2\r\n', [['1', '2']]],
    [
      'CR alone',
      'a,b\r1,2\r3,4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'mixed line ends',
      'a,b\r\n1,2\n3,4\r5,6\n',
      [
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    ['byte-order mark', '\ufeffa,b\n1,2\n', [['1', '2']]],
    ['byte-order mark before a quoted header', '\ufeff"a","b"\n1,2\n', [['1', '2']]],
    ['delimiter, line break and quote within quotes', 'a,b\n"x,y","1\r\n2 ""q"""\n', [['x,y', '1\r\n2 "q"']]],
    ['empty cells, quoted or not', 'a,b,c\n,"",x\n', [['', '', 'x']]],
    ['blank lines are no records', '\n\na,b\n\n1,2\n\r\n\r\n', [['1', '2']]],
    ['blank line of spaces in one column', 'a\n \n', [[' ']]],
    ['space is kept', 'a,b\n 1 , 2\t\n', [[' 1 ', ' 2\t']]],
    [
      'texts that look like numbers stay texts',
      'a,b\n00123,1e5\n+905321234567,12345678901234567890\n',
      [
        ['00123', '1e5'],
        ['+905321234567', '12345678901234567890'],
      ],
    ],
    ['a quote inside a plain cell', 'a,b\n5" disk,x\n', [['5" disk', 'x']]],
    ['quotes that nobody doubled', 'a,b\n"The "best" shop, Inc",x\n', [['The "best" shop, Inc', 'x']]],
    [
      'text after a closing quote',
      'a,b\n"x"y,z\n"p" ,q\n',
      [
        ['"x"y', 'z'],
        ['"p" ', 'q'],
      ],
    ],
    ['names of JavaScript', '__proto__,constructor\n1,2\n', [['1', '2']]],
  ];
  test.each(cases)('%s', async (_, text, rows) => {
    expect((await read(text, csv)).rows).toEqual(rows);
  });

  test('no quote character, another quote character', async () => {
    expect((await read('a,b\n"1,2"\n', { ...csv, quote: '' })).rows).toEqual([['"1', '2"']]);
    expect((await read("a,b\n'1,2','it''s'\n", { ...csv, quote: "'" })).rows).toEqual([['1,2', "it's"]]);
  });

  test('skip, and no header', async () => {
    const skipped = await read('Export of today\r\n"\r\na,b\r\n1,2\r\n', { ...csv, skip: 2 });
    expect(skipped).toMatchObject({ names: ['a', 'b'], rows: [['1', '2']], lines: [4] });
    const bare = await read('1,2\n3,4\n', { ...csv, header: false });
    expect(bare).toMatchObject({
      names: ['c1', 'c2'],
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
      lines: [1, 2],
    });
  });

  test('the line that names the delimiter for spreadsheets is no header', async () => {
    expect(await read('sep=;\r\na;b\r\n1,5;2\r\n')).toMatchObject({
      names: ['a', 'b'],
      rows: [['1,5', '2']],
      lines: [3],
    });
  });

  test('delimiters of several characters', async () => {
    expect((await read('a||b\n1||x|y\n2||"q||r"\n', { ...csv, delimiter: '||' })).rows).toEqual([
      ['1', 'x|y'],
      ['2', 'q||r'],
    ]);
  });

  test('delimiters of several bytes and letters', async () => {
    expect((await read('a§b\n1§"2§3"\nä¦§x\n', { ...csv, delimiter: '§' })).rows).toEqual([
      ['1', '2§3'],
      ['ä¦', 'x'],
    ]);
  });

  test('lines are those of the file, after cells of several lines too', async () => {
    const { lines } = await read('a,b\r\n"1\r\n2\n3",x\r\n\r\n4,5\r\n"6\r7",8\n9,10', csv);
    expect(lines).toEqual([2, 6, 7, 9]);
  });
});

describe('headers', () => {
  test('repeated and empty names', async () => {
    const { names, findings, rows } = await read('id,name,name,,name_2\n1,2,3,4,5\n', csv);
    expect(names).toEqual(['id', 'name', 'name_3', 'column_4', 'name_2']);
    expect(rows).toEqual([['1', '2', '3', '4', '5']]);
    expect(findings.map(({ code, place, detail }) => [code, place?.line, detail.name])).toEqual([
      ['column-repeated', 1, 'name_3'],
      ['column-unnamed', 1, 'column_4'],
    ]);
  });

  test('no records', async () => {
    const { names, rows, findings } = await read('id,name\n', csv);
    expect(names).toEqual(['id', 'name']);
    expect(rows).toEqual([]);
    expect(findings.map(({ code, level }) => [code, level])).toEqual([['no-records', 'warning']]);
  });

  test('an unclosed quote in the header', async () => {
    const { names, rows, codes } = await read('id,"name\n1,2\n', csv);
    expect({ names, rows, codes }).toEqual({ names: ['id', '"name'], rows: [['1', '2']], codes: ['unclosed-quote'] });
  });

  test('an unclosed quote in the first record of a file without a header: put aside, nothing of it lost', async () => {
    const { rows, rejects, codes } = await read('a,"b\nc,d\n', { ...csv, header: false });
    expect({ rows, codes }).toEqual({ rows: [['c', 'd']], codes: ['unclosed-quote'] });
    expect(rejects.map(({ line, raw }) => [line, raw])).toEqual([[1, 'a,"b']]);
  });

  test('one name for all columns, and more columns than anybody has', async () => {
    const { names } = await read(`${'a,'.repeat(3_000)}a\n`, csv);
    expect([names.length, new Set(names).size, names.at(-1)]).toEqual([3_001, 3_001, 'a_3001']);
    await expect(read('a,'.repeat(100_000), csv)).rejects.toThrow('at most 20,000 are read');
  });

  test('nothing but blank lines, and nothing at all', async () => {
    await expect(read('\n \n')).rejects.toThrow('holds nothing but blank lines');
    await expect(read('')).rejects.toThrow('is empty (0 bytes)');
    await expect(read('\ufeff\n')).rejects.toThrow('holds nothing but blank lines');
  });
});

describe('broken records', () => {
  test('too few cells: kept', async () => {
    const { rows, findings, rejects } = await read('a,b,c\n1,2,3\n4\n5,6\n7\n', csv);
    expect(rows).toEqual([
      ['1', '2', '3'],
      ['4', '', ''],
      ['5', '6', ''],
      ['7', '', ''],
    ]);
    expect(findings.map(({ code, level, rows, detail }) => ({ code, level, rows, detail }))).toEqual([
      { code: 'ragged-row', level: 'warning', rows: [1, 3], detail: { expected: 3, found: 1 } },
      { code: 'ragged-row', level: 'warning', rows: [2], detail: { expected: 3, found: 2 } },
    ]);
    expect(rejects).toEqual([]);
  });

  test('too many cells: put aside as they stand, unless the surplus is empty', async () => {
    const { rows, findings, rejects } = await read('a,b\n1,2,\n"3",4,"x ""y"""\n5,6\n', csv);
    expect(rows).toEqual([
      ['1', '2'],
      ['5', '6'],
    ]);
    expect(rejects).toEqual([{ source: 'crm', file: '-', line: 3, reason: 'ragged-row', raw: '"3",4,"x ""y"""' }]);
    expect(findings.map(({ code, level, rows, place }) => ({ code, level, rows, line: place?.line }))).toEqual([
      { code: 'ragged-row', level: 'info', rows: [0], line: undefined },
      { code: 'ragged-row', level: 'error', rows: [], line: 3 },
    ]);
  });

  const unclosed: [string, string, string[][], [number, string][]][] = [
    [
      'to the end of the file',
      'a,b\n1,"x\n2,y\n3,z\n',
      [
        ['2', 'y'],
        ['3', 'z'],
      ],
      [[2, '1,"x']],
    ],
    [
      'up to the next opening quote',
      'a,b\n1,"x\n2,y\n3,"z"\n',
      [
        ['2', 'y'],
        ['3', 'z'],
      ],
      [[2, '1,"x']],
    ],
    ['after a good cell of two lines', 'a,b\n"1\n1","x\n2,y\n', [['2', 'y']], [[2, '"1\n1","x']]],
    [
      'two of them',
      'a,b\n1,"x\n2,"y\n3,z\n',
      [['3', 'z']],
      [
        [2, '1,"x'],
        [3, '2,"y'],
      ],
    ],
    ['on the last line', 'a,b\n1,2\n3,"x', [['1', '2']], [[3, '3,"x']]],
    ['with CRLF', 'a,b\r\n1,"x\r\n2,y\r\n', [['2', 'y']], [[2, '1,"x']]],
  ];
  test.each(unclosed)('unclosed quote %s', async (_, text, rows, rejects) => {
    const result = await read(text, csv);
    expect(result.rows).toEqual(rows);
    expect(result.rejects.map(({ line, raw }) => [line, raw])).toEqual(rejects);
    expect(result.findings.map(({ code, level, place }) => [code, level, place?.line])).toEqual(
      rejects.map(([line]) => ['unclosed-quote', 'error', line]),
    );
  });

  test('many unclosed quotes take no more than a moment', async () => {
    const { rejects, rows } = await read(`a,b\n${'1,"x\n'.repeat(50_000)}${'"a"b,'.repeat(50_000)}\n`, csv);
    expect([rejects.length, rows.length]).toEqual([50_001, 0]);
  });

  test('NUL characters are kept', async () => {
    const { rows, findings } = await read('a,b\n1,x\0y\n2,\0\n', csv);
    expect(rows).toEqual([
      ['1', 'x\0y'],
      ['2', '\0'],
    ]);
    expect(findings.map(({ code, field, rows }) => ({ code, field, rows }))).toEqual([
      { code: 'nul-byte', field: 'b', rows: [0, 1] },
    ]);
  });

  test('bytes that are not UTF-8: the cell has U+FFFD, the finding the bytes', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a,b\nöçşğü,1\nJos'),
      Buffer.from([0xe9]),
      Buffer.from(',2\n"x\nü'),
      Buffer.from([0xff, 0xc3]),
      Buffer.from('",3\n'),
    ]);
    const { rows, findings } = await read(bytes, { ...csv, encoding: 'utf-8' });
    expect(rows).toEqual([
      ['öçşğü', '1'],
      ['Jos\ufffd', '2'],
      ['x\nü\ufffd\ufffd', '3'],
    ]);
    expect(findings.map(({ code, value, rows }) => ({ code, value, rows }))).toEqual([
      { code: 'bad-utf8', value: 'Jos\\xE9', rows: [1] },
      { code: 'bad-utf8', value: 'x\nü\\xFF\\xC3', rows: [2] },
    ]);
  });

  test('a cell of many megabytes', async () => {
    const cell = 'x\n'.repeat(4 << 20);
    const { rows, findings } = await read(`a,b\n1,"${cell}"\n2,y\n`, csv);
    expect(rows.map((row) => row.map((text) => text.length))).toEqual([
      [1, 8 << 20],
      [1, 1],
    ]);
    expect(findings.map(({ code, rows, detail }) => ({ code, rows, detail }))).toEqual([
      { code: 'huge-cell', rows: [0], detail: { bytes: 8 << 20 } },
    ]);
  });

  test('a record without a value is kept and reported', async () => {
    const { rows, codes } = await read('a,b\n,\n1,\n', csv);
    expect(rows).toEqual([
      ['', ''],
      ['1', ''],
    ]);
    expect(codes).toEqual(['empty-record']);
  });
});

const oddText = fc.string({
  unit: fc.constantFrom('a', 'ü', 'ş', 'ع', '😀', '"', ',', ';', '\n', '\r', ' ', '0', '\t', "'"),
  maxLength: 8,
});

describe('properties', () => {
  test('what csv-stringify writes comes back cell by cell', async () => {
    const cells = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(oddText, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
      );
    await fc.assert(
      fc.asyncProperty(
        cells,
        fc.constantFrom(',', ';', '\t', '|', '§'),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (rows, delimiter, record_delimiter) => {
          const header = rows[0]!.map((_, index) => `n${index}`);
          const text = stringify([header, ...rows], { delimiter, record_delimiter, quoted_match: /^$|[\r\n]/ });
          const result = await read(text, { format: 'csv', delimiter });
          expect(result.rows).toEqual(rows);
          expect(result.rejects).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  const soup = fc
    .array(fc.constantFrom('a', 'bc', '"', '""', ',', ',', '\n', '\n', '\r\n', '\r', ' ', 'ü', '1'), { maxLength: 40 })
    .map((parts) => parts.join(''));

  test('where csv-parse accepts a text, the records are the same', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(soup, async (text) => {
        const expected = byCsvParse(text);
        if (expected === null) return;
        accepted++;
        const result = await read(`h1,h2,h3\n${text}`, csv);
        const wide = (row: string[]) => row.length > 3 && row.slice(3).some((cell) => cell !== '');
        const padded = expected.filter((row) => !wide(row)).map((row) => [0, 1, 2].map((index) => row[index] ?? ''));
        expect(result.rows).toEqual(padded);
        expect(result.rejects.length).toBe(expected.filter(wide).length);
      }),
      { numRuns: 4000 },
    );
    expect(accepted).toBeGreaterThan(500);
  });

  test('no text at all throws, and every line with something on it is in the table or the rejects', async () => {
    await fc.assert(
      fc.asyncProperty(soup, async (text) => {
        const { rows, rejects } = await read(`h1,h2,h3\n${text}`, csv);
        const kept = rows.flat().join('') + rejects.map((reject) => reject.raw).join('');
        const letters = (from: string) => from.replace(/[^abcü1]/g, '');
        expect([...letters(kept)].sort()).toEqual([...letters(text)].sort());
      }),
      { numRuns: 2000 },
    );
  });

  test('how the bytes are cut into chunks changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(soup, fc.boolean(), async (text, declared) => {
        const content = `h1,h2,h3\n1,2,3\n${text}`;
        const options = declared ? csv : {};
        const whole = await read(content, options);
        for (const size of [1, 7]) expect(await read(content, options, size)).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });
});

test('columns with more values than a dictionary is good for come out as csv-parse has them', async () => {
  const rows = Array.from({ length: 150_000 }, (_, row) => [
    `${row}`,
    row % 7 === 0 ? '' : `"k""${(row * 7919) % 90_001}"`,
    `${(row * 31) % 500}`,
    row < 100_000 ? `late ${row % 11}` : `"late, ${row}"`,
  ]);
  const text = `id,b,c,d\n${rows.map((row) => row.join(',')).join('\r\n')}`;
  const expected = parse(text, { from_line: 2, record_delimiter: ['\r\n', '\n'] });
  const { table } = await readSource(
    { ...sourceRules.parse({ file: '-', ...csv }), name: 'crm' },
    { baseDirectory: '.', stdin: inChunks(Buffer.from(text), 1 << 20) },
  );
  for (const [at, column] of table.columns.entries()) {
    const cells = expected.map((record) => record[at]!);
    expect(Array.from(column.codes, (code) => column.dictionary.text(code))).toEqual(cells);
    expect(column.dictionary.texts()).toEqual([...new Set(['', ...cells])]);
  }
});

/** Its records, or null where it refuses the text. */
function byCsvParse(text: string): string[][] | null {
  try {
    return parse(text, { relax_column_count: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n', '\r'] });
  } catch {
    return null;
  }
}

test('what an earlier read left behind the end of the bytes is no part of a delimiter', () => {
  const bytes = Buffer.from('ab||rest of an earlier record');
  expect(new CsvScanner('||', '"').next(bytes, 0, 3, false)).toBe(-1);
  const scanner = new CsvScanner('||', '"');
  expect([scanner.next(bytes, 0, 3, true), scanner.cellCount]).toEqual([3, 1]);
});
