import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages, localeOf } from '../src/finding/language/language.ts';
import { demo } from '../src/library/demo.ts';
import { wordsIn } from '../src/report/language/index.ts';
import type { FindingGroup } from '../src/report/run-report.ts';
import { seriousProblems } from './accessibility.ts';
import { launch, openPage, type WatchedPage } from './browser.ts';
import { folder, openAll, rowsOf, speak } from './report-page.ts';

const browser = await launch();
const { report } = await demo(join(folder, 'demo'), { today: '2026-10-01', threads: 1 });
const file = join(folder, 'demo/out/current/report.html');
const address = pathToFileURL(file).href;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  watched = await openPage(browser, address);
  page = watched.page;
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('the page of the demo', () => {
  test('weighs at most 600 KB', () => expect(statSync(fileURLToPath(address)).size).toBeLessThanOrEqual(600_000));

  test('opens in under a second', async () => {
    const times: number[] = [];
    for (let round = 0; round < 3; round++) {
      const { page: fresh, close } = await openPage(browser, address);
      times.push(
        await fresh.evaluate(
          () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventEnd,
        ),
      );
      await close();
    }
    expect(Math.min(...times)).toBeLessThan(1000);
  });

  test('asks for nothing and breaks nothing', () => expect(watched.misdeeds).toEqual([]));
});

describe('the numbers of the page are those of report.json', () => {
  test('in the summary and on the way of the records', async () => {
    const { counts } = report;
    const tiles = await page.$$eval('.tiles [data-n]', (all) => all.map((one) => Number(one.getAttribute('data-n'))));
    expect(tiles).toEqual([
      counts.read,
      counts.rejected,
      counts.accepted,
      counts.accepted - counts.entities,
      counts.entities,
      counts.changedCells,
    ]);
    const drawn = await page.$$eval('#flow svg [data-n]', (all) =>
      all.map((one) => Number(one.getAttribute('data-n'))),
    );
    const alone = counts.entities - counts.mergedEntities;
    const sources = report.sources.map(({ read }) => read);
    expect(drawn).toEqual([...sources, counts.mergedRecords, alone, counts.rejected, counts.read, counts.entities]);
    expect(sum(sources)).toBe(counts.read);
    expect(counts.mergedRecords + alone + counts.rejected).toBe(counts.read);
    expect(counts.mergedEntities + alone).toBe(counts.entities);
  });

  test('of findings', async () => {
    const shown = await page.$$eval('#groups > details', (all) =>
      all.map((group) => [
        group.getAttribute('data-level'),
        group.querySelector('summary > strong')?.textContent ?? '',
        group.querySelector('summary > code')!.textContent,
        [...group.querySelectorAll('tbody tr')].length,
      ]),
    );
    expect(shown).toEqual(
      report.findings.map(({ level, records, rule, code, examples }) => [
        level,
        records === 0 ? '' : wordsIn.en.records(records),
        rule ?? code,
        examples.length,
      ]),
    );
  });

  test('of sources, rules, cleaning, conflicts and sizes', async () => {
    const sources = await rowsOf(page, 'sources');
    expect(sources.map((row) => row.slice(0, 4))).toEqual(
      report.sources.map(({ name, read, rejected, accepted }) => [name, read, rejected, accepted]),
    );
    const rules = await rowsOf(page, 'rules');
    expect(rules.map(([id, , checked, broken]) => [id, checked, broken])).toEqual(
      report.rules.map(({ id, checked, violations }) => [id, checked, violations]),
    );
    const cleaning = await rowsOf(page, 'cleaning');
    expect(sum(cleaning.map((row) => row[4] as number))).toBe(report.counts.changedCells);
    const conflicts = await rowsOf(page, 'conflicts', 1);
    expect(sum(conflicts.map((row) => row[3] as number))).toBe(sum(report.conflicts.map(({ count }) => count)));
    const whoWon = await rowsOf(page, 'conflicts');
    expect(sum(whoWon.map((row) => row[1] as number))).toBe(sum(whoWon.map((row) => row[2] as number)));
    const sizes = await rowsOf(page, 'matching', 2);
    expect(sizes).toEqual(report.matching!.sizes.map(([size, entities]) => [size, entities, size * entities]));
  });

  test('of quality and of the fields', async () => {
    const quality = await page.$$eval('#quality tbody tr', (rows) =>
      rows.map((row) => [...row.querySelectorAll('[data-p]')].map((one) => Number(one.getAttribute('data-p')))),
    );
    report.quality.forEach(({ before, after }, index) => {
      for (const share of quality[index]!)
        expect([before.filled, after!.filled, before.valid, after!.valid, before.canonical]).toContain(share);
      expect(quality[index]!.at(-1)).toBe(after!.valid);
    });
    const fields = await page.$$eval('.field h3', (all) => all.map((one) => one.textContent));
    expect(fields).toEqual(report.profiles.map(({ field }) => field));
  });

  test('of the histogram, with both thresholds', async () => {
    const bars = await page.$$eval('.histogram .bar-of', (all) => all.length);
    expect(bars).toBe(report.matching!.weights.counts.filter((count) => count > 0).length);
    expect(await page.$$eval('.histogram .mark', (all) => all.length)).toBe(2);
  });

  test('of merges: every weight is the sum of its comparisons', async () => {
    const falls = await page.$$eval('.waterfall', (all) =>
      all.map((one) => [...one.querySelectorAll('td[data-w]')].map((cell) => Number(cell.getAttribute('data-w')))),
    );
    expect(falls.length).toBeGreaterThan(10);
    for (const weights of falls) expect(sum(weights.slice(0, -1))).toBeCloseTo(weights.at(-1)!, 0);
  });
});

describe('the filters', () => {
  const shown = () =>
    page.$$eval('#groups > details', (all) =>
      all.flatMap((one, index) => ((one as HTMLElement).hidden ? [] : [index])),
    );
  const expected = (fits: (group: FindingGroup) => boolean) =>
    report.findings.flatMap((group, index) => (fits(group) ? [index] : []));
  const clear = () => page.click('#clear');

  test('show everything at first', async () => expect(await shown()).toEqual(expected(() => true)));

  test.each(['error', 'warning', 'info'] as const)('by level %s', async (level) => {
    for (const other of ['error', 'warning', 'info']) if (other !== level) await page.uncheck(`input[value=${other}]`);
    expect(await shown()).toEqual(expected((group) => group.level === level));
    expect(await page.textContent('#showing')).toContain(
      `${expected((group) => group.level === level).length} of ${report.findings.length}`,
    );
    await clear();
  });

  test('by every rule, field and source', async () => {
    const choices = (id: string) => page.$$eval(`#${id} option`, (all) => all.slice(1).map((one) => one.textContent!));
    const fits: Record<string, (group: FindingGroup, name: string) => boolean> = {
      rule: ({ rule, code }, name) => (rule ?? code) === name,
      field: ({ field }, name) => field === name,
      source: ({ sources }, name) => sources.some(({ source }) => source === name),
    };
    for (const id of ['rule', 'field', 'source']) {
      const names = await choices(id);
      expect(names.length).toBeGreaterThan(3);
      for (const name of names) {
        await page.selectOption(`#${id}`, { label: name });
        expect(await shown(), `${id} ${name}`).toEqual(expected((group) => fits[id]!(group, name)));
      }
      await clear();
    }
  });

  test('by text, without case, marks and dots of the i', async () => {
    for (const [typed, found] of [
      ['FORMULA', /formula/i],
      ['müsteri', /m[uü][sş]teri/i],
      ['phone country', /phone.*country/i],
    ] as const) {
      await page.fill('#search', typed);
      const left = await shown();
      expect(left.length).toBeGreaterThan(0);
      expect(left.length).toBeLessThan(report.findings.length);
      for (const index of left) expect(JSON.stringify(report.findings[index])).toMatch(found);
    }
    await page.fill('#search', 'no finding says this');
    expect(await shown()).toEqual([]);
    expect(await page.isVisible('#none')).toBe(true);
    await clear();
    expect(await shown()).toEqual(expected(() => true));
  });

  test('together', async () => {
    await page.uncheck('input[value=info]');
    await page.selectOption('#source', { label: 'marketing' });
    await page.fill('#search', 'phone');
    expect(await shown()).toEqual(
      expected(
        (group) =>
          group.level !== 'info' &&
          group.sources.some(({ source }) => source === 'marketing') &&
          JSON.stringify(group).includes('phone'),
      ),
    );
    await clear();
  });
});

describe.each(languages)('in %s', (language) => {
  test('every text of the page is said, and digits are those of the language', async () => {
    await speak(page, language);
    const words = wordsIn[language];
    expect(await page.title()).toBe(words.pageTitle);
    const root = await page.$eval('html', (html) => [html.lang, html.dir]);
    expect(root).toEqual([localeOf[language], language === 'ar' ? 'rtl' : 'ltr']);
    const heads = await page.$$eval('h2', (all) => all.map((one) => one.textContent));
    expect(heads).toEqual(
      (
        [
          'summary',
          'flow',
          'findings',
          'quality',
          'profiles',
          'cleaning',
          'conventions',
          'merges',
          'conflicts',
          'matching',
          'rules',
          'sources',
        ] as const
      ).map((name) => words[name]),
    );
    expect(await page.textContent('.tiles strong')).toBe(words.format.n(report.counts.read));
    expect(await page.textContent('#summary > p.soft')).toContain(words.format.date('2026-10-01'));
    // What Node wrote and what the browser writes are the same text.
    const drawnHere = await page.textContent('main');
    const { page: fresh, close } = await openPage(browser, `${address}?language=${language}`);
    expect(await fresh.textContent('main')).toBe(drawnHere);
    await close();
  });

  test('axe finds nothing serious', async () => {
    const colorScheme = language === 'en' || language === 'ar' ? 'light' : 'dark';
    const { page: own, close } = await openPage(browser, `${address}?language=${language}`, { colorScheme });
    await openAll(own);
    expect(await seriousProblems(own)).toEqual([]);
    await close();
  });

  test('a phone shows it without moving it sideways', async () => {
    const viewport = { width: 360, height: 740 };
    const { page: own, close } = await openPage(browser, `${address}?language=${language}`, { viewport });
    await openAll(own);
    expect(await own.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await close();
  });
});

describe('Arabic', () => {
  const boxes = (own: Page, selector: string) =>
    own.$$eval(selector, (all) =>
      all.map((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        return { left, right, top, bottom };
      }),
    );

  test('is laid out from right to left: what comes first stands on the right', async () => {
    const { page: own, close } = await openPage(browser, `${address}?language=ar`);
    const { page: english, close: closeEnglish } = await openPage(browser, address);
    for (const selector of ['.tiles li', 'thead th', '.cards li']) {
      const [first, second] = await boxes(own, selector);
      const [one, two] = await boxes(english, selector);
      expect(first!.left).toBeGreaterThanOrEqual(second!.right - 1);
      expect(one!.right).toBeLessThanOrEqual(two!.left + 1);
    }
    const [title] = await boxes(own, 'h1');
    const [chooser] = await boxes(own, '#languages');
    expect(title!.left).toBeGreaterThan(chooser!.right);
    await close();
    await closeEnglish();
  });

  test('turns the way of the records around, and no label lies on another', async () => {
    const { page: own, close } = await openPage(browser, `${address}?language=ar`);
    const sources = await boxes(own, '#flow rect.source');
    const master = (await boxes(own, '#flow rect.all')).at(-1)!;
    for (const source of sources) expect(source.left).toBeGreaterThan(master.right);
    const labels = await boxes(own, '#flow svg text');
    for (const [index, a] of labels.entries()) {
      for (const b of labels.slice(index + 1)) {
        const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 4 || b.bottom <= a.top + 4;
        expect(apart, `${index}`).toBe(true);
      }
    }
    const [svg] = await boxes(own, '#flow svg');
    for (const label of labels) {
      expect(label.left).toBeGreaterThanOrEqual(svg!.left - 1);
      expect(label.right).toBeLessThanOrEqual(svg!.right + 1);
    }
    await close();
  });
});

describe('without a mouse and on paper', () => {
  test('the keyboard reaches everything', async () => {
    const { page: own, close } = await openPage(browser, address);
    await own.keyboard.press('Tab');
    expect(await own.evaluate(() => document.activeElement!.className)).toBe('skip');
    await own.keyboard.press('/');
    expect(await own.evaluate(() => document.activeElement!.id)).toBe('search');
    await own.focus('#groups summary');
    await own.keyboard.press('Enter');
    expect(await own.$eval('#groups details', (one) => (one as HTMLDetailsElement).open)).toBe(true);
    await close();
  });

  test('it prints, with everything open and nothing that is only for screens', async () => {
    const { page: own, close } = await openPage(browser, address, { colorScheme: 'dark' });
    await own.emulateMedia({ media: 'print' });
    expect(await own.isVisible('nav')).toBe(false);
    expect(await own.isVisible('#filters')).toBe(false);
    expect(await own.isVisible('#groups table')).toBe(true);
    expect(await own.$eval('body', (body) => getComputedStyle(body).backgroundColor)).toBe('rgb(255, 255, 255)');
    const pdf = await own.pdf({ format: 'A4' });
    expect(pdf.length).toBeGreaterThan(50_000);
    await close();
  });
});
