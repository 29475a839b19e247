import { describe, expect, test } from 'vitest';
import { cleanSources } from '../../src/clean/clean-sources.ts';
import { mixedWord } from '../../src/clean/text-faults/look-alikes.ts';
import { mojibakeHabits, repairText } from '../../src/clean/text-faults/repair-text.ts';
import { context, field, foundAt, rowsOf, rulesOf, source } from './build.ts';

/** The text as a program gives it that reads UTF-8 as a code page. */
function misread(text: string, page: string): string {
  return new TextDecoder(page === 'windows-1252' ? 'latin1' : page).decode(new TextEncoder().encode(text));
}

const alone = (text: string) => repairText(text, { isTurkish: false, isUtf8: false });
const inColumn = (texts: readonly string[]) => texts.map((text) => repairText(text, mojibakeHabits(texts)));

describe('text that was read in the wrong encoding', () => {
  test.each([
    ['MÃ¼ller', 'Müller'],
    ['Ä°stanbul', 'İstanbul'],
    ['KadÄ±kÃ¶y', 'Kadıköy'],
    ['ÅŸirket', 'şirket'],
    ['YÄ±ldÄ±z', 'Yıldız'],
    ['Ã–zlem', 'Özlem'],
    ['Ã–ZTÃœRK', 'ÖZTÜRK'],
    ['DÃœZCE', 'DÜZCE'],
    ['Åžahin', 'Şahin'],
    ['Ã‡aÄŸlar', 'Çağlar'],
    ['StraÃŸe', 'Straße'],
    ['CafÃ© NoÃ«l', 'Café Noël'],
    ['donâ€™t', 'don’t'],
    ['12,50 â‚¬', '12,50 €'],
    ['Ø¹Ù„ÙŠ', 'علي'],
    ['ط¹ظ„ظٹ', 'علي'],
    ['ÐŸÑ€Ð¸Ð²ÐµÑ‚', 'Привет'],
    ['Ãœ‡'.replace('‡', 'skÃ¼dar'), 'Üsküdar'],
    [misread(misread('Gümüş', 'windows-1252'), 'windows-1252'), 'Gümüş'],
    [misread('محمد', 'windows-1252'), 'محمد'],
    [misread('محمد', 'windows-1256'), 'محمد'],
    [misread('Мюллер', 'windows-1251'), 'Мюллер'],
    [misread('Doğan', 'windows-1254'), 'Doğan'],
    ['Ýstanbul', 'İstanbul'],
    ['Yýlmaz', 'Yılmaz'],
    ['Þahin Kýlýç', 'Şahin Kılıç'],
    ['Erdoðan', 'Erdoğan'],
  ])('%s was %s', (text, meant) => {
    expect(alone(text)).toBe(meant);
  });

  test.each([
    'São Paulo',
    'JOÃO',
    'NÃO',
    'MANHû',
    '«MANHû',
    'AMANHÃ…',
    'IRMÃ – CASA',
    'XÃ HỘI',
    'ĐÃ…',
    'Đà Nẵng',
    'Nguyễn Thị Ánh',
    'Þór',
    'Þórður Guðmundsson',
    'Sigurður',
    'Guðrún',
    'Ýmir',
    'Novotný',
    'Černý',
    'Dvořák',
    'Ålesund',
    'Älvsjö',
    'Ångström',
    'Müller',
    'Straße',
    'İstanbul',
    'Kadıköy',
    'Âgé',
    'ÇAĞLAR',
    'château',
    'CŒUR',
    'Š‹›',
    'Ñandú',
    'محمد',
    'طفل ظريف',
    'عبد الرحمن',
    'Рёбра',
    'Сёмка',
    'Ă¢',
    '10 Â',
    'Łódź',
    'naïve café',
    '日本語',
    'Ελλάδα',
  ])('%s is left as it is', (text) => {
    expect(alone(text)).toBe(text);
  });

  test('a column says of its doubtful values what they were', () => {
    expect(inColumn(['Þaduman', 'Ýstanbul', 'Yýlmaz', 'Nalan Üçer', 'Beþiroð'])).toEqual([
      'Şaduman',
      'İstanbul',
      'Yılmaz',
      'Nalan Üçer',
      'Beşiroğ',
    ]);
    expect(inColumn(['Sigurður', 'Þorsteinn', 'Guðmundur', 'Hlýnur'])).toEqual([
      'Sigurður',
      'Þorsteinn',
      'Guðmundur',
      'Hlýnur',
    ]);
    expect(inColumn(['Þorsteinn', 'Þórður', 'Ýstanbul', 'Yýlmaz'])).toEqual([
      'Þorsteinn',
      'Þórður',
      'İstanbul',
      'Yılmaz',
    ]);
    expect(inColumn(['Novotný', 'Veselý', 'Malý'])).toEqual(['Novotný', 'Veselý', 'Malý']);
    expect(inColumn(['YÃ¼', 'MANHû', 'MÃ¼ller', 'KÃ¶nig', 'BÃ¤cker', 'GÃ¼nther', 'LÃ¶we', 'KÃ¤fer'])[0]).toBe('Yü');
  });

  test('what is repaired is read rightly ever after', () => {
    for (const text of ['MÃ¼ller', 'Ä°stanbul', 'ط¹ظ„ظٹ', 'Þahin Kýlýç']) expect(alone(alone(text))).toBe(alone(text));
  });
});

describe('letters of two scripts in one word', () => {
  test.each([
    ['Bаnk', 'Bank'],
    ['Mοnika', 'Monika'],
    ['Москвa', 'Москва'],
    ['ANKАRA', 'ANKARA'],
  ])('%s was meant as %s', (text, meant) => {
    expect(mixedWord(text)?.meant).toBe(meant);
  });

  test.each(['Bank', 'Москва', 'Ελλάδα', 'Bank Москва', '10 µm', 'kΩ', 'İstanbul', 'محمد Ali', 'ΑΒΓ GmbH'])(
    '%s is one script a word',
    (text) => {
      expect(mixedWord(text)).toBeUndefined();
    },
  );
});

describe('in a run', () => {
  const cells = ['Ä°stanbul', 'İzmir', '\u202bAnkara\u202c', 'Bаnk'];

  test('a type that writes its values anew repairs them, and the change bears the name of the rule', async () => {
    const plan = { fields: [field('name', { type: 'company_name' })], otherColumns: 'keep' as const };
    const result = await cleanSources([source([['name', cells]])], plan, context);
    expect(
      rowsOf(result)
        .slice(1)
        .map(([name]) => name),
    ).toEqual(['İstanbul', 'İzmir', 'Ankara', 'Bаnk']);
    expect(rulesOf(result, 'name')[0]).toBe('mojibake');
    expect(foundAt(result)).toEqual([
      ['info', 'name', '\u202bAnkara\u202c', [2]],
      ['warning', 'name', 'Bаnk', [3]],
    ]);
  });

  test('text and other columns are reported and stay as they are', async () => {
    const plan = { fields: [field('city', { type: 'text' })], otherColumns: 'keep' as const };
    const result = await cleanSources(
      [
        source([
          ['city', cells],
          ['note', cells],
        ]),
      ],
      plan,
      context,
    );
    expect(rowsOf(result).slice(1)).toEqual(cells.map((cell) => [cell, cell]));
    const found = result.findings.map(({ code, level, field: at, suggestion }) => [code, level, at, suggestion]);
    for (const name of ['city', 'note']) {
      expect(found).toContainEqual(['mojibake', 'warning', name, 'İstanbul']);
      expect(found).toContainEqual(['hidden-characters', 'warning', name, undefined]);
      expect(found).toContainEqual(['mixed-scripts', 'warning', name, 'Bank']);
    }
    expect(found).toHaveLength(6);
  });

  test('a rule repairs text too, and takes hidden characters out', async () => {
    const plan = { fields: [field('city', { mojibake: 'repair', unicode: 'clean' })], otherColumns: 'keep' as const };
    const result = await cleanSources([source([['city', cells]])], plan, context);
    expect(
      rowsOf(result)
        .slice(1)
        .map(([city]) => city),
    ).toEqual(['İstanbul', 'İzmir', 'Ankara', 'Bаnk']);
    expect(rulesOf(result, 'city')).toEqual(['mojibake', '', 'unicode', '']);
  });

  test('a rule may forbid it', async () => {
    const plan = {
      fields: [field('name', { type: 'company_name', mojibake: 'report' })],
      otherColumns: 'keep' as const,
    };
    const result = await cleanSources([source([['name', ['Ä°stanbul']]])], plan, context);
    expect(rowsOf(result)[1]).toEqual(['Ä°stanbul']);
    expect(result.findings.map(({ code }) => code)).toEqual(['mojibake']);
  });
});
