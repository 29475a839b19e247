import { describe, expect, test } from 'vitest';
import { fieldTypes } from '../../src/field-type/index.ts';
import { parseRules } from '../../src/rulefile/parse-rules.ts';
import { makeRegistries } from '../../src/rulefile/registries.ts';
import { units } from './units.ts';

/** The real field types: what their options may be is told when the rules are loaded. */
const real = makeRegistries({ ...units, fieldTypes });

const problem = (field: string): string => {
  try {
    parseRules(`recordmill: 1\nfields:\n  a: ${field}\n`, real);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('options of field types', () => {
  test.each([
    '{ type: date, locale: tr, timezone: Europe/Istanbul, order: DMY, pivot: 30 }',
    '{ type: date, order: { ".": DMY, "/": MDY }, timezone: "+03:00" }',
    '{ type: number, decimalSeparator: ",", groupSeparator: " " }',
    '{ type: number, decimalSeparator: "٫", groupSeparator: "" }',
    '{ type: money, locale: de-CH, max: 10.5 }',
    '{ type: number, locale: ar-EG, min: -3 }',
    '{ type: category, values: [A, a, B] }',
    '{ type: category, values: { active: [aktif, aktif], passive: pasif } }',
  ])('are fine: %s', (field) => expect(problem(field)).toBe(''));

  test.each([
    ['{ type: date, locale: turkish }', ':3:28  fields.a.locale: must be a language'],
    ['{ type: date, timezone: Europe/Istambul }', ':3:30  fields.a.timezone: "Europe/Istambul" is not a time zone'],
    [
      '{ type: date, order: DDD }',
      ':3:27  fields.a.order: must be one of auto, DMY, MDY, YMD, YDM, DYM, MYD, or a mapping (found "DDD")',
    ],
    ['{ type: date, order: { ".": DDD } }', ':3:34  fields.a.order.".": must be one of auto, DMY, MDY'],
    ['{ type: date, pivot: later }', ':3:27  fields.a.pivot: must be auto, or a whole number (found "later")'],
    ['{ type: number, decimalSeparator: comma }', ':3:40  fields.a.decimalSeparator: must be one mark'],
    ['{ type: number, decimalSeparator: ".", groupSeparator: "." }', 'fields.a.groupSeparator: must differ'],
    ['{ type: number, min: abc }', ':3:27  fields.a.min: must be a number'],
    ['{ type: integer, max: 5 EUR }', 'fields.a.max: must be the number alone'],
    ['{ type: category, values: [A, B, A] }', ':3:39  fields.a.values[3]: "A" stands twice'],
    [
      '{ type: category, values: { active: [x], passive: [y, x] } }',
      ':3:56  fields.a.values.passive: "x" is a spelling of "active" already',
    ],
  ])('are refused: %s', (field, message) => expect(problem(field)).toContain(message));
});
