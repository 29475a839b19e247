import { expect, test } from 'vitest';
import { run } from '../../src/index.ts';

const RULES = {
  recordmill: 1,
  sources: { crm: { key: 'id' } },
  fields: { email: { type: 'email' } },
  match: { rules: [{ id: 'same-email', same: ['email'] }], model: 'none' },
} as const;

const entitiesOf = async (ids: readonly [string, string]) => {
  const crm = ids.map((master_id, at) => ({ id: String(at), email: 'ann@example.com', master_id }));
  const outcome = await run(RULES, { sources: { crm } });
  return { entities: outcome.report.counts.entities, review: outcome.result.linked.review.map(({ why }) => why) };
};

test('only ids of an earlier master file make records golden, not any column of that name', async () => {
  const ours = ['5JE6K0VK5FX1958FS603', '0PMWATD1GPP61XAH3YBP'] as const;
  expect(await entitiesOf(ours)).toEqual({ entities: 2, review: ['would-join-golden'] });
  expect(await entitiesOf(['MDM-1', 'MDM-2'])).toEqual({ entities: 1, review: [] });
  expect(await entitiesOf([ours[0], 'MDM-2'])).toEqual({ entities: 1, review: [] });
});
