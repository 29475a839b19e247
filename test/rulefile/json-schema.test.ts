import { describe, expect, test } from 'vitest';
import { jsonSchema } from '../../src/rulefile/json-schema.ts';
import { units } from './units.ts';

type Part = Readonly<Record<string, unknown>>;

const schema = jsonSchema(units) as Part;
const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Follows references, with what stands beside them. */
function resolved(part: unknown): Part {
  if (!isPart(part)) return {};
  if (typeof part.$ref !== 'string') return part;
  return { ...resolved((schema.$defs as Part)[part.$ref.split('/').at(-1)!]), ...part };
}

const property = (part: Part, name: string) => resolved((resolved(part).properties as Part)[name]);
const entryOf = (part: Part) => resolved(resolved(part).additionalProperties);

/** Whether a value fits, as far as the keywords go that these schemas use. */
function fits(given: unknown, part: Part): boolean {
  const {
    type,
    enum: values,
    anyOf,
    oneOf,
    properties,
    required,
    additionalProperties,
    items,
    pattern,
  } = resolved(part);
  const kind = given === null ? 'null' : Array.isArray(given) ? 'array' : typeof given;
  if ('const' in resolved(part) && resolved(part).const !== given) return false;
  if (Array.isArray(values) && !values.includes(given)) return false;
  if (Array.isArray(anyOf) && !anyOf.some((one) => fits(given, one))) return false;
  if (Array.isArray(oneOf) && oneOf.filter((one) => fits(given, one)).length !== 1) return false;
  if (
    type !== undefined &&
    ![type].flat().some((one) => one === kind || (one === 'integer' && Number.isInteger(given)))
  )
    return false;
  if (typeof pattern === 'string' && typeof given === 'string' && !new RegExp(pattern).test(given)) return false;
  if (Array.isArray(given) && isPart(items)) return given.every((item) => fits(item, items));
  if (!isPart(given)) return true;
  if (Array.isArray(required) && !required.every((name) => Object.hasOwn(given, name))) return false;
  return Object.entries(given).every(([name, value]) => {
    if (isPart(properties) && Object.hasOwn(properties, name)) return fits(value, properties[name] as Part);
    return isPart(additionalProperties) ? fits(value, additionalProperties) : additionalProperties !== false;
  });
}

describe('the JSON Schema', () => {
  test('describes every section', () => {
    expect(Object.keys(schema.properties as Part)).toEqual([
      'recordmill',
      'missing',
      'sources',
      'fields',
      'other_columns',
      'dependencies',
      'validate',
      'match',
      'merge',
      'budget',
      'output',
      'report',
    ]);
    const silent = Object.keys(schema.properties as Part).filter(
      (name) => property(schema, name).description === undefined,
    );
    expect(silent).toEqual([]);
  });

  test('knows every type and its options', () => {
    const types = (entryOf(property(schema, 'fields')).oneOf as Part[])
      .map(resolved)
      .filter(({ properties }) => properties !== undefined);
    expect(types.map((type) => property(type, 'type').const)).toEqual([...units.fieldTypes.keys()]);
    const phone = types.find((type) => property(type, 'type').const === 'phone')!;
    expect(Object.keys(phone.properties as Part)).toContain('defaultCountry');
  });

  test('knows every validation', () => {
    const entry = resolved(property(schema, 'validate').items);
    expect(Object.keys(entry.properties as Part)).toEqual(expect.arrayContaining([...units.validations.keys()]));
  });

  // As an editor reads YAML: numbers, booleans and nothing are no texts.
  test.each([
    [
      'typical',
      {
        recordmill: 1,
        sources: { a: { file: 'a.csv', key: 'id', trust: 2 } },
        fields: { a: { type: 'email', required: true } },
      },
      true,
    ],
    [
      'scalars of any kind',
      { recordmill: 1, missing: ['-', 0, false], fields: { a: { default: 5, min: 1900 } } },
      true,
    ],
    ['fields without a type', { recordmill: 1, fields: { a: null, b: { trim: true }, c: { type: 'text' } } }, true],
    [
      'one or several',
      { recordmill: 1, sources: { a: { file: ['a', 'b'], columns: { X: 'y' }, set: { n: true } } } },
      true,
    ],
    [
      'rules and budgets',
      {
        recordmill: 1,
        match: { rules: [{ id: 'a', same: ['b'], like: { c: 'close', d: 0.9 } }] },
        budget: { error: '1%' },
      },
      true,
    ],
    ['no version', { fields: {} }, false],
    ['unknown key', { recordmill: 1, feilds: {} }, false],
    ['unknown type', { recordmill: 1, fields: { a: { type: 'emial' } } }, false],
    ['option of another type', { recordmill: 1, fields: { a: { type: 'email', defaultCountry: 'TR' } } }, false],
    ['wrong choice', { recordmill: 1, output: { changes: 'rows' } }, false],
  ])('%s', (_, rules, expected) => expect(fits(rules, schema)).toBe(expected));
});
