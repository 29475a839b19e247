import { describe, expect, test } from 'vitest';
import { cleanSources } from '../../src/clean/clean-sources.ts';
import { context, field, rowsOf, rulesOf, source } from './build.ts';

describe('binding of columns', () => {
  test('columns feed the field of their own name, or the one the source names; others come after', async () => {
    const crm = source(
      [
        ['Email', ['a@example.com']],
        ['note', ['x']],
        ['city', [' Ankara ']],
      ],
      { columns: { Email: 'email' } },
    );
    const shop = source(
      [
        ['city', ['Berlin']],
        ['email', ['b@example.com']],
        ['vip', ['1']],
      ],
      { name: 'shop' },
    );
    const plan = { fields: [field('email'), field('city', { trim: true })], otherColumns: 'keep' as const };
    const result = await cleanSources([crm, shop], plan, context);
    expect(rowsOf(result)).toEqual([
      ['email', 'city', 'note', 'vip'],
      ['a@example.com', 'Ankara', 'x', ''],
      ['b@example.com', 'Berlin', '', '1'],
    ]);
    expect(rulesOf(result, 'city')).toEqual(['trim']);
    expect(rulesOf(result, 'city', 1)).toEqual(['']);
  });
});
