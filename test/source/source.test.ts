import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { UsageError } from '../../src/util/usage-error.ts';
import { read, readWith } from './read.ts';

const folder = mkdtempSync(join(tmpdir(), 'recordmill-source-'));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: string | Uint8Array) => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
};
const readFile = (options: object, input: object = {}) => readWith({ ...options }, { baseDirectory: folder, ...input });

const turkish = 'ad;şehir\nGüneş Işık;İstanbul\nÇağla Öğüt;Eskişehir\n';
const german = 'Name;Straße\nJürgen Größe;Königsallee 5\nZoë Müller;Übergang\n';
const arabic = 'الاسم;المدينة\nمحمد العلي;الرياض\nليلى حسن;القاهرة\n';

/** Text in a code page, by asking the decoder for each byte. */
function encode(text: string, encoding: string): Uint8Array {
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(text, (letter) => bytes.get(letter)!);
}
const utf16 = (text: string, isBig: boolean) =>
  isBig ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le');

describe('encodings', () => {
  const cases: [string, string, Uint8Array, string, string][] = [
    ['Turkish in UTF-8', turkish, Buffer.from(turkish), 'utf-8', 'proven'],
    ['Turkish in windows-1254', turkish, encode(turkish, 'windows-1254'), 'windows-1254', 'guessed'],
    ['German in windows-1252', german, encode(german, 'windows-1252'), 'windows-1252', 'guessed'],
    ['Arabic in windows-1256', arabic, encode(arabic, 'windows-1256'), 'windows-1256', 'guessed'],
    ['Arabic in UTF-16 LE with a mark', arabic, utf16(`\ufeff${arabic}`, false), 'utf-16le', 'proven'],
    ['Arabic in UTF-16 BE with a mark', arabic, utf16(`\ufeff${arabic}`, true), 'utf-16be', 'proven'],
    ['Turkish in UTF-16 LE without', turkish, utf16(turkish, false), 'utf-16le', 'guessed'],
    ['German in UTF-16 BE without', german, utf16(german, true), 'utf-16be', 'guessed'],
  ];
  test.each(cases)('%s', async (_, text, bytes, used, how) => {
    const expected = text
      .trim()
      .split('\n')
      .map((line) => line.split(';'));
    for (const size of [1, 7, 1 << 16]) {
      const { names, rows, facts, codes } = await read(bytes, { format: 'csv' }, size);
      expect([names, ...rows]).toEqual(expected);
      expect(facts[0]?.encoding).toEqual({ used, how });
      expect(codes).toEqual(how === 'guessed' ? ['encoding-guessed'] : []);
    }
    const declared = await read(bytes, { format: 'csv', encoding: used });
    expect([declared.names, ...declared.rows]).toEqual(expected);
    expect([declared.facts[0]?.encoding.how, declared.codes]).toEqual(['declared', []]);
  });

  test('the first letter that tells may come late', async () => {
    const plain = `ad;no\n${'x;1\n'.repeat(100_000)}`;
    const { rows } = await read(Buffer.concat([Buffer.from(plain), encode('Işık Gümüş;2\n', 'windows-1254')]));
    expect(rows.at(-1)).toEqual(['Işık Gümüş', '2']);
  });

  test('half a character pair in UTF-16 is reported', async () => {
    const { codes } = await read(utf16('\ufeffa,b\nx\ud800y,1\n', false));
    expect(codes).toEqual(['bad-utf8']);
  });
});

describe('delimiters', () => {
  const cases: [string, string, string, string[]][] = [
    ['semicolon beside decimal commas', 'a;b\n1,5;2,5\n3,5;4\n', ';', []],
    ['comma', 'a,b\n1,2\n', ',', []],
    ['tab', 'a b\tc\n1, 2\t3\n', 'tab', []],
    ['bar', 'a|b\n1|2\n', '|', []],
    ['delimiters in quotes do not count', 'a,b\n"x;y;z",2\n"p;q;r",3\n', ',', []],
    ['one column', 'name\nx\n', ',', []],
    ['two that fit', 'a,b;c\n1,2;3\n', ',', ['delimiter-guessed']],
  ];
  test.each(cases)('%s', async (_, text, used, expected) => {
    const { facts, codes } = await read(text);
    expect([facts[0]?.delimiter?.used, codes]).toEqual([used, expected]);
  });

  test('requests that make no sense', async () => {
    await expect(read('a,b\n', { delimiter: '' })).rejects.toThrow(UsageError);
    await expect(read('a,b\n', { delimiter: '"' })).rejects.toThrow('delimiter and quote are both');
    await expect(read('a,b\n', { quote: '»' })).rejects.toThrow('quote must be a visible ASCII character');
  });
});

describe('files', () => {
  put('crm-2.csv', 'id,name\n1,x\n');
  put('crm-10.csv', 'id,mail\n2,y@example.com\n');
  put('deep/er/crm-3.csv', 'id\n3\n');
  put('empty.csv', '');
  put('packed.csv.gz', gzipSync('id,name\n1,ü\n'));
  put(
    'cut.csv.gz',
    gzipSync(`id,name\n${Array.from({ length: 5000 }, (_, id) => `${id},${id * 7919}`).join('\n')}`).subarray(0, 5000),
  );
  put('book.csv', Buffer.from('PK\x03\x04rest'));

  test('a glob: by bytes of the name, columns united by name', async () => {
    const { names, rows, files, codes } = await readFile({ file: 'crm-*.csv' });
    expect(files).toEqual(['crm-10.csv', 'crm-2.csv']);
    expect(names).toEqual(['id', 'mail', 'name']);
    expect(rows).toEqual([
      ['2', 'y@example.com', ''],
      ['1', '', 'x'],
    ]);
    expect(codes).toEqual(['columns-differ']);
  });

  test('the latest, several folders, a list', async () => {
    expect((await readFile({ file: 'crm-?.csv', latest: true })).files).toEqual(['crm-2.csv']);
    expect((await readFile({ file: '**/crm-*.csv' })).files).toEqual(['crm-10.csv', 'crm-2.csv', 'deep/er/crm-3.csv']);
    expect((await readFile({ file: ['crm-2.csv', 'crm-*.csv'] })).files).toEqual(['crm-2.csv', 'crm-10.csv']);
    expect((await readFile({ file: join(folder, 'deep/*/crm-3.csv') })).files).toEqual([
      join(folder, 'deep/er/crm-3.csv'),
    ]);
  });

  test('gzip, hash and size of the file as it lies there, progress', async () => {
    const seen: number[][] = [];
    const { rows, facts } = await readFile(
      { file: 'packed.csv.gz' },
      { onProgress: (...pair: number[]) => seen.push(pair) },
    );
    const bytes = gzipSync('id,name\n1,ü\n');
    expect(rows).toEqual([['1', 'ü']]);
    expect(facts[0]).toMatchObject({
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      records: 1,
    });
    expect(seen.at(-1)).toEqual([bytes.length, bytes.length]);
  });

  const refused: [string, string, string][] = [
    ['crm-22.csv', 'crm-22.csv does not exist', 'did you mean "crm-2.csv"'],
    ['nowhere/x.csv', 'nowhere/x.csv does not exist', 'there is no folder'],
    ['shop-*.csv', 'no file matches shop-*.csv', '"crm-2.csv"'],
    ['deep', 'deep is a folder', 'name its files'],
    ['empty.csv', 'empty.csv is empty (0 bytes)', 'check the export'],
    ['cut.csv.gz', 'cut.csv.gz ends before its gzip data does', 'fetch it again'],
    ['book.csv', 'book.csv is a zip archive or an Excel workbook', 'save it as CSV'],
  ];
  test.each(refused)('%s is refused', async (file, message, advice) => {
    const error = await readFile({ file }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect([error.message, error.advice]).toEqual([expect.stringContaining(message), expect.stringContaining(advice)]);
  });

  test('a limit counts over all files', async () => {
    expect((await readFile({ file: 'crm-*.csv' }, { limit: 1 })).rows).toEqual([['2', 'y@example.com']]);
    expect((await read('[{"a":1},{"a":2}', { format: 'json' })).codes).toEqual(['bad-json']);
  });
});

describe('keys', () => {
  const text = 'id,no,name\n00A,1,x\n,,y\n00a,2,z\n00A,1,w\n';
  test('as read, empty and repeated', async () => {
    const { keys, findings } = await read(text, { key: 'id' });
    expect(keys).toEqual(['00A', '', '00a', '00A']);
    expect(findings.map(({ code, field, value, rows }) => [code, field, value, rows])).toEqual([
      ['key-missing', 'id', null, [1]],
      ['key-repeated', 'id', '00A', [0, 3]],
    ]);
  });

  test('of several columns', async () => {
    expect((await read(text, { key: ['id', 'no'] })).keys).toEqual(['["00A","1"]', '', '["00a","2"]', '["00A","1"]']);
  });

  test('a column that is not there', async () => {
    await expect(read(text, { key: 'ID' })).rejects.toMatchObject({
      message: 'source crm: there is no column "ID" for its key',
      advice: 'did you mean "id"? The columns are "id", "no", "name"',
    });
  });
});

describe('records from memory', () => {
  test('values become text as those of JSON do', async () => {
    const day = new Date(Date.UTC(2024, 1, 29, 12));
    const records = [
      {
        id: '007',
        n: 1.5,
        big: 12345678901234567890n,
        day,
        yes: true,
        none: null,
        at: { city: 'Köln' },
        tags: ['a', 'b'],
        ns: [1, 2],
        __proto__x: 1,
      },
    ];
    const { names, rows, keys, lines, facts } = await readWith({ key: 'id' }, { baseDirectory: '.', records });
    expect(names).toEqual(['id', 'n', 'big', 'day', 'yes', 'none', 'at.city', 'tags', 'ns', '__proto__x']);
    expect(rows).toEqual([
      ['007', '1.5', '12345678901234567890', '2024-02-29T12:00:00.000Z', 'true', '', 'Köln', 'a;b', '[1,2]', '1'],
    ]);
    expect([keys, lines, facts[0]?.format]).toEqual([['007'], [1], 'memory']);
  });

  test('objects that say themselves what they are, maps, sets and bytes', async () => {
    const row = { toJSON: () => ({ id: '1', at: { toJSON: () => ({ city: 'Köln' }) } }) };
    const plain = { id: '2', more: new Map([['__proto__', 'x']]), tags: new Set(['a', 'b']), raw: Uint8Array.of(1, 2) };
    const records = [row, plain] as unknown as Record<string, unknown>[];
    const { names, rows, rejects } = await readWith({}, { baseDirectory: '.', records });
    expect([names, rejects]).toEqual([['id', 'at.city', 'more.__proto__', 'tags', 'raw'], []]);
    expect(rows).toEqual([
      ['1', 'Köln', '', '', ''],
      ['2', '', 'x', 'a;b', '[1,2]'],
    ]);
  });

  test('an async iterable, what is no record, what holds itself', async () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    const given = async function* () {
      yield { a: 1 };
      yield null as unknown as Record<string, unknown>;
      yield loop;
      yield { a: 2 };
    };
    const { rows, rejects } = await readWith({}, { baseDirectory: '.', records: given() });
    expect([rows, rejects.map(({ reason, line }) => [reason, line])]).toEqual([
      [['1'], ['2']],
      [
        ['not-a-record', 2],
        ['json-too-deep', 3],
      ],
    ]);
  });
});
