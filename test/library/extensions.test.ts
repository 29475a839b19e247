import { describe, expect, test } from 'vitest';
import { type Extensions, schema } from '../../src/index.ts';

/* A script in plain JavaScript may pass anything as a unit: what is missing is named. */

const refused = (extensions: unknown): string => {
  try {
    schema(extensions as Extensions);
  } catch (error) {
    expect(error).toMatchObject({ name: 'UsageError' });
    const { message, advice } = error as { message: string; advice: string };
    return `${message} | ${advice}`;
  }
  return 'accepted';
};

describe('an incomplete unit is refused by name', () => {
  test.each([
    [{ fieldTypes: [{ id: 'plate' }] }, 'the field type "plate" has no "summary" | "summary" is a text'],
    [{ fieldTypes: [{ id: 'plate', summary: '' }] }, 'the field type "plate" has no "options" | "options" is a zod'],
    [{ fieldTypes: [{ summary: 'x' }] }, 'field type extension 1 has no id'],
    [{ fieldTypes: [null] }, 'field type extension 1 has no id'],
    [{ fieldTypes: { id: 'plate' } }, 'the field type extensions are not a list'],
    [{ validations: [{ id: 'even', summary: '', options: {} }] }, '"even" has a "options" that cannot be used'],
    [{ comparators: [{ id: 'same', summary: '' }] }, 'the comparator "same" has no "similarity"'],
    [{ strategies: [{ id: 'any', summary: '' }] }, 'the strategy "any" has no "options"'],
  ])('%j', (extensions, expected) => expect(refused(extensions)).toContain(expected));
});

test('no units of its own are fine', () => expect(refused({ fieldTypes: [] })).toBe('accepted'));
