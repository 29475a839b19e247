import { z } from 'zod';
import type { BitSet } from '../table/bit-set.ts';
import type { Column } from '../table/column.ts';
import { columnOf, type Table } from '../table/table.ts';
import { type CodesOf, tupleCodes } from '../table/tuple-codes.ts';
import { oneOrMore } from '../util/rule-schema.ts';
import { isLookedAt, listViolations, rowsOfCodes } from './check-values.ts';
import { defineValidation } from './validation.ts';

const options = z.union([
  oneOrMore.transform((fields) => ({ fields, within: 'source' as const })),
  z.strictObject({
    fields: oneOrMore.describe('Fields whose values together are unique.'),
    within: z
      .enum(['source', 'all'])
      .default('source')
      .describe(
        'source: in each source by itself, because the same person may be in several; all: in all sources together.',
      ),
  }),
]);

export const unique = defineValidation({
  id: 'unique',
  summary:
    'No two records of a source share the values of these fields. Records in which one of them is missing do not count.',
  options,
  level: 'error',
  scope: 'column',
  fields: ({ fields }) => fields,
  check({ fields, within }, table, rows) {
    const columns = fields.map((field) => columnOf(table, field));
    const codesOf: CodesOf[] = columns.map(({ codes, dictionary }) => ({ codes, size: dictionary.size }));
    if (within === 'source' && table.origin.sources.length > 1) codesOf.push(sourceCodes(table));
    const { codes, size } = tupleCodes(codesOf);
    const [first] = columns;
    const included = lookedAt(columns, rows);
    const counts = new Uint32Array(size);
    let checked = 0;
    for (let row = 0; row < codes.length; row++) {
      if (included[row] === 0) continue;
      counts[codes[row]!]!++;
      checked++;
    }
    const isShared = new Uint8Array(size);
    for (let code = 0; code < size; code++) if (counts[code]! > 1) isShared[code] = 1;
    const found = rowsOfCodes(codes, counts, isShared, (row) => included[row] === 1);
    const firstRow = new Map(found.told.map(({ code, rows: [row] }) => [code, row!]));
    const isComposite = columns.length > 1;
    return {
      checked,
      violations: listViolations(found, isComposite ? null : first!.name, (code) => ({
        value: isComposite ? null : first!.dictionary.text(first!.codes[firstRow.get(code)!]!),
        detail: { fields, records: counts[code]! },
      })),
    };
  },
  examples: [
    {
      options: ['email'],
      accepts: [{ email: 'ada@example.com' }, { email: 'can@example.com' }, { email: '' }, { email: '' }],
      rejects: [{ email: 'ada@example.com' }, { email: 'ada@example.com' }],
    },
    {
      options: ['country', 'tax_id'],
      accepts: [
        { country: 'TR', tax_id: '1' },
        { country: 'DE', tax_id: '1' },
        { country: '', tax_id: '2' },
        { country: '', tax_id: '2' },
      ],
      rejects: [
        { country: 'TR', tax_id: '1' },
        { country: 'TR', tax_id: '1' },
      ],
    },
    {
      options: ['email'],
      accepts: [
        { source: 'crm', email: 'ada@example.com' },
        { source: 'shop', email: 'ada@example.com' },
      ],
      rejects: [],
    },
    {
      options: { fields: ['email'], within: 'all' },
      accepts: [],
      rejects: [
        { source: 'crm', email: 'ada@example.com' },
        { source: 'shop', email: 'ada@example.com' },
      ],
    },
  ],
});

/** 1 for each row in which all columns hold a value that counts. */
function lookedAt(columns: readonly Column[], rows: BitSet | null): Uint8Array {
  const included = new Uint8Array(columns[0]!.codes.length).fill(1);
  for (const column of columns) {
    for (let row = 0; row < included.length; row++) if (!isLookedAt(column, rows, row)) included[row] = 0;
  }
  return included;
}

const sourceCodes = ({ origin }: Table): CodesOf => ({
  codes: Uint32Array.from(origin.source),
  size: origin.sources.length,
});
