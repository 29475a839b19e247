import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read, readWith } from './read.ts';

const json = { format: 'json' };
const ndjson = { format: 'ndjson' };

/** Records as pairs of name and text, empty cells left out. */
const filled = ({ names, rows }: { names: string[]; rows: string[][] }) =>
  rows.map((row) => row.flatMap((text, index) => (text === '' ? [] : [[names[index], text]])));

describe('values', () => {
  const values: [string, string, string][] = [
    ['digits beyond a double', '12345678901234567890', '12345678901234567890'],
    ['a trailing zero', '1.10', '1.10'],
    ['an exponent', '1e5', '1e5'],
    ['minus zero', '-0.0', '-0.0'],
    ['true', 'true', 'true'],
    ['null', 'null', ''],
    ['text', '"00123"', '00123'],
    ['escapes', '"a\\"\\\\\\/\\b\\f\\n\\r\\t\\u00fc\\ud83d\\ude00"', 'a"\\/\b\f\n\r\tü😀'],
    ['empty text, list, object', '""', ''],
    ['an empty list', '[ ]', ''],
    ['an empty object', '{ }', ''],
    ['a list of texts', '["a", "b\\u00fc"]', 'a;bü'],
    ['a list of texts with a separator', '["a;b", "c"]', '["a;b","c"]'],
    ['a list with an empty text', '["", "c"]', '["","c"]'],
    ['a list of numbers', '[ 1.10, 2 ]', '[1.10,2]'],
    ['a list of objects', '[ { "a" : "x y" , "b\\"" : [ ] } ]', '[{"a":"x y","b\\"":[]}]'],
  ];
  test.each(values)('%s', async (_, value, text) => {
    expect((await read(`[{"v": ${value}, "w": 1}]`, json)).rows).toEqual([[text, '1']]);
  });

  test('nested objects have dotted names; columns come in order of first appearance', async () => {
    const result = await read(
      '[{"a":{"b":1,"c":{"d":2}},"e":3},{"e":4,"a":{"x":5,"b":6}},{"__proto__":7,"constructor":{"name":8}}]',
      json,
    );
    expect(result.names).toEqual(['a.b', 'a.c.d', 'e', 'a.x', '__proto__', 'constructor.name']);
    expect(result.rows[1]).toEqual(['6', '', '4', '5', '', '']);
    expect(result.rows[2]).toEqual(['', '', '', '', '7', '8']);
    expect(result.codes).toEqual([]);
  });

  test('a name twice in one object: the last counts, the others are reported', async () => {
    const { names, rows, findings } = await read('[{"a":1,"a":2,"o":{"x":3},"o":{"y":4},"p.q":5,"p":{"q":6}}]', json);
    expect(names).toEqual(['a', 'o.x', 'o.y', 'p.q']);
    expect(rows).toEqual([['2', '', '4', '6']]);
    expect(findings.map(({ code, field, value }) => [code, field, value])).toEqual([
      ['repeated-name', 'a', '1'],
      ['repeated-name', 'o.x', '3'],
      ['repeated-name', 'p.q', '5'],
    ]);
  });

  test('NUL and half a character pair', async () => {
    const { rows, findings } = await read('[{"a":"x\\u0000","b":"y\\ud800z"}]', json);
    expect(rows).toEqual([['x\0', 'y\ufffd\ufffd\ufffdz']]);
    expect(findings.map(({ code, value }) => [code, value])).toEqual([
      ['nul-byte', null],
      ['bad-utf8', 'y\\xED\\xA0\\x80z'],
    ]);
  });
});

describe('where the records are', () => {
  const places: [string, string, object][] = [
    ['the document', '[{"a":1},{"a":2}]', {}],
    [
      'the one list of objects',
      '{"count":2,"tags":["x"],"more":{"q":[1]},"customers":[{"a":1},{"a":2}],"next":null}',
      {},
    ],
    ['a list in nested objects', '{"data":{"page":{"n":1},"customers":[{"a":1},{"a":2}]},"ok":true}', {}],
    ['an empty list before it', '{"errors":[],"customers":[{"a":1},{"a":2}]}', {}],
    ['an empty list after it', '{"customers":[{"a":1},{"a":2}],"errors":[]}', {}],
    ['a path', '{"old":[{"a":9}],"data":{"list":[{"a":1},{"a":2}]},"z":[{"a":9}]}', { path: 'data.list' }],
    ['objects one after the other', '{\n "a": 1\n}\n{\n "a": 2\n}\n', {}],
  ];
  test.each(places)('%s', async (_, text, options) => {
    const result = await read(text, { ...json, ...options });
    expect(filled(result)).toEqual([[['a', '1']], [['a', '2']]]);
    expect(result.codes).toEqual([]);
    expect(await read(text, { ...json, ...options }, 1)).toEqual(result);
  });

  test('one object without a list is one record', async () => {
    expect(filled(await read('{"id": 1, "name": {"first": "x"}}', json))).toEqual([
      [
        ['id', '1'],
        ['name.first', 'x'],
      ],
    ]);
  });

  test('two lists, a path to none', async () => {
    await expect(read('{"a":[{"x":1}],"b":[{"x":1}]}', json)).rejects.toThrow(
      'more than one list of records: "a" and "b"',
    );
    await expect(read('{"a":[{"x":1}]}', { ...json, path: 'b' })).rejects.toMatchObject({
      message: expect.stringContaining('path "b" leads to no list'),
      advice: 'its lists are "a"',
    });
    await expect(read('[{"x":1}]', { ...json, path: 'b' })).rejects.toThrow('leads to no list');
  });

  test('no records', async () => {
    for (const text of ['[]', '{"customers":[]}']) {
      const { rows, codes } = await read(text, { ...json, key: 'id' });
      expect({ rows, codes }).toEqual({ rows: [], codes: ['no-records'] });
    }
  });

  test('lines are those of the opening braces', async () => {
    expect((await read('{"list": [\n  {"a": 1},\n  {\n    "a": 2\n  }, {"a": 3}\n]}', json)).lines).toEqual([2, 3, 5]);
    expect((await read('{"a":1}\n\n{"a":2}\r\n{"a":3}', ndjson)).lines).toEqual([1, 3, 4]);
  });

  test('the format is seen from the content', async () => {
    const formats: [string, string][] = [
      ['[{"a":1}]', 'json'],
      ['{"a":1}\n{"a":2}\n', 'ndjson'],
      ['{"a":1}\n{"a":\n{"a":3}\n', 'ndjson'],
      ['{"a":1}\n', 'ndjson'],
      ['{"list":[{"a":1}]}\n', 'json'],
      ['{\n"list":[\n{"a":1},\n{"a":2}\n]}\n', 'json'],
      ['a,b\n1,{"x"}\n', 'csv'],
      ['[id],[name]\n1,2\n', 'csv'],
    ];
    for (const [text, format] of formats) expect([text, (await read(text)).facts[0]?.format]).toEqual([text, format]);
  });
});

describe('broken JSON', () => {
  test('a line of NDJSON is put aside, and reading goes on', async () => {
    const { rows, rejects, findings } = await read(
      '{"a":1}\n{"a":2,}\n{"a":3} x\n[1]\n"t"\n{"a":4}\r\n{"a":NaN}',
      ndjson,
    );
    expect(rows).toEqual([['1'], ['4']]);
    expect(rejects.map(({ line, reason, raw }) => [line, reason, raw])).toEqual([
      [2, 'bad-json', '{"a":2,}'],
      [3, 'bad-json', '{"a":3} x'],
      [4, 'not-a-record', '[1]'],
      [5, 'not-a-record', '"t"'],
      [7, 'bad-json', '{"a":NaN}'],
    ]);
    expect(findings.map(({ level, place, detail }) => [level, place?.line, detail.column])).toEqual([
      ['error', 2, 8],
      ['error', 3, 9],
      ['error', 4, undefined],
      ['error', 5, undefined],
      ['error', 7, 6],
    ]);
  });

  const broken: [string, string, string[][], string[], [number, number]][] = [
    ['an error within a record', '[{"a":1},\n {"b":\n 2x},{"a":3}]', [['1']], ['{"b":\n 2x},{"a":3}]'], [3, 2]],
    ['cut off within a record', '[{"a":1},{"a":"ü', [['1']], ['{"a":"ü'], [1, 17]],
    ['cut off after a record', '[{"a":1}', [['1']], [], [1, 9]],
    ['a comma too many', '[{"a":1},]', [['1']], [']'], [1, 10]],
    ['a comma too few', '[{"a":1} {"a":2}]', [['1']], ['{"a":2}]'], [1, 10]],
    ['something after the list', '[{"a":1}]\nxyz', [['1']], ['xyz'], [2, 1]],
    ['no JSON at all', 'hello', [], ['hello'], [1, 1]],
    ['an error before the list', '{"x":tru,"list":[{"a":1}]}', [], ['{"x":tru,"list":[{"a":1}]}'], [1, 6]],
    ['an error after the list', '{"list":[{"a":1}],x}', [['1']], ['x}'], [1, 19]],
  ];
  test.each(broken)('%s', async (_, text, rows, raws, [line, column]) => {
    const result = await read(text, json);
    expect(result.rows).toEqual(rows);
    expect(result.rejects.map(({ raw }) => raw)).toEqual(raws);
    const errors = result.findings.filter(({ code }) => code === 'bad-json');
    expect(errors.map(({ place, detail }) => [place?.line, detail.column])).toEqual([[line, column]]);
    for (const size of [1, 7]) expect((await read(text, json, size)).rejects).toEqual(result.rejects);
  });

  test('nesting without end takes no stack', async () => {
    const deep = `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const { rows, rejects, codes } = await read(`[${deep},{"a":1}]`, json);
    expect(rows).toEqual([['1']]);
    expect(rejects.map(({ reason, raw }) => [reason, raw === deep])).toEqual([['json-too-deep', true]]);
    expect(codes).toEqual(['json-too-deep']);
    const objects = '{"a":'.repeat(200_000);
    expect((await read(objects, ndjson)).codes).toEqual(['bad-json', 'no-records']);
    expect((await read(objects, json)).codes).toEqual(['bad-json', 'no-records']);
  });
});

/** JSON.parse says what a text means; numbers are kept apart from texts by what they are written as. */
function flattened(value: object, prefix = ''): [string, string][] {
  return Object.entries(value).flatMap(([name, member]): [string, string][] => {
    if (typeof member === 'object' && member !== null && !Array.isArray(member))
      return flattened(member, `${prefix}${name}.`);
    if (Array.isArray(member)) {
      const joins = member.every((item) => typeof item === 'string' && item !== '' && !item.includes(';'));
      return [[prefix + name, member.length === 0 ? '' : joins ? member.join(';') : JSON.stringify(member)]];
    }
    return [[prefix + name, member === null ? '' : String(member)]];
  });
}

describe('properties', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'ş', 'ع', '😀', '"', '\\', '\n', ';', ' ', '\u0001'),
    maxLength: 6,
  });
  const name = fc.constantFrom('a', 'b', 'ü', 'c"', '__proto__x', 'd');
  const scalar = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
  const { record } = fc.letrec<{ record: object; value: unknown }>((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, scalar, fc.array(scalar, { maxLength: 3 }), tie('record')),
    record: fc.dictionary(name, tie('value'), { maxKeys: 5 }),
  }));

  test('records come out as JSON.parse has them, from a list, from lines and from memory, in chunks of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(0, 2),
        async (records, indent) => {
          const expected = records.map((item) =>
            flattened(item)
              .filter(([, cell]) => cell !== '')
              .sort(),
          );
          const sorted = (result: Parameters<typeof filled>[0]) => filled(result).map((row) => row.sort());
          const list = JSON.stringify(records, null, indent);
          const lines = records.map((item) => JSON.stringify(item)).join('\n');
          const memory = await readWith({}, { baseDirectory: '.', records: records as Record<string, unknown>[] });
          expect(sorted(memory)).toEqual(expected);
          for (const size of [1, 7, 1 << 16]) {
            expect(sorted(await read(list, json, size))).toEqual(expected);
            expect(sorted(await read(lines, ndjson, size))).toEqual(expected);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a line is read if and only if JSON.parse reads it', async () => {
    const soup = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '"a"',
        '"b"',
        ':',
        ',',
        '1',
        '-0',
        '01',
        '1.',
        'true',
        'nul',
        '[',
        ']',
        ' ',
        '"\\u12"',
        '"\\x"',
      ),
      { maxLength: 9 },
    );
    await fc.assert(
      fc.asyncProperty(soup, async (parts) => {
        const line = `{"k":${parts.join('')}}`;
        const { rejects, rows } = await read(`${line}\n`, ndjson);
        expect([rows.length, rejects.length]).toEqual(parses(line) ? [1, 0] : [0, 1]);
      }),
      { numRuns: 3000 },
    );
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
