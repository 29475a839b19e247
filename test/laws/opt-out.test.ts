import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseValue } from '../../src/index.ts';
import { cases, columns, inWorld, rules, sources } from './world.ts';

/* Law 8: no wins over yes, yes over unknown, and what cannot be read counts as no. */

type State = 'true' | 'false' | '';

function stateOf(cell: string, missing: readonly string[]): State {
  if (missing.includes(cell) || cell.trim() === '') return '';
  const read = parseValue('consent', cell);
  return read.ok ? (read.text as State) : 'false';
}

const together = (states: readonly State[]): State =>
  states.includes('false') ? 'false' : states.includes('true') ? 'true' : '';

describe('an opt-out is never undone', () => {
  test('whatever the sources trust, the chain prefers and the rules match', () =>
    fc.assert(
      fc.asyncProperty(sources, rules, (given, parts) =>
        inWorld(async (world) => {
          await world.run(given, parts);
          const read = new Map(given.flatMap(({ records }) => records.map(({ key, cells }) => [key, cells])));
          const states = new Map<string, State[]>();
          for (const { key, master_id } of world.rows('crosswalk.csv')) {
            const cell = read.get(key!)![columns.indexOf('consent')]!;
            states.set(master_id!, [...(states.get(master_id!) ?? []), stateOf(cell, parts.missing)]);
          }
          for (const { master_id, consent } of world.rows('master.csv'))
            expect(consent).toBe(together(states.get(master_id!)!));
        }),
      ),
      cases(30),
    ));

  test('unless a rule says so in so many words', () =>
    inWorld(async (world) => {
      const cells = (consent: string) =>
        columns.map((column) => (column === 'email' ? 'ann@example.com' : column === 'consent' ? consent : ''));
      const given = [
        { name: 'crm' as const, records: [{ key: '1', cells: cells('yes') }] },
        { name: 'shop' as const, records: [{ key: '2', cells: cells('no') }] },
      ];
      const parts = {
        fields: { email: { type: 'email' }, consent: { type: 'consent' } },
        match: { rules: [{ id: 'same-email', same: ['email'] }], model: 'none' },
      };
      await world.run(given, { ...parts, merge: { default: 'most-trusted' } });
      expect(world.rows('master.csv')).toMatchObject([{ consent: 'false' }]);
      await world.run(given, { ...parts, merge: { fields: { consent: 'most-trusted' } } });
      expect(world.rows('master.csv')).toMatchObject([{ consent: 'true' }]);
    }));
});
