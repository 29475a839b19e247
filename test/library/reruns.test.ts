import { describe, expect, test } from 'vitest';
import { run } from '../../src/index.ts';
import { type Row, type Workspace, workspace } from '../cli/workspace.ts';

/* What a run takes over from the one before it: decisions of people, and the ids of entities. */

const RULES = `recordmill: 1
sources:
  crm: { file: crm.csv, key: id }
fields:
  name: { type: person_name }
  email: { type: email }
match:
  rules: [{ id: same-email, same: [email] }]
  model: none
`;

const again = (place: Workspace) =>
  run(place.path('rules.yaml'), { out: place.path('out'), threads: 1, today: '2026-10-01' });
const idOf = (place: Workspace, key: string) => place.rows('crosswalk.csv').find((row) => row.key === key)!.master_id!;
const codes = (place: Workspace) => place.findings().map(({ code }) => code);

describe('ids of entities', () => {
  const start = async (lines: readonly string[]) => {
    const place = workspace({ 'rules.yaml': RULES });
    await change(place, lines);
    return place;
  };
  const change = (place: Workspace, lines: readonly string[]) => {
    place.write('crm.csv', `id,name,email\n${lines.join('\n')}\n`);
    return again(place);
  };

  test('stay when records are added, before and after them', async () => {
    const place = await start(['2,Ann,ann@example.com', '3,Bo,bo@example.com']);
    const [ann, bo] = [idOf(place, '2'), idOf(place, '3')];
    await change(place, [
      '1,Ann,ANN@example.com',
      '2,Ann,ann@example.com',
      '3,Bo,bo@example.com',
      '4,Cy,cy@example.com',
    ]);
    expect([idOf(place, '1'), idOf(place, '2'), idOf(place, '3')]).toEqual([ann, ann, bo]);
    expect([ann, bo]).not.toContain(idOf(place, '4'));
    expect(ann).toMatch(/^[0-9A-HJKMNP-TV-Z]{16,}$/);
  });

  test('stay when the record that gave them is gone', async () => {
    const place = await start(['1,Ann,ann@example.com', '2,Ann,ann@example.com']);
    const ann = idOf(place, '1');
    await change(place, ['2,Ann,ann@example.com']);
    expect(idOf(place, '2')).toBe(ann);
  });

  test('are never given to another entity, even when their records are gone', async () => {
    const place = await start(['1,Ann,ann@example.com']);
    const ann = idOf(place, '1');
    await change(place, ['7,Bo,bo@example.com']);
    expect(idOf(place, '7')).not.toBe(ann);
  });

  test('of two that become one: one stays, and the other is told in a finding', async () => {
    const place = await start(['1,Ann,ann@example.com', '2,Ann,bo@example.com']);
    const [first, second] = [idOf(place, '1'), idOf(place, '2')];
    await change(place, ['1,Ann,ann@example.com', '2,Ann,ann@example.com']);
    expect(idOf(place, '1')).toBe(idOf(place, '2'));
    expect([first, second]).toContain(idOf(place, '1'));
    const [event] = place.findings().filter(({ code }) => code === 'entity-merged');
    expect(event!.message).toContain(idOf(place, '1') === first ? second : first);
  });

  test('of one that becomes two: one keeps it, the other gets a new one, and it is told', async () => {
    const place = await start(['1,Ann,ann@example.com', '2,Ann,ann@example.com']);
    const id = idOf(place, '1');
    await change(place, ['1,Ann,ann@example.com', '2,Ann,bo@example.com']);
    expect([idOf(place, '1'), idOf(place, '2')].filter((one) => one === id)).toHaveLength(1);
    expect(codes(place)).toContain('entity-split');
  });
});

describe('review.csv', () => {
  /** People of whom some agree in nearly everything: the model joins the clear ones and doubts the rest. */
  function exports(): Workspace {
    const first = ['Ayşe', 'Mehmet', 'Fatma', 'Ali', 'Zeynep', 'Can', 'Elif', 'Murat', 'Deniz', 'Selin'];
    const last = ['Yılmaz', 'Kaya', 'Demir', 'Çelik', 'Şahin', 'Öztürk', 'Arslan', 'Doğan', 'Aydın', 'Koç', 'Kurt'];
    const people = Array.from({ length: 90 }, (_, at) => [
      first[at % 10]!,
      last[at % 11]!,
      `19${50 + (at % 40)}-0${1 + (at % 9)}-1${at % 9}`,
      `p${at}@example.com`,
    ]);
    const lines = people.flatMap((person, at) => {
      const [name = '', surname = '', born = '', mail = ''] = person;
      const copy = at % 3 === 0 ? [`${at}b,${name},${surname},${born},${at % 2 === 0 ? mail : ''}`] : [];
      const doubt = at % 10 === 5 ? [`${at}c,${name},${surname},,q${at}@example.com`] : [];
      return [`${at}a,${person.join(',')}`, ...copy, ...doubt];
    });
    return workspace({
      'rules.yaml': `recordmill: 1
sources:
  crm: { file: crm.csv, key: id }
fields:
  first: { type: person_name }
  last: { type: person_name }
  born: { type: date }
  email: { type: email }
match: { model: auto, accept: 0.999999, review: 0.0001 }
`,
      'crm.csv': `id,first,last,born,email\n${lines.join('\n')}\n`,
    });
  }

  /** Writes decisions into the file as a person would in a spreadsheet. */
  function decide(place: Workspace, decisions: ReadonlyMap<string, string>): void {
    const [header = [], ...lines] = place.cells('review.csv');
    const at = header.indexOf('decision');
    const decided = lines.map((cells) => cells.with(at, decisions.get(`${cells[1]} ${cells[3]}`) ?? cells[at]!));
    const text = [header, ...decided]
      .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
      .join('\n');
    place.write('out/current/review.csv', text);
  }
  const pair = ({ left_key, right_key }: Row) => `${left_key} ${right_key}`;

  test('what a person decides is done by the next run, and stays decided', async () => {
    const place = exports();
    await again(place);
    const open = place.rows('review.csv');
    expect(open.length).toBeGreaterThanOrEqual(3);
    for (const { left_key, right_key, decision } of open) {
      expect(decision).toBe('');
      expect(idOf(place, left_key!)).not.toBe(idOf(place, right_key!));
    }
    const [same, different, unsure] = open as [Row, Row, Row];
    const decisions = new Map([
      [pair(same), 'same'],
      [pair(different), 'different'],
      [pair(unsure), 'unsure'],
    ]);
    decide(place, decisions);
    for (let round = 0; round < 3; round++) {
      await again(place);
      expect(idOf(place, same.left_key!)).toBe(idOf(place, same.right_key!));
      expect(idOf(place, different.left_key!)).not.toBe(idOf(place, different.right_key!));
      expect(idOf(place, unsure.left_key!)).not.toBe(idOf(place, unsure.right_key!));
      const kept = new Map(place.rows('review.csv').map((row) => [pair(row), row.decision]));
      for (const [keys, decision] of decisions) expect(kept.get(keys), keys).toBe(decision);
    }
  });

  test('a decision about records of which one is missing tonight is there tomorrow', async () => {
    const place = exports();
    await again(place);
    const [row] = place.rows('review.csv');
    decide(place, new Map([[pair(row!), 'same']]));
    const all = place.text('crm.csv');
    place.write(
      'crm.csv',
      all
        .split('\n')
        .filter((line) => !line.startsWith(`${row!.right_key},`))
        .join('\n'),
    );
    await again(place);
    place.write('crm.csv', all);
    await again(place);
    expect(idOf(place, row!.left_key!)).toBe(idOf(place, row!.right_key!));
  });

  test('an answer that is none of the three is said, and decides nothing', async () => {
    const place = exports();
    await again(place);
    const [row] = place.rows('review.csv');
    decide(place, new Map([[pair(row!), 'perhaps']]));
    await again(place);
    expect(codes(place)).toContain('unknown-decision');
    expect(idOf(place, row!.left_key!)).not.toBe(idOf(place, row!.right_key!));
  });
});
