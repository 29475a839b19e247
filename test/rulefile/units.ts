import { z } from 'zod';
import { type AnyFieldType, declined, defineFieldType, read } from '../../src/field-type/field-type.ts';
import { comparators } from '../../src/link/comparator/index.ts';
import { strategies } from '../../src/merge/strategy/index.ts';
import { makeRegistries } from '../../src/rulefile/registries.ts';
import { oneOrMore } from '../../src/util/rule-schema.ts';
import { validations } from '../../src/validate/index.ts';

/*
 * Field types of the tests' own, so that a mistake in the rule language and one in a type are told apart. Each has
 * the options of the built-in type of its name that the tests use.
 */

const fieldOrText = z
  .union([z.string(), z.strictObject({ from: z.string(), else: z.string().default('') })])
  .default('');

function type(id: string, options: z.ZodObject, more: Partial<AnyFieldType> = {}): AnyFieldType {
  return defineFieldType({
    id,
    summary: `Values of the kind ${id}.`,
    options,
    reasons: { empty: 'has nothing in it' },
    examples: [],
    personal: false,
    cel: 'string',
    compile: () => (text) => (text === '' ? declined('empty') : read(text, text)),
    infer: () => ({ confidence: 0, options: {} }),
    mask: (text) => text,
    comparison: { comparator: 'jaro_winkler', levels: [0.92, 0.8], termFrequency: true },
    ...more,
  });
}

const companions =
  (...names: string[]) =>
  (options: Readonly<Record<string, unknown>>) =>
    names.flatMap((name) => {
      const given = options[name];
      if (typeof given === 'string') return name === 'at' && given !== '' ? [given] : [];
      return typeof given === 'object' && given !== null && 'from' in given ? [String(given.from)] : [];
    });

const fieldTypes: readonly AnyFieldType[] = [
  type('text', z.strictObject({})),
  type('email', z.strictObject({}), {
    personal: true,
    comparison: { comparator: 'email', levels: [0.9], termFrequency: true },
  }),
  type('phone', z.strictObject({ defaultCountry: fieldOrText }), {
    personal: true,
    companions: companions('defaultCountry'),
  }),
  type('date', z.strictObject({ order: z.enum(['auto', 'DMY', 'MDY', 'YMD']).default('auto') }), { cel: 'timestamp' }),
  type(
    'money',
    z.strictObject({
      defaultCurrency: fieldOrText,
      to: z.string().default(''),
      rates: z.string().default(''),
      at: z.string().default(''),
    }),
    { cel: 'double', companions: companions('defaultCurrency', 'at') },
  ),
  type('country', z.strictObject({ from: z.never().optional() }).omit({ from: true })),
  type('category', z.strictObject({ values: z.record(z.string(), oneOrMore).default({}) })),
  type('consent', z.strictObject({}), { cel: 'bool', survivorship: ['consent'] }),
  type('person_name', z.strictObject({}), { personal: true }),
  type('company_name', z.strictObject({})),
];

/** Fake types with the real validations, comparators and strategies. */
export const units = makeRegistries({
  fieldTypes: new Map(fieldTypes.map((one) => [one.id, one])),
  validations,
  comparators,
  strategies,
});

/** The rule file of the design, and what the notes below it say. */
export const sketch = `recordmill: 1
missing: ["", "-", "N/A", "yok", "لا يوجد"]

sources:
  crm:  { file: exports/salesforce-*.csv, latest: true, key: Id, trust: 2, updated: LastModifiedDate,
          columns: { Email: email, MobilePhone: phone } }
  shop: { file: exports/shop.json, key: customer_id, set: { newsletter: yes }, where: 'status != "deleted"' }

fields:
  email:      { type: email, required: true }
  phone:      { type: phone, defaultCountry: { from: country, else: TR } }
  birth_date: { type: date, min: 1900-01-01, max: today }
  spend:      { type: money, defaultCurrency: TRY, to: EUR, rates: rates.csv, at: updated_at }
  country:    { type: country, default: TR }
  city:       { type: text, trim: true, correct: { from: lists/cities.csv, within: 2 } }
  status:     { type: category, values: { active: [aktif, نشط], passive: [pasif] } }
  newsletter: { type: consent }

validate:
  - { id: reachable, expect: 'filled(email) || filled(phone)', when: 'status == "active"', level: error, why: nobody can call them }
  - { id: one-email, unique: [email], level: warning, tolerate: 1% }

match:
  rules:
    - { id: same-email, same: [email], like: { last_name: close } }
    - { id: same-phone, same: [phone, last_name] }
  model: auto
  accept: 0.95
  review: 0.70
  never: ['left.vat != right.vat']

merge:
  default: [most-trusted, most-recent]
  fields: { phone: [valid, most-recent] }
  groups: { address: { fields: [street, city, zip], by: [most-recent] } }

budget: { error: 0, warning: 1% }
output: { changes: values, spreadsheet: false }
`;
