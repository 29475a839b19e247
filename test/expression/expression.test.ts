import { describe, expect, test } from 'vitest';
import { type CelType, type CelValue, toCelValue } from '../../src/expression/cel-value.ts';
import { compileExpression, type ExpressionOptions, expressionFields } from '../../src/expression/expression.ts';
import { UsageError } from '../../src/util/usage-error.ts';

const types: Readonly<Record<string, CelType>> = {
  status: 'string',
  email: 'string',
  age: 'int',
  spend: 'double',
  newsletter: 'bool',
  born: 'timestamp',
  type: 'string',
  'Full Name': 'string',
  ad: 'string',
  الاسم: 'string',
  in: 'string',
};
const fields = [
  ...Object.entries(types).map(([name, cel]) => ({ name, cel })),
  { name: '__proto__', cel: 'string' as const },
];

/** The outcome for canonical texts; what is left out is missing. */
function outcome(
  text: string,
  record: Readonly<Record<string, string>>,
  options: ExpressionOptions = { today: '2024-06-15' },
) {
  const expression = compileExpression(text, fields, options);
  const values = expression.inputs.map(({ field, side, cel }): CelValue | null => {
    const given = new Map(Object.entries(record)).get(side === null ? field : `${side}.${field}`);
    return given === undefined ? null : toCelValue[cel](given);
  });
  return expression.evaluate(values);
}

describe('conditions over one record', () => {
  test.each([
    ['status == "active"', { status: 'active' }, true],
    ['age >= 18 && age < 65', { age: '18' }, true],
    ['spend > 5', { spend: '5.01 EUR' }, true],
    ['spend == 5', { spend: '5.00 EUR' }, true],
    ['spend * 2 > 9.5', { spend: '5' }, true],
    ['newsletter', { newsletter: 'true' }, true],
    ['!newsletter', { newsletter: 'true' }, false],
    ['born < date("2000-01-01")', { born: '1999-12-31' }, true],
    ['born + duration("24h") > today()', { born: '2024-06-15' }, true],
    ['born == timestamp("2024-01-01T00:00:00Z")', { born: '2024-01-01' }, true],
    ['email.endsWith("@example.com")', { email: 'ada@example.com' }, true],
    ['email.matches("^[a-z]+@")', { email: 'ada@example.com' }, true],
    ['matches(email, "(a+)+$")', { email: `${'a'.repeat(30_000)}!` }, false],
    ['lower(status) == "active"', { status: 'ACTIVE' }, true],
    ['status in ["active", "passive"]', { status: 'passive' }, true],
    ['["a", "b"].exists(x, x == status)', { status: 'b' }, true],
    ['["a", "b"].exists(status, status == "b")', { status: 'z' }, true],
    ['size(status) == 3', { status: 'şğı' }, true],
    ['type == "b2b"', { type: 'b2b' }, true],
    ['row["Full Name"] == "Ada" && row.status == "x"', { 'Full Name': 'Ada', status: 'x' }, true],
    ['row["الاسم"].startsWith("أ")', { الاسم: 'أحمد' }, true],
    [
      'row["in"] == "1" && row["__proto__"] == "2"',
      Object.fromEntries([
        ['in', '1'],
        ['__proto__', '2'],
      ]),
      true,
    ],
    ['1 < 2', {}, true],
  ] as [string, Record<string, string>, boolean][])('%s with %j: %s', (text, record, expected) => {
    expect(outcome(text, record)).toBe(expected);
  });
});

describe('a missing value', () => {
  test.each([
    ['status == "active"', false],
    ['status != "active"', true],
    ['status == email', true],
    ['status in ["active"]', false],
    ['filled(status)', false],
    ['filled(status) || !filled(email)', true],
    ['age == null', true],
    ['born != null', false],
    ['age < 18', null],
    ['age > 18', null],
    ['!(age < 18)', null],
    ['spend + 1.0 < 5.0', null],
    ['newsletter', null],
    ['!newsletter', null],
    ['size(status) > 2', null],
    ['status.startsWith("a")', null],
    ['born < today()', null],
    ['filled(age) && age < 18', false],
    ['!filled(age) || age < 18', true],
    ['age < 18 || status != "x"', true],
    ['age < 18 && status == "x"', false],
    ['filled(age) ? age > 3 : true', true],
  ])('%s: %s', (text, expected) => {
    expect(outcome(text, {})).toBe(expected);
  });

  test('of a pair, nothing that is missing can be compared', () => {
    const pair = { pair: true };
    expect(outcome('left.email != right.email', { 'left.email': 'a' }, pair)).toBe(null);
    expect(outcome('left.email != right.email', { 'left.email': 'a', 'right.email': 'b' }, pair)).toBe(true);
    expect(outcome('left.email == right.email', {}, pair)).toBe(null);
    expect(outcome('filled(left.email) && !filled(right.email)', { 'left.email': 'a' }, pair)).toBe(true);
    expect(
      outcome('left["Full Name"] == right["Full Name"]', { 'left.Full Name': 'a', 'right.Full Name': 'a' }, pair),
    ).toBe(true);
  });
});

test('an expression that cannot be carried out says why, and does not throw', () => {
  expect(outcome('10 / age > 1', { age: '0' })).toEqual({ failed: 'division by zero' });
  expect(outcome('int(status) > 1', { status: 'abc' })).toHaveProperty('failed');
  expect(outcome('date(status) < today()', { status: 'abc' })).toHaveProperty('failed');
  expect(outcome('email.matches(status)', { email: 'a', status: '(' })).toHaveProperty('failed');
  expect(outcome('10 / age > 1 && false', { age: '0' })).toBe(false);
});

test('why it cannot be carried out holds no value: the value may be personal, or a command to a terminal', () => {
  const status = 'sec"ret\n\u001b[2J';
  for (const text of [
    'bool(status)',
    'double(status) > 1.0',
    'date(status) < today()',
    'email.matches(status + "(")',
  ]) {
    const failed = outcome(text, { email: 'a', status });
    expect(failed).toHaveProperty('failed');
    expect(JSON.stringify(failed)).not.toMatch(/sec|u001b/);
  }
});

test('it tells which fields it reads, each once', () => {
  const expression = compileExpression('filled(email) && status == "a" && row["Full Name"] != email', fields);
  expect(expression.fields).toEqual(['email', 'status', 'Full Name']);
  expect(compileExpression('left.email != right.email', fields, { pair: true }).inputs).toEqual([
    { field: 'email', side: 'left', cel: 'string', isFilledTest: false },
    { field: 'email', side: 'right', cel: 'string', isFilledTest: false },
  ]);
  expect(expressionFields('filled(emial) || row["x y"] == string(age) && ["a"].exists(v, v == "a")')).toEqual([
    'emial',
    'x y',
    'age',
  ]);
});

describe('a mistake is found when the rules are loaded, with its position', () => {
  test.each([
    ['stauts == "active"', 'at character 1, there is no field "stauts"', 'did you mean "status"?'],
    ['row["Ful Name"] == "a"', 'at character 1, there is no field "Ful Name"', 'did you mean "Full Name"?'],
    [
      'filled(email) && active',
      'at character 18, there is no field "active"',
      'a text stands in quotes: status == "active"',
    ],
    ['age > "18"', 'cannot compute int > string', ''],
    ['row["Full Name"] > 3', 'cannot compute string > int', ''],
    ['age', 'it gives a value of type int, not true or false', 'compare it with something'],
    ['age >', 'at character 6, unexpected token', ''],
    ['', 'unexpected token', ''],
    ['الاسم == "a"', 'unexpected character', 'row["…"]'],
    ['row == 1', '"row" is the whole record', 'row["Full Name"]'],
    ['email.matches("(a")', '"(" is never closed', ''],
    ['born < date("31.12.2024")', 'needs an ISO date', ''],
    ['no_such_function(email)', 'no_such_function', ''],
  ])('%s', (text, message, advice) => {
    let mistake: unknown;
    try {
      compileExpression(text, fields);
    } catch (error) {
      mistake = error;
    }
    expect(mistake).toBeInstanceOf(UsageError);
    expect((mistake as UsageError).message).toContain(message);
    expect((mistake as UsageError).advice).toContain(advice);
  });

  test('in a pair, a field without a side', () => {
    expect(() => compileExpression('email != "a"', fields, { pair: true })).toThrow('"email" is of neither record');
  });
});

describe('canonical text to a value', () => {
  test.each([
    ['int', '9223372036854775807', 9223372036854775807n],
    ['int', '9223372036854775808', null],
    ['int', '1.5', null],
    ['double', '1234.56 EUR', 1234.56],
    ['double', '-0.5', -0.5],
    ['double', '1,5', null],
    ['bool', 'true', true],
    ['bool', 'yes', null],
    ['string', '00123', '00123'],
    ['timestamp', '2024-02-29', new Date(Date.UTC(2024, 1, 29))],
    ['timestamp', '2023-02-29', null],
    ['timestamp', '2024-12-31T23:30:00+03:00', new Date('2024-12-31T20:30:00Z')],
    ['timestamp', '2024-12-31T23:30:00-03:30', new Date('2025-01-01T03:00:00Z')],
    ['timestamp', '2024-12-31T23:30', new Date('2024-12-31T23:30:00Z')],
    ['timestamp', '0050-01-01', new Date('0050-01-01T00:00:00Z')],
    ['timestamp', 'soon', null],
  ] as [CelType, string, CelValue | null][])('%s %s', (cel, text, value) => {
    expect(toCelValue[cel](text)).toEqual(value);
  });
});
