import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountedValue, learnSpellings } from '../../src/learn/spellings.ts';

/** Values and their counts, as `['Ankara', 40]`. */
const column = (...values: readonly (readonly [string, number])[]): CountedValue[] =>
  values.map(([text, count]) => ({ text, count }));

const cities = column(['İstanbul', 80], ['Ankara', 60], ['München', 40], ['New York', 30], ['القاهرة', 25]);
const learn = (...more: readonly (readonly [string, number])[]) => learnSpellings([...cities, ...column(...more)]);
const sureOf = (values: readonly CountedValue[]) =>
  learnSpellings(values)
    .filter(({ confidence }) => confidence >= 0.9)
    .map(({ from, to }) => [from, to]);

describe('spellings of a frequent value', () => {
  test.each([
    ['a letter wrong', 'Ankaxa', 'Ankara'],
    ['a letter dropped', 'Münchn', 'München'],
    ['a letter twice', 'Ankkara', 'Ankara'],
    ['two letters swapped', 'İstnabul', 'İstanbul'],
    ['in Arabic', 'القهرة', 'القاهرة'],
    ['a space lost', 'NewYork', 'New York'],
  ])('%s: %s becomes %s', (_, from, to) => {
    const [found] = learn([from, 1]);
    expect(found).toMatchObject({ from, to, count: 1, reason: 'typo' });
    expect(found!.confidence).toBeGreaterThanOrEqual(0.9);
  });

  test.each([
    ['case', 'ANKARA', 'Ankara'],
    ['the Turkish i', 'ISTANBUL', 'İstanbul'],
    ['accents', 'Munchen', 'München'],
    ['spaces and marks', ' New-York ', 'New York'],
  ])('differing only in %s: %s becomes %s', (_, from, to) => {
    expect(learn([from, 2])).toEqual([{ from, to, count: 2, reason: 'form', confidence: 0.95 }]);
  });

  test('where two spellings are about as frequent, it is proposed but not sure', () => {
    const [found] = learnSpellings(column(['TÜRKİYE', 50], ['Türkiye', 40], ['Almanya', 30]));
    expect(found).toMatchObject({ from: 'Türkiye', to: 'TÜRKİYE' });
    expect(found!.confidence).toBeLessThan(0.9);
  });

  test('the same words in another order are proposed, and not sure', () => {
    expect(learnSpellings(column(['Yılmaz Kardeşler', 20], ['Kardeşler Yılmaz', 1]))).toEqual([
      { from: 'Kardeşler Yılmaz', to: 'Yılmaz Kardeşler', count: 1, reason: 'order', confidence: 0.8 },
    ]);
  });

  test('what sounds alike is proposed', () => {
    const [found] = learnSpellings(column(['Philipsburg', 40], ['Berlin', 30], ['Filipsbourgh', 1]));
    expect(found).toMatchObject({ from: 'Filipsbourgh', to: 'Philipsburg', reason: 'sound' });
  });

  test('a value is mended word by word where as a whole it is near none', () => {
    const doses = Array.from({ length: 30 }, (_, at) => [`${at} patients`, 1 + (at % 3)] as const);
    expect(sureOf(column(...doses, ['0 patients ', 60], ['147 patxents', 1], ['12 patientz', 1]))).toContainEqual([
      '147 patxents',
      '147 patients',
    ]);
  });
});

describe('what is left alone', () => {
  test.each([
    ['numbers', ['Route 66', 40], ['Route 67', 1]],
    ['codes', ['scip-inf-1', 40], ['scip-inf-2', 1]],
    ['short words', ['al', 90], ['ak', 2]],
    ['a letter that tells them apart', ['Type A', 40], ['Type B', 1]],
    ['opposites', ['complete', 90], ['incomplete', 1]],
    ['a longer name', ['Frankfurt', 90], ['Frankfurt Oder', 1]],
    ['signs that mean something', ['A', 90], ['A+', 1]],
    ['an amount and its contrary', ['1.5', 90], ['15', 1]],
    ['two frequent values', ['Essen', 90], ['Hessen', 30]],
  ] as const)('%s', (_, frequent, rare) => {
    expect(learnSpellings(column(frequent, rare))).toEqual([]);
  });

  test('a rare name that is near two frequent ones', () => {
    expect(learnSpellings(column(['Denton', 40], ['Benton', 38], ['Kenton', 1]))).toEqual([]);
  });

  test('a column in which names are near each other and most are rare', () => {
    const names = ['Denton', 'Benton', 'Fenton', 'Dayton', 'Clayton', 'Layton', 'Milton', 'Hilton', 'Wilton'];
    const common = names.map((name) => [name, 40] as const);
    const rare = 'Salem,Auburn,Oxford,Florence,Bristol,Madison,Georgetown,Franklin,Clinton,Springfield,Tilton,Renton'
      .split(',')
      .map((name) => [name, 1] as const);
    expect(sureOf(column(...common, ...rare))).toEqual([]);
  });

  test('free text', () => {
    const notes = Array.from(
      { length: 200 },
      (_, at) => [`note ${'abcdefghij'[at % 10]}${at} about order`, 1] as const,
    );
    expect(sureOf(column(...notes))).toEqual([]);
  });
});

test('neither the order of the values nor a second look at the corrected column changes anything', () => {
  const word = fc.constantFrom(
    'ankara',
    'Ankara',
    'ankaar',
    'anakra',
    'izmir',
    'izmr',
    'İzmir',
    'bursa',
    'brusa',
    'bur sa',
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ text: word, count: fc.integer({ min: 1, max: 90 }) }), {
        selector: ({ text }) => text,
      }),
      (values) => {
        const found = learnSpellings(values);
        expect(learnSpellings([...values].reverse())).toEqual(found);
        for (const { from, to } of found) expect(from).not.toBe(to);
      },
    ),
    { numRuns: 500 },
  );
});
