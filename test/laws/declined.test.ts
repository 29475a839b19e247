import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseValue } from '../../src/index.ts';
import { cases, columns, inWorld, sources } from './world.ts';

/* Law 4: what cannot be read is kept as it is, declined and reported, unless the rules say what else to do with it. */

/** Types for which one value by itself decides whether it can be read. */
const fields = {
  email: { type: 'email' },
  phone: { type: 'phone', defaultCountry: 'TR' },
  country: { type: 'country' },
  first: { type: 'integer' },
  last: { type: 'boolean' },
} as const;
const names = Object.keys(fields) as (keyof typeof fields)[];
const optionsOf = { email: {}, phone: { defaultCountry: 'TR' }, country: {}, first: {}, last: {} };

describe('no silent guess', () => {
  test('a value that cannot be read is kept, blanked or rejected as the rules say, and always reported', () =>
    fc.assert(
      fc.asyncProperty(sources, fc.constantFrom('keep', 'blank', 'reject'), (given, declined) =>
        inWorld(async (world) => {
          const all = Object.fromEntries(names.map((name) => [name, { ...fields[name], declined }]));
          await world.run(given, { missing: [''], fields: all, output: { records: true } });
          const after = new Map(world.rows('records.csv').map((row) => [row.key, row]));
          const reported = new Set(world.findings().map(({ key, field }) => `${key} ${field}`));
          const putAside = world.rows('rejects.csv').map(({ raw }) => JSON.parse(raw!).id);
          const toReject: string[] = [];
          for (const { key, cells } of given.flatMap(({ records }) => records)) {
            const unread = names.filter((name) => {
              const cell = cells[columns.indexOf(name)]!;
              return cell.trim() !== '' && !parseValue(fields[name].type, cell, optionsOf[name]).ok;
            });
            if (declined === 'reject' && unread.length > 0) {
              toReject.push(key);
              continue;
            }
            for (const name of unread) {
              expect(after.get(key)![name]).toBe(declined === 'keep' ? cells[columns.indexOf(name)] : '');
              expect(reported).toContain(`${key} ${name}`);
            }
          }
          expect(putAside.sort()).toEqual(toReject.sort());
        }),
      ),
      cases(25),
    ));

  test.each([
    ['dates that nothing decides', { type: 'date' }, ['02/03/1980', '04/05/1981'], 'convention-unclear'],
    ['dates where one value decides', { type: 'date' }, ['02/03/1980', '13/05/1981'], 'convention-settled'],
    [
      'dates where the values contradict',
      { type: 'date' },
      ['02/03/1980', '13/05/1981', '05/13/1981'],
      'convention-unclear',
    ],
    ['numbers that nothing decides', { type: 'number' }, ['1.234', '2.345'], 'convention-unclear'],
    ['numbers where one value decides', { type: 'number' }, ['1.234', '2.345,50'], 'convention-settled'],
  ] as const)('%s', (_, field, values, code) =>
    inWorld(async (world) => {
      const records = values.map((value, at) => ({
        key: `crm${at}`,
        cells: columns.map((column) => (column === 'spend' ? value : '')),
      }));
      await world.run([{ name: 'crm', records }], { fields: { spend: field }, output: { records: true } });
      const conventions = world.findings().filter(({ code }) => String(code).startsWith('convention-'));
      expect(conventions).toMatchObject([{ code, field: 'spend' }]);
      const [ambiguous] = world.rows('records.csv').map(({ spend }) => spend);
      if (code === 'convention-unclear') expect(ambiguous).toBe(values[0]);
      else expect(ambiguous).not.toBe(values[0]);
    }),
  );
});
