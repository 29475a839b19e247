import { describe, expect, test } from 'vitest';
import type { AnyFieldType } from '../../src/field-type/field-type.ts';
import { fieldTypes } from '../../src/field-type/index.ts';
import { registriesWith } from '../../src/library/registries.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { fieldOfHeader, isKeyHeader } from '../../src/profile/header-names.ts';
import { profileTable } from '../../src/profile/profile-column.ts';
import { type Proposal, rulesOf } from '../../src/profile/proposal.ts';
import { proposeRules } from '../../src/profile/propose.ts';
import { parseRules } from '../../src/rulefile/parse-rules.ts';
import type { Table } from '../../src/table/table.ts';
import { arabic, english, german, tableOfLines, turkish } from './tables.ts';

const today = '2024-06-15';
const types = new Map<string, AnyFieldType>(Object.entries(fieldTypes));
const profiled = (name: string, table: Table) => ({
  name,
  file: `${name}.csv`,
  profile: profileTable(table, { fieldTypes: types, today }),
});
const four = [profiled('crm', english), profiled('excel', turkish), profiled('shop', arabic), profiled('erp', german)];
const proposal = proposeRules(four, today);

const sourceOf = ({ sources }: Proposal, name: string) => sources.find((source) => source.name === name)!.rules;
const fieldNames = ({ fields }: Proposal) => fields.map(({ name }) => name);
const section = ({ sections }: Proposal, name: string) => sections.find((one) => one.name === name)?.value;

describe('four sources in four languages', () => {
  test('keys and times of change are found', () => {
    expect(proposal.sources.map(({ name, rules }) => [name, rules.key, rules.updated])).toEqual([
      ['crm', 'Id', 'Last Modified Date'],
      ['excel', 'Müşteri No', undefined],
      ['shop', 'رقم العميل', undefined],
      ['erp', 'Kundennummer', 'Geändert am'],
    ]);
  });

  test('columns that mean the same feed one field', () => {
    expect(sourceOf(proposal, 'excel').columns).toMatchObject({
      Adı: 'first_name',
      Soyadı: 'last_name',
      'E-posta': 'email',
      Şehir: 'city',
      'Doğum Tarihi': 'birth_date',
    });
    expect(sourceOf(proposal, 'shop').columns).toMatchObject({
      'الاسم الأول': 'first_name',
      'اسم العائلة': 'last_name',
      'البريد الإلكتروني': 'email',
      المدينة: 'city',
      الدولة: 'country',
    });
    expect(sourceOf(proposal, 'erp').columns).toMatchObject({
      Vorname: 'first_name',
      Nachname: 'last_name',
      'E-Mail-Adresse': 'email',
      PLZ: 'postal_code',
      Ort: 'city',
    });
    expect(new Set(fieldNames(proposal)).size).toBe(fieldNames(proposal).length);
    expect(fieldNames(proposal)).not.toContain('Vorname');
  });

  test('tokens for "no value" are listed, and only those found', () => {
    expect(proposal.missing).toEqual(['N/A', 'k.A.', 'yok', 'لا يوجد']);
  });

  test('it is a valid rule file and gives a plan', () => {
    const registries = registriesWith();
    const rules = parseRules(rulesOf(proposal), registries);
    const plan = makePlan(rules, registries, { today });
    expect(plan.sources.map(({ name }) => name)).toEqual(['crm', 'excel', 'shop', 'erp']);
    expect(plan.match?.rules.map(({ id }) => id)).toContain('same-email');
  });

  test('whatever it validates is a warning and holds on the data', () => {
    const rules = section(proposal, 'validate') as { id: string; level: string; required?: string[] }[];
    expect(rules.map(({ level }) => level)).toEqual(rules.map(() => 'warning'));
    const full = rules.find(({ id }) => id === 'always-filled')!.required;
    expect(full).toEqual(['first_name', 'last_name', 'email']);
  });
});

describe('keys', () => {
  const keyOf = (lines: readonly string[]) =>
    sourceOf(proposeRules([profiled('data', tableOfLines(lines))], today), 'data').key;

  test.each([
    ['named as one', ['name,customer_id', 'Ada,1', 'Ada,2'], 'customer_id'],
    ['codes that stand first', ['code,name', 'A-1,Ada', 'A-2,Can'], 'code'],
    ['none where a value is missing', ['id,name', '1,Ada', ',Can'], undefined],
    ['none where a value is there twice', ['id,name', '1,Ada', '1,Can'], undefined],
    ['no e-mail address, unique or not', ['email,name', 'ada@example.com,Ada', 'can@example.com,Can'], undefined],
    ['none without records', ['id,name'], undefined],
  ])('%s', (_, lines, key) => {
    expect(keyOf(lines)).toBe(key);
  });

  test('a key that the user names is taken, and is no field', () => {
    const given = { ...profiled('data', tableOfLines(['a,b', '1,x', '2,y'])), key: 'b' };
    const { sources, fields } = proposeRules([given], today);
    expect(sources[0]!.rules.key).toBe('b');
    expect(fields.map(({ name }) => name)).not.toContain('b');
  });
});

test('two columns that could feed one field: the fuller one does, the other keeps its name', () => {
  const lines = [
    'id,E-mail,Email Address',
    '1,,ada@example.com',
    '2,can@example.com,can@example.com',
    '3,eva@example.com,eva@example.com',
    '4,,ali@example.com',
  ];
  const { sources, fields } = proposeRules([profiled('data', tableOfLines(lines))], today);
  expect(sources[0]!.rules.columns).toEqual({ 'Email Address': 'email' });
  expect(fields.map(({ name }) => name)).toEqual(['E-mail', 'email']);
});

test('a column that is called e-mail and holds none is not mapped', () => {
  const lines = ['id,email', '1,yes please', '2,no thanks', '3,maybe later'];
  const { fields } = proposeRules([profiled('data', tableOfLines(lines))], today);
  expect(fields.every(({ type }) => type !== 'email')).toBe(true);
});

test('columns may be named __proto__ and constructor', () => {
  const lines = ['id,__proto__,constructor', '1,a b,c d', '2,e f,g h'];
  const rules = rulesOf(proposeRules([profiled('__proto__', tableOfLines(lines))], today));
  expect(Object.keys(rules.fields as object)).toEqual(['__proto__', 'constructor']);
  expect(Object.keys(rules.sources as object)).toEqual(['__proto__']);
});

test.each([
  ['FirstName', 'first_name'],
  ['Contact First Name', 'first_name'],
  ['E-mail 1 - Value', 'email'],
  ['SOYADI', 'last_name'],
  ['İsim', 'first_name'],
  ['Straße', 'street'],
  ['Mailing City', 'city'],
  ['اللقب', 'last_name'],
  ['favourite colour', undefined],
  ['__proto__', undefined],
])('the header %s is the field %s', (header, field) => {
  expect(fieldOfHeader(header)).toBe(field);
});

test.each([
  ['Id', true],
  ['Müşteri No', true],
  ['Kunden-Nr.', true],
  ['accountId', true],
  ['Idea', false],
  ['paid', false],
])('the header %s names a key: %s', (header, expected) => {
  expect(isKeyHeader(header)).toBe(expected);
});
