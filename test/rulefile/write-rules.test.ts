import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRules } from '../../src/rulefile/parse-rules.ts';
import { writeRuleFile } from '../../src/rulefile/write-rules.ts';
import { units } from './units.ts';

describe('writeRuleFile', () => {
  test('writes comments, quotes where needed, and reads back as it was given', () => {
    const text = writeRuleFile({
      comment: 'Made from crm.csv.\nLook at every line.',
      missing: ['', '-', 'N/A'],
      sources: [
        { name: 'crm', rules: { file: 'exports/crm 2024.csv', key: 'Id', columns: { 'E-Mail: work': 'email' } } },
      ],
      fields: [
        { name: 'email', type: 'email', options: { required: true }, comment: '98 % look like e-mail addresses.' },
        { name: 'no', type: 'text' },
        { name: 'status', type: 'category', options: { values: { active: ['aktif', 'نشط'], passive: ['#'] } } },
      ],
      sections: [
        {
          name: 'validate',
          value: [{ id: 'one-email', unique: ['email'], tolerate: '1%' }],
          comment: 'What must hold.',
        },
        { name: 'budget', value: { error: '100%' } },
      ],
    });
    expect(text).toBe(`# Made from crm.csv.
# Look at every line.
recordmill: 1

missing: ["", "-", N/A]

sources:
  crm:
    file: exports/crm 2024.csv
    key: Id
    columns: { "E-Mail: work": email }

fields:
  # 98 % look like e-mail addresses.
  email: { type: email, required: true }
  no: { type: text }
  status: { type: category, values: { active: [aktif, نشط], passive: ["#"] } }

# What must hold.
validate:
  - { id: one-email, unique: [email], tolerate: 1% }

budget:
  error: 100%
`);
    const rules = parseRules(text, units);
    expect(rules.missing).toEqual(['', '-', 'N/A']);
    expect(rules.sources[0]![1].columns).toEqual([['E-Mail: work', 'email']]);
    expect(rules.fields.map(([name, { type }]) => [name, type])).toEqual([
      ['email', 'email'],
      ['no', 'text'],
      ['status', 'category'],
    ]);
    expect(rules.budget.error).toEqual({ share: 1 });
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '- a',
      '<<',
      '~',
      'null',
      'a: b',
      'a #b',
      '*x',
      '&x',
      '!x',
      '@',
      '`',
      '%',
      '? x',
      '---',
      '...',
      ' x',
      'x ',
      '\t',
      '\u0085',
      '\u2028',
      '\uFEFF',
      '__proto__',
      '2024',
      '{}',
      "it's",
      'a\nb',
      '=',
      '0x1F',
      '-',
      '.',
    ),
  );

  test('whatever the names, texts and comments are, they come back as they were', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          anyText.filter((text) => text !== ''),
          { minLength: 1, maxLength: 6 },
        ),
        fc.array(anyText),
        anyText,
        (names, missing, comment) => {
          const text = writeRuleFile({
            comment,
            missing,
            sources: [
              {
                name: 's',
                rules: { columns: Object.fromEntries(names.map((name) => [name, name])), key: names },
                comment,
              },
            ],
            fields: names.map((name) => ({ name, type: 'text', options: { default: name }, comment })),
            sections: [{ name: 'output', value: { changes: 'cells' }, comment }],
          });
          const rules = parseRules(text, units);
          expect(rules.fields.map(([name, field]) => [name, field.default])).toEqual(names.map((name) => [name, name]));
          expect(rules.missing).toEqual(missing);
          expect(rules.sources[0]![1].key).toEqual(names);
          expect(new Map(rules.sources[0]![1].columns)).toEqual(new Map(names.map((name) => [name, name])));
        },
      ),
    );
  });
});
