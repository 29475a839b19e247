import { describe, expect, test } from 'vitest';
import { cleanSources } from '../../src/clean/clean-sources.ts';
import { cellText } from '../../src/table/column.ts';
import { context, field, foundAt, type Rules, rowsOf, rulesOf, source, texts } from './build.ts';

const keep = { otherColumns: 'keep' as const };
const cleanOne = (cells: readonly string[], rules: Rules, name = 'x') =>
  cleanSources([source([[name, cells]])], { fields: [field(name, rules)], ...keep }, context);

describe('binding of columns', () => {
  test('columns feed the field of their own name, or the one the source names; others come after', async () => {
    const crm = source(
      [
        ['Email', ['a@example.com']],
        ['note', ['x']],
        ['city', [' Ankara ']],
      ],
      { columns: { Email: 'email' } },
    );
    const shop = source(
      [
        ['city', ['Berlin']],
        ['email', ['b@example.com']],
        ['vip', ['1']],
      ],
      { name: 'shop' },
    );
    const plan = { fields: [field('email'), field('city', { trim: true })], ...keep };
    const result = await cleanSources([crm, shop], plan, context);
    expect(rowsOf(result)).toEqual([
      ['email', 'city', 'note', 'vip'],
      ['a@example.com', 'Ankara', 'x', ''],
      ['b@example.com', 'Berlin', '', '1'],
    ]);
    expect(rulesOf(result, 'city')).toEqual(['trim']);
    expect(rulesOf(result, 'city', 1)).toEqual(['']);
    expect(result.sources.map(({ rowStart }) => rowStart)).toEqual([0, 1]);
    expect(result.table.origin.sources).toEqual(['crm', 'shop']);
    expect(cellText(result.table.origin.key, 1)).toBe('2');
  });

  test('columns called __proto__ and constructor are columns like any other', async () => {
    const crm = source([
      ['__proto__', ['a ']],
      ['constructor', ['b']],
      ['toString', ['c']],
    ]);
    const plan = { fields: [field('__proto__', { trim: true }), field('constructor')], ...keep };
    expect(rowsOf(await cleanSources([crm], plan, context))).toEqual([
      ['__proto__', 'constructor', 'toString'],
      ['a', 'b', 'c'],
    ]);
  });

  test('of several columns the first that is not empty feeds the field, and the others are told of', async () => {
    const crm = source([
      ['mobile', ['1', '', '']],
      ['landline', ['2', '3', '']],
    ]);
    const plan = { fields: [field('phone', { from: ['mobile', 'landline'] })], ...keep };
    const result = await cleanSources([crm], plan, context);
    expect(rowsOf(result)).toEqual([['phone'], ['1'], ['3'], ['']]);
    expect(result.sources[0]!.dropped.map(({ name }) => name)).toEqual(['mobile', 'landline']);
  });

  test('set gives every record a value, which is read like any other', async () => {
    const crm = source([['newsletter', ['no', '']]], { set: { newsletter: 'yes', region: 'EMEA' } });
    const result = await cleanSources([crm], { fields: [field('newsletter', { type: 'consent' })], ...keep }, context);
    expect(rowsOf(result)).toEqual([
      ['newsletter', 'region'],
      ['true', 'EMEA'],
      ['true', 'EMEA'],
    ]);
    expect(rulesOf(result, 'newsletter')).toEqual(['set+consent', 'set+consent']);
    expect(texts(result.sources[0]!.changes[0]!.before)).toEqual(['no', '']);
  });

  test('columns that no field names can be left out', async () => {
    const crm = source([
      ['a', ['1']],
      ['b', ['2']],
    ]);
    const result = await cleanSources([crm], { fields: [field('a')], otherColumns: 'drop' }, context);
    expect(rowsOf(result)).toEqual([['a'], ['1']]);
    expect(result.sources[0]!.dropped.map(({ name }) => name)).toEqual(['b']);
  });

  test('a column that no record has tonight is a finding', async () => {
    const shop = source([['id', ['1']]], { format: 'json', columns: { Mail: 'email' } });
    const result = await cleanSources([shop], { fields: [field('phone'), field('email')], ...keep }, context);
    expect(rowsOf(result)).toEqual([
      ['phone', 'email', 'id'],
      ['', '', '1'],
    ]);
    expect(result.findings).toMatchObject([
      { code: 'column-missing', place: { source: 'crm' }, detail: { column: 'Mail' } },
      { code: 'column-missing', place: { source: null }, detail: { column: 'phone' } },
    ]);
  });
});

describe('where', () => {
  test('records for which it is not true are put aside as they were read', async () => {
    const crm = source(
      [
        ['Status', ['deleted', 'active', '']],
        ['n', ['1', '2', '3']],
        ['__proto__', ['"', 'b', 'c']],
      ],
      { columns: { Status: 'status' }, where: 'status != "deleted"' },
    );
    const result = await cleanSources([crm], { fields: [field('status'), field('n')], ...keep }, context);
    expect(rowsOf(result).slice(1)).toEqual([
      ['active', '2', 'b'],
      ['', '3', 'c'],
    ]);
    expect(result.rejects).toEqual([
      {
        source: 'crm',
        file: 'crm.csv',
        line: 2,
        reason: 'where',
        raw: '{"Status":"deleted","n":"1","__proto__":"\\""}',
      },
    ]);
    expect([...result.sources[0]!.rowOf!]).toEqual([1, 2]);
    expect([...result.table.origin.line]).toEqual([3, 4]);
  });
});

describe('steps on text', () => {
  test.each<[string, Rules, string, string, string]>([
    ['trim', { trim: true }, '  a \t b  ', 'a b', 'trim'],
    ['nothing unless it is asked for', {}, '  a  b ', '  a  b ', ''],
    ['unicode: composed', { unicode: 'clean' }, 'Gu\u0308l', 'Gül', 'unicode'],
    ['unicode: invisible', { unicode: 'clean' }, '\ufeffa\u200bb\u202e\u0000c', 'abc', 'unicode'],
    ['unicode: odd spaces', { unicode: 'clean' }, 'a\u00a0b\u3000c\nd', 'a b c d', 'unicode'],
    ['unicode: a joiner between Arabic letters means something', { unicode: 'clean' }, 'می‌خواهم', 'می‌خواهم', ''],
    ['unicode: a joiner elsewhere does not', { unicode: 'clean' }, 'a‌b', 'ab', 'unicode'],
    ['unicode: an emoji of several', { unicode: 'clean' }, '👩‍💻', '👩‍💻', ''],
    ['missing', { missing: ['N/A', 'لا يوجد'] }, ' لا يوجد ', '', 'missing'],
    ['missing: only the token itself', { missing: ['-'] }, '--', '--', ''],
    ['missing: white space alone', { missing: [''] }, '  \u00a0', '', 'missing'],
    ['replace', { replace: [{ from: 'St.', to: 'Street$1' }] }, 'Main St. St.', 'Main Street$1 Street$1', 'replace'],
    ['replace: a pattern', { replace: [{ from: '^0+(\\d)', to: '$1', pattern: true }] }, '00123', '123', 'replace'],
    ['replace: the whole value', { replace: [{ from: 'x', to: 'y', whole: true }] }, 'xx', 'xx', ''],
    [
      'replace: any whole value',
      { replace: [{ from: '.*', to: 'y', pattern: true, whole: true }] },
      'xx',
      'y',
      'replace',
    ],
    [
      'replace: a whole value that a shorter part matches too',
      { replace: [{ from: 'a|(ab)', to: '[$1]', pattern: true, whole: true }] },
      'ab',
      '[ab]',
      'replace',
    ],
    ['lower', { case: 'lower' }, 'İSTANBUL', 'istanbul', 'case'],
    ['lower in Turkish', { case: 'lower', caseLocale: 'tr' }, 'DİYARBAKIR', 'diyarbakır', 'case'],
    ['upper in Turkish', { case: 'upper', caseLocale: 'tr' }, 'izmir', 'İZMİR', 'case'],
    ['title', { case: 'title' }, "o'neil-MEIER von ÖZ", "O'neil-Meier Von Öz", 'case'],
    ['several', { trim: true, case: 'upper' }, ' a ', 'A', 'trim+case'],
    ['several values in a cell', { trim: true, separator: ';' }, 'a ; b;;c', 'a;b;;c', 'trim'],
  ])('%s', async (_, rules, given, gives, rule) => {
    const result = await cleanOne([given, 'other'], rules);
    expect(texts(result.table.columns[0]!)[0]).toBe(gives);
    expect(rulesOf(result, 'x')[0]).toBe(rule);
  });

  test.each([
    ['first', ['Ada', 'Cher', '']],
    ['last', ['King', '', '']],
    ['rest', ['Maria King', '', '']],
    ['all-but-last', ['Ada Maria', 'Cher', '']],
    [2, ['Maria', '', '']],
  ])('split: part %s', async (part, gives) => {
    const crm = source([['name', ['Ada Maria  King', 'Cher', '']]]);
    const plan = { fields: [field('part', { split: { from: 'name', part }, trim: true })], ...keep };
    const result = await cleanSources([crm], plan, context);
    expect(rowsOf(result)).toEqual([['part'], ...gives.map((text) => [text])]);
    expect(texts(result.sources[0]!.changes[0]!.before)).toEqual(['Ada Maria  King', 'Cher', '']);
  });

  test('cells of its own go before a split', async () => {
    const crm = source([
      ['name', ['Ada King', 'Ada King']],
      ['first', ['Augusta', '']],
    ]);
    const result = await cleanSources(
      [crm],
      { fields: [field('first', { split: { from: 'name', part: 'first' } })], ...keep },
      context,
    );
    expect(rowsOf(result)).toEqual([['first'], ['Augusta'], ['Ada']]);
    expect(rulesOf(result, 'first')).toEqual(['', 'split']);
  });

  test('join leaves no gap, and sees the clean values of fields', async () => {
    const crm = source([
      ['a', [' x ', '']],
      ['b', ['y', 'z']],
    ]);
    const fields = [field('ab', { join: { fields: ['a', 'b'], with: '-' } }), field('a', { trim: true })];
    const result = await cleanSources([crm], { fields, ...keep }, context);
    expect(rowsOf(result)).toEqual([
      ['ab', 'a'],
      ['x-y', 'x'],
      ['z', ''],
    ]);
  });
});

describe('reading', () => {
  test('a value is written in canonical form, or as it was read where the rule says so', async () => {
    const cells = [' TR ', 'Almanya', 'Nowhereland'];
    expect(texts((await cleanOne(cells, { type: 'country' })).table.columns[0]!)).toEqual(['TR', 'DE', 'Nowhereland']);
    const asRead = await cleanOne(cells, { type: 'country', write: 'as-read' });
    expect(texts(asRead.table.columns[0]!)).toEqual(cells);
    expect(asRead.sources[0]!.changes[0]!.ruleOf).toBeNull();
  });

  test('a declined value is kept, marked and reported once with all its rows', async () => {
    const result = await cleanOne(['12', 'x?', '3', 'x?', ''], { type: 'integer' });
    expect(texts(result.table.columns[0]!)).toEqual(['12', 'x?', '3', 'x?', '']);
    expect([...result.table.columns[0]!.declined!]).toEqual([1, 3]);
    expect(foundAt(result)).toEqual([['warning', 'x', 'x?', [1, 3]]]);
    expect(result.findings[0]!.code).toMatch(/^integer\//);
    expect(result.rejected).toEqual([]);
  });

  test('a declined value is blanked, or its record put aside, where the rule says so', async () => {
    const blank = await cleanOne(['x?', '1'], { type: 'integer', declined: 'blank', declinedLevel: 'error' });
    expect(texts(blank.table.columns[0]!)).toEqual(['', '1']);
    expect(rulesOf(blank, 'x')).toEqual(['blank', '']);
    expect(foundAt(blank)).toEqual([['error', 'x', 'x?', [0]]]);
    const reject = await cleanOne(['x?', '1', 'x?'], { type: 'integer', declined: 'reject' });
    expect(reject.rejected.map(({ rows, reason }) => [[...rows], reason])).toEqual([
      [[0, 2], reject.findings[0]!.code],
    ]);
  });

  test('a consent that cannot be read is never given a default', async () => {
    const result = await cleanOne(['hmm?', '', 'yes'], { type: 'consent', declined: 'blank', default: 'yes' });
    expect(texts(result.table.columns[0]!)).toEqual(['', 'true', 'true']);
    expect([...result.table.columns[0]!.declined!]).toEqual([0]);
  });

  test('a companion field decides, and only its readable values do', async () => {
    const crm = source([
      ['phone', ['0532 000 00 01', '0532 000 00 01']],
      ['country', ['Türkiye', 'Nowhereland']],
    ]);
    const fields = [
      field('phone', { type: 'phone', defaultCountry: { from: 'country' } }),
      field('country', { type: 'country' }),
    ];
    const result = await cleanSources([crm], { fields, ...keep }, context);
    expect(rowsOf(result)[1]![0]).toMatch(/^\+90/);
    expect(rowsOf(result)[2]![0]).toBe('0532 000 00 01');
    expect([...result.table.columns[0]!.declined!]).toEqual([1]);
  });

  test('each of several values in a cell is read by itself', async () => {
    const result = await cleanOne(['yes;no', 'yes ; N/A', 'yes;what?'], {
      type: 'boolean',
      separator: ';',
      missing: ['N/A'],
    });
    expect(texts(result.table.columns[0]!)).toEqual(['true;false', 'true', 'true;what?']);
    expect(rulesOf(result, 'x')).toEqual(['boolean', 'missing+boolean', 'boolean']);
    expect(foundAt(result)).toEqual([['warning', 'x', 'what?', [2]]]);
  });

  test('the order of a date is settled by the column, and said', async () => {
    const result = await cleanOne(['31.12.2024', '01.02.2024', '25.02.2024'], { type: 'date' });
    expect(texts(result.table.columns[0]!)).toEqual(['2024-12-31', '2024-02-01', '2024-02-25']);
    expect(result.evidence.map(({ source: name, field: of }) => [name, of])).toEqual([['crm', 'x']]);
    expect(result.findings.map(({ code, level }) => [code, level])).toEqual([['convention-settled', 'info']]);
  });
});

describe('correction against a list', () => {
  const cities = ['İstanbul', 'Ankara', 'Bern', 'Berlin', 'Konya', 'Tonya'];
  test.each([
    ['Ankara', 'Ankara', ''],
    ['ankara', 'Ankara', 'correct'],
    ['ISTANBUL', 'İstanbul', 'correct'],
    ['Anakra', 'Ankara', 'correct'],
    ['Istnbull', 'İstanbul', 'correct'],
    ['Bren', 'Bern', 'correct'],
    ['Bxxn', 'Bxxn', ''],
    ['Paris', 'Paris', ''],
    ['Monya', 'Monya', ''],
  ])('%s becomes %s', async (given, gives, rule) => {
    const result = await cleanOne([given], { correct: { from: cities } });
    expect([texts(result.table.columns[0]!)[0], rulesOf(result, 'x')[0]]).toEqual([gives, rule]);
  });

  test('two entries as near are a finding with both, not a guess', async () => {
    const { findings } = await cleanOne(['Monya', 'a', 'Monya'], { correct: { from: cities } });
    expect(findings).toMatchObject([
      { code: 'correction-tie', value: 'Monya', detail: { candidates: ['Konya', 'Tonya'] } },
    ]);
    expect([...findings[0]!.rows]).toEqual([0, 2]);
  });

  test('a list of values and other spellings comes from a file', async () => {
    const crm = source([['city', ['Konstantiniyye', 'Smyrna']]]);
    const fields = [field('city', { correct: { from: 'cities.csv', column: 'name', aliases: 'old' } })];
    const references = (path: string, column: string, aliases: string) => {
      expect([path, column, aliases]).toEqual(['cities.csv', 'name', 'old']);
      return {
        values: ['İstanbul', 'İzmir'],
        aliases: [
          ['Konstantiniyye', 'İstanbul'],
          ['smyrna', 'İzmir'],
        ] as const,
      };
    };
    expect(rowsOf(await cleanSources([crm], { fields, ...keep }, { ...context, references }))).toEqual([
      ['city'],
      ['İstanbul'],
      ['İzmir'],
    ]);
  });

  test('a value that its type cannot read is corrected and read again', async () => {
    const rules = {
      type: 'category',
      values: { active: ['aktif'], passive: [] },
      correct: { from: ['active', 'passive'] },
    };
    const result = await cleanOne(['activ', 'aktif', 'zzz'], rules);
    expect(texts(result.table.columns[0]!)).toEqual(['active', 'active', 'zzz']);
    expect(rulesOf(result, 'x')).toEqual(['correct', 'category', '']);
  });
});

describe('filling', () => {
  test('empty cells take another field, a look-up, then the default, and say so', async () => {
    const crm = source([
      ['city', ['Bonn', 'N/A', '', '']],
      ['district', ['x', 'Kadıköy', '', '']],
      ['zip', ['1', '2', '35000', '4']],
    ]);
    const fields = [
      field('city', { missing: ['N/A'], fill: [{ field: 'district' }, { file: 'zip.csv', key: 'zip' }], default: '?' }),
      field('zip'),
    ];
    const lookups = (path: string, key: string, column: string) => {
      expect([path, key, column]).toEqual(['zip.csv', 'zip', 'city']);
      return new Map([['35000', 'İzmir']]);
    };
    const result = await cleanSources([crm], { fields, ...keep }, { ...context, lookups });
    expect(
      rowsOf(result)
        .slice(1)
        .map(([city]) => city),
    ).toEqual(['Bonn', 'Kadıköy', 'İzmir', '?']);
    expect(rulesOf(result, 'city')).toEqual(['', 'missing+fill:district', 'fill:zip.csv', 'default']);
  });

  test('what is filled in is read by the type, and what was declined elsewhere fills nothing', async () => {
    const crm = source([
      ['home', ['', '']],
      ['work', ['Almanya', 'Nowhereland']],
    ]);
    const fields = [
      field('home', { type: 'country', fill: [{ field: 'work' }], default: 'türkiye' }),
      field('work', { type: 'country' }),
    ];
    const result = await cleanSources([crm], { fields, ...keep }, context);
    expect(rowsOf(result).slice(1)).toEqual([
      ['DE', 'DE'],
      ['TR', 'Nowhereland'],
    ]);
  });

  test('fields that need each other are refused', async () => {
    const crm = source([
      ['a', ['1']],
      ['b', ['2']],
    ]);
    const fields = [field('a', { fill: [{ field: 'b' }] }), field('b', { fill: [{ field: 'a' }] })];
    await expect(cleanSources([crm], { fields, ...keep }, context)).rejects.toThrow('"a" needs "b" needs "a"');
  });
});

test('a cell that a spreadsheet would run is a finding, once for each value', async () => {
  const cells = [
    '=1+1',
    '+90 532 (000) 00-01',
    '-1.234,56',
    '@cmd',
    '=1+1',
    '-2+3',
    '+cmd',
    'a=b',
    '+905320000001;ext=9',
    '\tx',
    '-12.50 EUR',
    '＝1',
  ];
  const { findings } = await cleanOne(cells, {});
  const at = findings.filter(({ code }) => code === 'formula-cell').map(({ value, rows }) => [value, [...rows]]);
  expect(at).toEqual([
    ['=1+1', [0, 4]],
    ['@cmd', [3]],
    ['-2+3', [5]],
    ['+cmd', [6]],
    ['\tx', [9]],
    ['＝1', [11]],
  ]);
});

describe('time of last change', () => {
  test('is read from the column that the source names, so that it sorts by time', async () => {
    const crm = source([['Modified', ['2024-05-01T12:00:00+03:00', '2024-05-01T09:30:00Z', 'soon', '']]], {
      updated: 'Modified',
    });
    const shop = source([['id', ['1']]], { name: 'shop' });
    const result = await cleanSources([crm, shop], { fields: [], ...keep }, context);
    expect(texts(result.updated!)).toEqual(['2024-05-01T09:00:00', '2024-05-01T09:30:00', '', '', '']);
    expect(result.findings).toMatchObject([{ code: 'updated-unreadable', field: 'Modified', value: 'soon' }]);
  });

  test('is the clean value of a field that reads the same column', async () => {
    const crm = source([['when', ['31.12.2024', '01.02.2024', '?']]], {
      updated: 'when',
      columns: { when: 'changed_on' },
    });
    const result = await cleanSources([crm], { fields: [field('changed_on', { type: 'date' })], ...keep }, context);
    expect(texts(result.updated!)).toEqual(['2024-12-31', '2024-02-01', '']);
    expect(result.findings.filter(({ code }) => code === 'updated-unreadable')).toEqual([]);
  });

  test('is unknown where the field declined a value that looks like a time', async () => {
    const crm = source([['when', ['2024-13-01T10:00:00+02:00', '2024-12-01T10:00:00+02:00']]], { updated: 'when' });
    const result = await cleanSources([crm], { fields: [field('when', { type: 'datetime' })], ...keep }, context);
    expect(texts(result.updated!)).toEqual(['', '2024-12-01T08:00:00']);
  });

  test("is nobody's where no source names a column", async () => {
    expect((await cleanOne(['a'], {})).updated).toBeNull();
  });
});
