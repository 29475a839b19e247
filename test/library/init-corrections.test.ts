import { describe, expect, test } from 'vitest';
import { clean, dryRun, init, profile, run } from '../../src/index.ts';
import { workspace } from '../cli/workspace.ts';

const places = [
  ['34710', 'İstanbul'],
  ['06420', 'Ankara'],
  ['35220', 'İzmir'],
] as const;
const lines = Array.from({ length: 60 }, (_, at) => {
  const [zip, city] = places[at % 3]!;
  const odd: Record<number, string> = { 4: 'Ankaar', 9: 'İstnabul', 20: '' };
  return `${at + 1},${zip},${odd[at] ?? city}`;
});
const DIRTY = `id,zip,city\n${lines.join('\n')}\n`;

const prepared = async (data: Record<string, string> = { 'a.csv': DIRTY }) => {
  const place = workspace(data);
  const text = await init([place.path('a.csv')], { out: place.path('rules.yaml') });
  return { place, text };
};

describe('init', () => {
  test('proposes corrections in a file beside the rules, and dependencies', async () => {
    const { place, text } = await prepared();
    expect(place.text('rules.corrections.csv').split('\n').slice(0, 3)).toEqual([
      'field,from,to,count,reason,confidence',
      expect.stringMatching(/^city,Ankaar,Ankara,1,typing error,0\.9\d*$/),
      expect.stringMatching(/^city,İstnabul,İstanbul,1,typing error,0\.9\d*$/),
    ]);
    expect(text).toContain('correct: { file: rules.corrections.csv }');
    expect(text).toContain('- { from: [postal_code], to: [city]');
  });

  test('a run with it makes them, and running it again gives the same', async () => {
    const { place } = await prepared();
    await clean(place.path('rules.yaml'), { out: place.path('out'), threads: 1 });
    const once = place.text('out/current/records.csv');
    expect(once).not.toMatch(/Ankaar|İstnabul|,,/);
    expect(place.text('out/current/changes.csv')).toMatch(/,,İzmir,fill:postal_code,/);
    await clean(place.path('rules.yaml'), { out: place.path('out'), threads: 1 });
    expect(place.text('out/current/records.csv')).toBe(once);
    await init([place.path('a.csv')], { out: place.path('other.yaml') });
    expect(place.text('other.corrections.csv')).toBe(place.text('rules.corrections.csv'));
  });

  test('what a person changes in the correction file is what the next run does', async () => {
    const { place } = await prepared();
    place.write('rules.corrections.csv', 'field,from,to\ncity,Ankaar,Ankara (Merkez)\ncity,İstnabul,İstnabul\n');
    const { result } = await run(place.path('rules.yaml'), { threads: 1 });
    const cities = result.cleaned.sources[0]!.changes.find(({ field }) => field === 'city')!.after.dictionary.texts();
    expect(cities).toContain('Ankara (Merkez)');
  });

  test('a dry run says how well the dependencies hold and what they would do', async () => {
    const { place } = await prepared();
    const { dependencies } = await dryRun(place.path('rules.yaml'), { threads: 1 });
    expect(dependencies.find(({ to }) => to === 'city')).toMatchObject({ from: ['postal_code'], filled: 1 });
  });

  test('to standard output, each run learns them, and lists them', async () => {
    const { place } = await prepared();
    const text = await init([place.path('a.csv')]);
    expect(text).toContain('correct: { learn: true }');
    await clean(text, { out: place.path('out'), threads: 1, sources: { a: place.path('a.csv') } });
    expect(place.text('out/current/corrections.csv')).toContain('city,Ankaar,Ankara,1,typing error,');
    expect(place.text('out/current/records.csv')).not.toContain('Ankaar');
  });

  test('writes over no correction file that somebody may have edited', async () => {
    const place = workspace({ 'a.csv': DIRTY, 'rules.corrections.csv': 'from,to\n' });
    await expect(init([place.path('a.csv')], { out: place.path('rules.yaml') })).rejects.toThrow('exists already');
  });

  test('with asRead, values that are valid keep their spelling', async () => {
    const place = workspace({ 'a.csv': DIRTY.replaceAll(',zip,', ',Phone,').replaceAll('34710', '0212 555 00 01') });
    const text = await init([place.path('a.csv')], { asRead: true });
    for (const line of text.split('\n').filter((one) => /^ {2}\w+: \{ type: (?!text)/.test(one)))
      expect(line).toContain('write: as-read');
  });

  test('proposes nothing where nothing is wrong', async () => {
    const good = DIRTY.replace('Ankaar', 'Ankara').replace('İstnabul', 'İstanbul').replace(/,\n/, ',İzmir\n');
    const { place, text } = await prepared({ 'a.csv': good });
    expect(text).not.toMatch(/correct:|dependencies:/);
    expect(place.has('rules.corrections.csv')).toBe(false);
  });
});

test('names of people, keys, numbers and free text are never proposed to be corrected', async () => {
  const names = ['Mehmet', 'Ayşe', 'Fatma', 'Ahmet'];
  const records = Array.from({ length: 80 }, (_, at) => ({
    id: `M-${1000 + at}`,
    'First Name': at === 7 ? 'Mehmt' : names[at % 4],
    'Last Name': at === 9 ? 'Yılmz' : 'Yılmaz',
    Phone: `0532 555 00 ${10 + at}`,
    Notes: `${at} called ${names[at % 4]} about order ${at * 7}`,
    Score: `${90 + (at % 5)}%`,
  }));
  const [facts] = await profile(records, { reveal: true });
  expect(facts!.learned.spellings).toEqual([]);
  expect(facts!.learned.dependencies.filter(({ corrected, filled }) => corrected + filled > 0)).toEqual([]);
});

test('a profile shows corrections and dependencies, and hides those of personal columns', async () => {
  const place = workspace({ 'a.csv': DIRTY });
  const [facts] = await profile([place.path('a.csv')]);
  expect(facts!.learned.spellings).toMatchObject([
    { column: 'city', spellings: [{ from: 'Ankaar' }, { from: 'İstnabul' }] },
  ]);
  expect(facts!.learned.dependencies.find(({ to }) => to === 'city')).toMatchObject({
    from: ['zip'],
    corrected: 2,
    filled: 1,
  });
});
