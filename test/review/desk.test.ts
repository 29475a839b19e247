import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importReview } from '../../src/library/import-review.ts';
import { openDesk } from '../../src/library/review.ts';
import type { Desk } from '../../src/review/desk.ts';
import type { CaseView } from '../../src/review/view.ts';
import { reviewed } from './place.ts';

/* The desk asks what is open, saves what is answered before it asks the next, and can take everything back. */

const question = (desk: Desk): CaseView => {
  const { question } = desk.view();
  if (question === null) throw new Error('there is no question');
  return question;
};
const names = ({ left, right }: CaseView) => [left, right].map(({ source, key }) => source + key).sort();

describe('a session', () => {
  test('asks until nothing is open, and the next run does as was said', async () => {
    const { out, again } = await reviewed();
    const { desk } = await openDesk(out);
    const truth = ['crm1 crm2 shop8 shop9', 'crm3', 'crm4 crm5 shop7'];
    const asked: { pair: string[]; isSame: boolean }[] = [];
    while (desk.view().question !== null) {
      const one = question(desk);
      const pair = names(one);
      const isSame = truth.some((entity) => pair.every((name) => entity.includes(name)));
      asked.push({ pair, isSame });
      desk.answer(one.id, isSame ? 'same' : 'different');
    }
    const { progress } = desk.view();
    expect(progress.open).toBe(0);
    expect(progress.same + progress.different).toBe(asked.length);
    const entities = await again();
    expect(asked.map(({ isSame }) => isSame)).toContain(true);
    for (const { pair, isSame } of asked)
      expect(entities.some((entity) => pair.every((name) => entity.includes(name)))).toBe(isSame);
  });

  test('what one answer settles is not asked any more', async () => {
    const { out } = await reviewed();
    const { desk } = await openDesk(out);
    const before = desk.view().progress.open;
    const { effect, id } = question(desk);
    expect(effect.pairs).toBeGreaterThanOrEqual(2);
    desk.answer(id, 'same');
    expect(desk.view().progress.open).toBe(before - effect.questions);
  });

  test('goes on where it was left, also with what is to be taken back', async () => {
    const { out, space } = await reviewed();
    const first = (await openDesk(out)).desk;
    const { id } = question(first);
    first.answer(id, 'different');
    const second = (await openDesk(out)).desk;
    expect(second.view().progress).toMatchObject({ open: first.view().progress.open, different: 1 });
    expect(second.undo()).toBe(true);
    expect(question(second).id).toBe(id);
    expect(space.text('out/decisions.csv').trimEnd().split('\n').at(-1)).toMatch(/,withdrawn$/);
    const third = (await openDesk(out)).desk;
    expect(third.view().progress).toMatchObject({ different: 0 });
    expect(third.undo()).toBe(false);
  });

  test('skipped questions come last, and unsure ones are not asked again', async () => {
    const { out } = await reviewed();
    const { desk } = await openDesk(out);
    const first = question(desk).id;
    desk.skip(first);
    const second = question(desk).id;
    expect(second).not.toBe(first);
    desk.answer(second, 'unsure');
    while (question(desk).id !== first) desk.answer(question(desk).id, 'different');
    expect(desk.view().progress).toMatchObject({ open: 1, skipped: 1, unsure: 1 });
  });

  test('a question that is no longer open is refused, not answered for another', async () => {
    const { out } = await reviewed();
    const { desk } = await openDesk(out);
    const { id } = question(desk);
    desk.answer(id, 'same');
    expect(() => desk.answer(id, 'same')).toThrow('no longer open');
    expect(() => desk.answer('made up', 'same')).toThrow('no longer open');
  });
});

test('masked, the desk shows no key that is a personal value', async () => {
  const rules = [
    'recordmill: 1',
    'sources: { crm: { file: crm.csv, key: email } }',
    'fields: { name: { type: person_name }, email: { type: email }, phone: { type: phone, defaultCountry: TR } }',
    'match: { rules: [{ id: same-phone, same: [phone] }], model: none }',
  ].join('\n');
  const csv = 'name,email,phone\nAnn Lee,ann.lee@example.com,05320000001\nAnn Lee,annlee@example.org,05320000001\n';
  const { out } = await reviewed({ 'rules.yaml': `${rules}\n`, 'crm.csv': csv });
  const { desk } = await openDesk(out, { mask: true });
  const shown = JSON.stringify(desk.entity(0));
  expect(shown).toContain('crm:');
  expect(shown).not.toMatch(/ann\.lee@|annlee@/);
  expect(JSON.stringify((await openDesk(out)).desk.entity(0))).toContain('crm:ann.lee@example.com');
});

test('of imported answers, undo takes back the last one', async () => {
  const { out, space } = await reviewed();
  const header = 'left_source,left_key,right_source,right_key,decision';
  space.write('back.csv', `${header}\ncrm,1,crm,2,same\ncrm,4,crm,5,different\n`);
  expect(await importReview(out, space.path('back.csv'))).toMatchObject({ answers: 2, added: 2 });
  const { desk } = await openDesk(out);
  expect(desk.undo()).toBe(true);
  expect(desk.view().progress).toMatchObject({ same: 1, different: 0 });
});

test('what could not be saved is not taken back', async () => {
  const { out, space } = await reviewed();
  const { desk } = await openDesk(out);
  desk.answer(question(desk).id, 'different');
  desk.edit(0, 'city', 'Bursa', 'she moved', false);
  for (const file of ['golden-edits.csv', 'decisions.csv']) {
    const before = JSON.stringify(desk.view());
    const path = space.path(`out/${file}`);
    renameSync(path, `${path}.kept`);
    mkdirSync(path);
    expect(() => desk.undo()).toThrow();
    expect(JSON.stringify(desk.view())).toBe(before);
    rmdirSync(path);
    renameSync(`${path}.kept`, path);
    expect(desk.undo()).toBe(true);
  }
  expect(desk.view().progress).toMatchObject({ different: 0, edits: 0 });
});

describe('several records at once', () => {
  test('a wrong cluster is split by ticking', async () => {
    const { out, again } = await reviewed();
    const { desk, rowOf } = await openDesk(out);
    const { records } = desk.entity(rowOf('shop:6'));
    expect(records).toHaveLength(2);
    desk.sort(
      [rowOf('shop:6')],
      records.map(({ row }) => row),
      'apart',
    );
    expect(desk.entity(rowOf('shop:6')).records).toHaveLength(1);
    const entities = await again();
    expect(entities).toContain('crm6');
    expect(entities).toContain('shop6');
  });

  test('ticked records are one, each stands alone, or they are one and differ from the rest', async () => {
    const { out, again } = await reviewed();
    const { desk, rowOf } = await openDesk(out);
    const rows = ['crm:1', 'crm:2', 'crm:3', 'shop:8', 'shop:9'].map(rowOf);
    desk.sort(rows.slice(0, 2), rows, 'apart');
    expect(desk.undo()).toBe(true);
    desk.sort([rows[0]!, rows[1]!, rows[4]!], rows, 'apart');
    desk.sort(['crm:4', 'crm:5'].map(rowOf), ['crm:4', 'crm:5', 'shop:7'].map(rowOf), 'each');
    expect(await again()).toEqual(['crm1 crm2 shop9', 'crm3 shop8', 'crm4', 'crm5', 'crm6 shop6', 'shop7']);
  });

  test('what makes no sense is refused and saves nothing', async () => {
    const { out, space } = await reviewed();
    const { desk, rowOf } = await openDesk(out);
    const row = rowOf('crm:1');
    expect(() => desk.sort([], [row], 'same')).toThrow('tick');
    expect(() => desk.sort([row], [row], 'apart')).toThrow('unticked');
    expect(() => desk.sort([row, 99_999], [row], 'same')).toThrow('no such record');
    expect(() => rowOf('crm:99')).toThrow('no record "crm:99"');
    expect(space.has('out/decisions.csv')).toBe(false);
  });
});

describe('golden values', () => {
  test('a value is read as its field would read it, needs a reason, and can be taken back', async () => {
    const { out, again, space } = await reviewed();
    const { desk, rowOf } = await openDesk(out);
    const row = rowOf('crm:6');
    const golden = (field: string) => desk.entity(row).golden.find((one) => one.field === field)?.value;
    expect(desk.edit(row, 'born', '3.4.1971', '', false)).toContain('say why');
    expect(desk.edit(row, 'phone', 'ask at desk', 'heard so', false)).toContain('again to set it as it is');
    expect(desk.edit(row, 'phone', '0532 000 00 09', 'called her', false)).toBe(null);
    expect(desk.edit(row, 'city', 'Edirne', 'she moved', false)).toBe(null);
    expect([golden('phone'), golden('city')]).toEqual(['+905320000009', 'Edirne']);
    expect(desk.edit(row, 'newsletter', 'true', 'said so', false)).toContain('opt-out');
    desk.undo();
    expect(golden('city')).toBe('Bursa');
    await again();
    const line = space.rows('master.csv').find(({ name }) => name === 'Cem Can');
    expect(line).toMatchObject({ phone: '+905320000009', city: 'Bursa', newsletter: 'true' });
  });
});

test('however a session goes, taking everything back leaves what there was', async () => {
  const { out, again } = await reviewed();
  const before = await again();
  const step = fc.constantFrom('same', 'different', 'unsure', 'skip', 'undo', 'edit');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { desk, rowOf } = await openDesk(out);
      const start = JSON.stringify(desk.view().progress.open);
      for (const one of steps) {
        const { question: asked } = desk.view();
        if (one === 'undo') desk.undo();
        else if (one === 'edit') desk.edit(rowOf('crm:6'), 'city', 'X', 'because', false);
        else if (asked === null) continue;
        else if (one === 'skip') desk.skip(asked.id);
        else desk.answer(asked.id, one as 'same');
      }
      // Another session sees what this one left, and both can take it back.
      const other = (await openDesk(out)).desk;
      expect(other.view().progress.open).toBe(desk.view().progress.open);
      while (desk.undo());
      expect(JSON.stringify(desk.view().progress.open)).toBe(start);
    }),
    { numRuns: 8 },
  );
  expect(await again()).toEqual(before);
});
