import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanSources } from '../../src/clean/clean-sources.ts';
import { dependencyRules } from '../../src/clean/rules.ts';
import { context, field, type Rules, rowsOf, rulesOf, source, texts } from './build.ts';

const repeat = (count: number, text: string) => Array.from({ length: count }, () => text);
const zips = [...repeat(8, '34710'), ...repeat(8, '06420'), ...repeat(8, '')];
const cities = (changed: Readonly<Record<number, string>> = {}) =>
  [...repeat(8, 'İstanbul'), ...repeat(8, 'Ankara'), ...repeat(8, 'Bursa')].map((text, at) => changed[at] ?? text);

const zipCity = { id: 'zip-city', from: 'zip', to: 'city' };
const plan = (cityRules: Rules = {}, rules: readonly Rules[] = [zipCity]) => ({
  fields: [field('zip'), field('city', cityRules)],
  otherColumns: 'keep' as const,
  dependencies: rules.map((rule) => dependencyRules.parse(rule)),
});
const crm = (city: readonly string[], zip: readonly string[] = zips, name = 'crm') =>
  source(
    [
      ['zip', zip],
      ['city', city],
    ],
    { name },
  );
const cityAt = (result: Awaited<ReturnType<typeof cleanSources>>, row: number) => rowsOf(result)[row + 1]![1];

describe('dependencies', () => {
  test('fill and correct by what the other records of a group hold, each under its rule', async () => {
    const result = await cleanSources([crm(cities({ 2: '', 10: 'Ankaar', 20: '' }))], plan(), context);
    expect([2, 10, 20].map((row) => cityAt(result, row))).toEqual(['İstanbul', 'Ankara', '']);
    const rules = rulesOf(result, 'city');
    expect([2, 10, 20, 3].map((row) => rules[row])).toEqual(['fill:zip-city', 'correct:zip-city', '', '']);
    expect(result.dependencies).toMatchObject([{ id: 'zip-city', to: 'city', corrected: 1, filled: 1 }]);
    expect(result.findings.find(({ code }) => code === 'dependency-learned')!.detail).toMatchObject({
      from: ['zip'],
      groups: 2,
      corrected: 1,
      filled: 1,
    });
  });

  test.each([
    [{ fill: false }, ['', 'Ankara']],
    [{ correct: false }, ['İstanbul', 'Ankaar']],
    [{ confidence: 0.99 }, ['', 'Ankaar']],
  ])('do only what the rule lets them: %o', async (more, expected) => {
    const result = await cleanSources(
      [crm(cities({ 2: '', 10: 'Ankaar' }))],
      plan({}, [{ ...zipCity, ...more }]),
      context,
    );
    expect([2, 10].map((row) => cityAt(result, row))).toEqual(expected);
  });

  test('look at all sources together', async () => {
    const shop = crm([''], ['34710'], 'shop');
    const result = await cleanSources([crm(cities()), shop], plan(), context);
    expect(cityAt(result, 24)).toBe('İstanbul');
    expect(rulesOf(result, 'city', 1)).toEqual(['fill:zip-city']);
    expect(rulesOf(result, 'city', 0).every((rule) => rule === '')).toBe(true);
  });

  test('go before the default', async () => {
    const result = await cleanSources([crm(cities({ 2: '', 20: '' }))], plan({ default: 'unknown' }), context);
    expect([2, 20].map((row) => cityAt(result, row))).toEqual(['İstanbul', 'unknown']);
    expect([2, 20].map((row) => rulesOf(result, 'city')[row])).toEqual(['fill:zip-city', 'default']);
  });

  test('follow what was done to the value before', async () => {
    const result = await cleanSources(
      [crm(cities({ 2: 'yok', 10: ' Ankaar' }))],
      plan({ trim: true, missing: ['yok'] }),
      context,
    );
    expect([2, 10].map((row) => rulesOf(result, 'city')[row])).toEqual([
      'missing+fill:zip-city',
      'trim+correct:zip-city',
    ]);
  });

  test('a declined value that was mended is no finding any more, and no reject', async () => {
    const phones = [...repeat(8, '0212 555 00 01'), ...repeat(8, '0312 555 00 02')].map((text, at) =>
      at === 3 ? '0212 555 0x 01' : text,
    );
    const crmOf = source([
      ['zip', zips.slice(0, 16)],
      ['phone', phones],
    ]);
    const phone = field('phone', { type: 'phone', defaultCountry: 'TR', declined: 'reject' });
    const rules = { from: 'zip', to: 'phone', id: 'p' };
    const fields = [field('zip'), phone];
    const result = await cleanSources(
      [crmOf],
      { fields, otherColumns: 'keep', dependencies: [dependencyRules.parse(rules)] },
      context,
    );
    expect(texts(result.table.columns[1]!)[3]).toBe('+902125550001');
    expect(result.rejected).toEqual([]);
    expect(result.findings.filter(({ code }) => code.startsWith('phone/'))).toEqual([]);
    expect(result.table.columns[1]!.declined).toBeNull();
  });

  test('one that does not hold does nothing and says so', async () => {
    const mixed = zips.map((_, at) => 'abc'[at % 3]!);
    const result = await cleanSources([crm(cities({ 2: '' }), mixed)], plan(), context);
    expect(cityAt(result, 2)).toBe('');
    expect(result.findings.map(({ code, level }) => [code, level])).toContainEqual(['dependency-weak', 'warning']);
  });

  test('a value that differs and is not sure to be an error is told, with what it should be', async () => {
    const result = await cleanSources([crm(cities({ 2: 'Bursa' }))], plan(), context);
    expect(cityAt(result, 2)).toBe('Bursa');
    const found = result.findings.find(({ code }) => code === 'dependency-differs')!;
    expect([found.value, found.suggestion, [...found.rows], found.rule]).toEqual([
      'Bursa',
      'İstanbul',
      [2],
      'zip-city',
    ]);
  });
});

test('any order of rows gives the same, and a second run changes nothing', async () => {
  const record = fc.record({
    zip: fc.constantFrom('34710', '06420', '16010', ''),
    city: fc.constantFrom('İstanbul', 'İstnabul', 'Ankara', 'Ankaar', 'Bursa', ''),
  });
  const both = plan({}, [zipCity, { from: 'city', to: 'zip', id: 'city-zip' }]);
  const run = (records: readonly { zip: string; city: string }[]) =>
    cleanSources(
      [
        crm(
          records.map(({ city }) => city),
          records.map(({ zip }) => zip),
        ),
      ],
      both,
      context,
    );
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 10, maxLength: 60 }), async (more) => {
      const records = [...cities().map((city, at) => ({ zip: zips[at]!, city })), ...more];
      const once = rowsOf(await run(records)).slice(1);
      const turned = rowsOf(await run([...records].reverse())).slice(1);
      expect([...turned].reverse()).toEqual(once);
      expect(rowsOf(await run(once.map(([zip, city]) => ({ zip: zip!, city: city! })))).slice(1)).toEqual(once);
    }),
    { numRuns: 100 },
  );
});
