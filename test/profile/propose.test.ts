import { describe, expect, test } from 'vitest';
import type { AnyFieldType } from '../../src/field-type/field-type.ts';
import { fieldTypes } from '../../src/field-type/index.ts';
import { registriesWith } from '../../src/library/registries.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { fieldOfHeader, isKeyHeader, isPersonalHeader } from '../../src/profile/header-names.ts';
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

  describe('a number that is almost a key', () => {
    const lines = ['name,Üye No', ...Array.from({ length: 40 }, (_, at) => `${'abcdefgh'[at % 8]} x,${1000 + at}`)];
    lines[3] = lines[3]!.replace(/\d+/, '1000');
    lines[5] = lines[5]!.replace(/\d+/, '');
    const source = profiled('data', tableOfLines(lines));

    test('is the key where that is asked for, and the comment tells of repeats and gaps', () => {
      const { sources } = proposeRules([{ ...source, looseKey: true }], today);
      expect(sources[0]!.rules.key).toBe('Üye No');
      expect(sources[0]!.comment).toContain('1 repeats');
      expect(sources[0]!.comment).toContain('1 without one');
    });

    test('is none for looking for duplicates: records of one key are never compared', () => {
      expect(proposeRules([source], today).sources[0]!.rules.key).toBeUndefined();
    });
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

describe('an opt-out', () => {
  const fieldsOfLines = (...lines: readonly (readonly string[])[]) =>
    proposeRules(
      lines.map((one, at) => profiled(`s${at}`, tableOfLines(one))),
      today,
    ).fields.map(({ name, type, options }) => [name, type, options]);

  test('is a field of its own even where all have opted out', () => {
    expect(fieldsOfLines(['id,HasOptedOutOfEmail', '1,true', '2,true'])).toEqual([
      ['may_contact', 'consent', { optOut: true }],
    ]);
  });

  test('never feeds the field of those who agreed', () => {
    expect(fieldsOfLines(['id,Newsletter', '1,yes', '2,no'], ['id,Opt out', '1,yes', '2,no'])).toEqual([
      ['newsletter', 'consent', {}],
      ['may_contact', 'consent', { optOut: true }],
    ]);
  });

  test('has a name that says what its answers mean now, and never that of a column that means it already', () => {
    const master = ['id,may_contact', '1,true', '2,false'];
    expect(fieldsOfLines(['id,Opted out,DNC', '1,yes,no', '2,no,no'])).toEqual([
      ['may_contact', 'consent', { optOut: true }],
      ['may_contact_2', 'consent', { optOut: true }],
    ]);
    expect(fieldsOfLines(master)).toEqual([['may_contact', 'consent', {}]]);
    expect(fieldsOfLines(master, ['id,Opted out', '1,yes', '2,no'])).toEqual([
      ['may_contact', 'consent', {}],
      ['may_contact_2', 'consent', { optOut: true }],
    ]);
  });
});

describe('a mobile number', () => {
  const fieldsOfColumns = (lines: readonly string[]) =>
    fieldNames(proposeRules([profiled('d', tableOfLines(lines))], today));
  test('is the phone where there is no other', () => {
    expect(fieldsOfColumns(['id,GSM', '1,+44 20 7946 0018', '2,+44 20 7946 0019'])).toEqual(['phone']);
  });
  test('stands beside another phone', () => {
    const lines = ['id,Phone,Cep', '1,+44 20 7946 0018,+44 20 7946 0020', '2,+44 20 7946 0019,+44 20 7946 0021'];
    expect(fieldsOfColumns(lines)).toEqual(['phone', 'mobile']);
  });
});

test('a column named as the field goes before a fuller one whose header only comes near it', () => {
  const lines = [
    'id,Email,main email',
    '1,ada@example.com,x@example.com',
    '2,,y@example.com',
    '3,eva@example.com,z@example.com',
  ];
  const { sources } = proposeRules([profiled('data', tableOfLines(lines))], today);
  expect(sources[0]!.rules.columns).toEqual({ Email: 'email' });
});

test.each([
  ['customer.first', true],
  ['Notlar', true],
  ['Açık Adres', true],
  ['ملاحظات', true],
  ['Yetkili Adı', true],
  ['Company Name', false],
  ['Şehir', false],
  ['status', false],
])('the header %s is about a person: %s', (header, expected) => {
  expect(isPersonalHeader(header)).toBe(expected);
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
  ['customer.first', 'first_name'],
  ['customer.last', 'last_name'],
  ['customer.email', 'email'],
  ['customer.default_address.city', 'city'],
  ['emails[0].value', 'email'],
  ['müşteri.e-posta', 'email'],
  ['Geb.datum', 'birth_date'],
  ['Geburtsdatum', 'birth_date'],
  ['Doğum T.', 'birth_date'],
  ['MobilePhone', 'mobile'],
  ['Cep', 'mobile'],
  ['GSM', 'mobile'],
  ['email_marketing_consent.state', 'newsletter'],
  ['E-posta İzni', 'newsletter'],
  ['Owner.Email', undefined],
  ['product.name', undefined],
  ['order.state', undefined],
  ['Opt out', undefined],
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
  ['Üye Numarası', true],
  ['Kundennr.', true],
  ['رقم العضوية', true],
  ['Telefon No', false],
  ['Vergi Numarası', false],
  ['TC Kimlik No', false],
  ['Idea', false],
  ['paid', false],
])('the header %s names a key: %s', (header, expected) => {
  expect(isKeyHeader(header)).toBe(expected);
});
