import { expect, test } from 'vitest';
import { parseValue, run } from '../../src/index.ts';

/* A value that a script reads by itself is read as a run of the same day reads it. */

test('years of two digits are read by the day that counts as today', async () => {
  const rules = {
    recordmill: 1,
    sources: { crm: { file: 'none.csv', columns: { seen: 'seen' } } },
    fields: { seen: { type: 'date' } },
  } as const;
  for (const today of ['2026-03-01', '1990-03-01']) {
    const { master } = await run(rules, { today, threads: 1, sources: { crm: [{ seen: '05-Aug-24' }] } });
    const [golden] = master();
    expect(parseValue('date', '05-Aug-24', {}, { today })).toMatchObject({ ok: true, text: golden!.seen });
  }
});

test('without a day, the clock says', () =>
  expect(parseValue('date', '05-Aug-24')).toMatchObject({ ok: true, text: '2024-08-05' }));
