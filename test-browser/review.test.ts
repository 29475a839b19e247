import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { review } from '../src/index.ts';
import { type Place, reviewed } from '../test/review/place.ts';
import { seriousProblems } from './accessibility.ts';
import { launch, openPage } from './browser.ts';

/* The review desk in a real browser: the keys end to end, and a page that neither data nor another site can make do anything. */

const browser = await launch();
afterAll(() => browser.close());

const lines = ({ space }: Place) =>
  space.has('out/decisions.csv') ? space.text('out/decisions.csv').trimEnd().split('\n').slice(1) : [];
const last = (place: Place) => lines(place).at(-1)?.split(',').at(-1);

/** Presses a key and waits until the page says that it is saved. */
async function press(page: Page, key: string, said: string): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForFunction((text) => document.getElementById('status')?.textContent?.includes(text), said);
}

async function opened(place: Place, options = {}) {
  const server = await review(place.out, options);
  const watched = await openPage(browser, server.address);
  await watched.page.waitForSelector('article[data-case]');
  const close = async () => {
    await watched.close();
    await server.close();
  };
  return { ...watched, server, close };
}

describe('the keys, end to end', () => {
  test('each answer is in the file before the next question is asked; undo and skip do as they say', async () => {
    const place = await reviewed();
    const { page, misdeeds, close } = await opened(place);
    const question = () => page.getAttribute('article', 'data-case');
    const first = await question();
    await press(page, 's', 'same');
    expect(last(place)).toBe('same');
    expect(await question()).not.toBe(first);
    await press(page, 'z', 'taken back');
    expect(last(place)).toBe('withdrawn');
    expect(await question()).toBe(first);
    await press(page, 'k', 'skipped');
    expect(lines(place)).toHaveLength(2);
    const second = await question();
    await press(page, 'd', 'different');
    await press(page, 'u', 'unsure');
    expect(lines(place)).toHaveLength(4);
    expect(await question()).not.toBe(second);
    while ((await page.$('article')) !== null) {
      const before = lines(place).length;
      await page.keyboard.press('d');
      await page.waitForFunction((count) => !document.querySelector('#progress')?.textContent?.includes(count), 'none');
      await expect.poll(() => lines(place).length).toBeGreaterThan(before);
      await page.waitForTimeout(50);
    }
    expect(await page.textContent('main')).toContain('Every question is answered');
    expect(misdeeds).toEqual([]);
    await close();
  });

  test('records are ticked by number, and a cluster is split on its own page', async () => {
    const place = await reviewed();
    const { page, misdeeds, close } = await opened(place);
    await page.keyboard.press('/');
    await page.keyboard.type('shop:6');
    await page.keyboard.press('Enter');
    await page.waitForSelector('article[data-entity]');
    expect(await page.locator('svg.graph').count()).toBe(1);
    await page.locator('h1').click();
    await page.keyboard.press('2');
    await press(page, 'x', '1 of 2 taken out');
    expect(lines(place)).toHaveLength(1);
    expect(last(place)).toBe('different');
    expect(await place.again()).toContain('shop6');
    expect(misdeeds).toEqual([]);
    await close();
  });

  test('a golden value is set with a reason', async () => {
    const place = await reviewed();
    const { page, misdeeds, close } = await opened(place);
    await page.locator('button[aria-label="set city"]').first().click();
    await page.fill('input[name=value]', 'Yeni Şehir');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.refused:has-text("say why")');
    await page.fill('input[name=why]', 'she "moved", I hear');
    await page.keyboard.press('Enter');
    await page.waitForSelector('td:has-text("Yeni Şehir")');
    expect(place.space.text('out/golden-edits.csv')).toContain(',city,Yeni Şehir,"she ""moved"", I hear"');
    expect(misdeeds).toEqual([]);
    await close();
  });
});

test('right-to-left values stand on their own side, and only the letters that differ are marked', async () => {
  const place = await reviewed();
  const { page, close } = await opened(place);
  while (!(await page.textContent('table.pair'))?.includes('محمد')) await press(page, 'k', 'skipped');
  const value = page.locator('table.pair bdi.value', { hasText: 'محم' }).first();
  expect(await value.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  const marks = await page.locator('table.pair mark').allTextContents();
  expect(marks.every((mark) => mark.length < 8)).toBe(true);
  expect(await page.locator('table.pair thead').evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
  await close();
});

test('whoever cannot use a mouse or see colours can use it: axe finds nothing serious, light and dark', async () => {
  const place = await reviewed();
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, close } = await opened(place);
    await page.emulateMedia({ colorScheme });
    expect(await seriousProblems(page)).toEqual([]);
    await close();
  }
});

const PAYLOADS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "'-alert(1)-'",
  'javascript:alert(1)',
  '</title><script>alert(1)</script>',
  '<style>*{display:none}</style>',
  '<iframe src=https://three.example></iframe>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what somebody may have typed.
  '${alert(1)}{{constructor.constructor("alert(1)")()}}',
  '\u202e<b>gnp</b>\u0000',
  '<a href="https://three.example">x</a>',
  '__proto__',
];

test('text of data does nothing on the page, in cells, headers, keys and names of files', async () => {
  const header = ['id', 'phone', ...PAYLOADS.map((payload, at) => `${payload}${at}`)];
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const row = (id: string) =>
    [id, '05320000001', ...PAYLOADS.map((payload) => `${payload} ${id}`)].map(quote).join(',');
  const rules = `recordmill: 1
sources: { evil: { file: "evil*.csv", key: id, unique: true } }
fields: { phone: { type: phone, defaultCountry: TR } }
match: { rules: [{ id: "<img src=x onerror=alert(2)>", same: [phone] }], model: none }
`;
  const place = await reviewed({
    'rules.yaml': rules,
    'evil<img src=x onerror=alert(3)>.csv': `${[header.map(quote).join(','), row('<b>1</b>'), row('"><script>alert(4)</script>')].join('\n')}\n`,
  });
  const { page, misdeeds, close } = await opened(place);
  expect(await page.textContent('table.pair')).toContain('<img src=x onerror=alert(1)>');
  expect(await page.locator('img, iframe, main a, main script, main style').count()).toBe(0);
  await page.locator('table.records button.link').first().click();
  await page.waitForSelector('article[data-entity]');
  await page.locator('button.link', { hasText: 'Set' }).first().click();
  await page.fill('input[name=value]', PAYLOADS[0]!);
  await page.fill('input[name=why]', PAYLOADS[1]!);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
  expect(misdeeds).toEqual([]);
  await close();
});

describe('nobody else is answered', () => {
  const ask = (
    address: string,
    options: { method?: string; path?: string; headers?: Record<string, string>; body?: string },
  ) =>
    new Promise<number>((resolve, reject) => {
      const url = new URL(address);
      const sent = request(
        {
          host: url.hostname,
          port: url.port,
          path: options.path ?? url.pathname,
          method: options.method ?? 'GET',
          headers: options.headers ?? {},
        },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      sent.on('error', reject);
      sent.end(options.body);
    });
  let place: Place;
  let server: Awaited<ReturnType<typeof review>>;
  beforeAll(async () => {
    place = await reviewed();
    server = await review(place.out);
  });
  afterAll(() => server.close());

  test('without the token, for another host, or from another origin', async () => {
    const { address } = server;
    const { origin, host, pathname } = new URL(address);
    expect(host).toMatch(/^127\.0\.0\.1:/);
    expect(pathname.length).toBeGreaterThan(30);
    expect(await ask(address, {})).toBe(200);
    expect(await ask(address, { path: '/' })).toBe(404);
    expect(await ask(address, { path: `/${'x'.repeat(32)}/desk` })).toBe(404);
    expect(await ask(address, { headers: { host: `evil.example:${new URL(address).port}` } })).toBe(403);
    expect(await ask(address, { headers: { origin: 'https://evil.example' } })).toBe(403);
    const command = { method: 'POST', path: `${pathname}command`, body: '{"do":"undo"}' };
    expect(await ask(address, { ...command, headers: { 'content-type': 'application/json' } })).toBe(415);
    expect(await ask(address, { ...command, headers: { origin, 'content-type': 'text/plain' } })).toBe(415);
    expect(
      await ask(address, {
        ...command,
        headers: { origin: 'https://evil.example', 'content-type': 'application/json' },
      }),
    ).toBe(403);
    expect(await ask(address, { ...command, headers: { origin, 'content-type': 'application/json' } })).toBe(200);
    expect(await ask(address, { ...command, body: '{', headers: { origin, 'content-type': 'application/json' } })).toBe(
      409,
    );
    expect(await ask(address, { path: `${pathname}client/../../../package.json` })).toBe(404);
  });
});

test('killed at any moment, no answer that the page called saved is lost', async () => {
  const command = fileURLToPath(new URL('../bin/recordmill.js', import.meta.url));
  for (let round = 0; round < 3; round++) {
    // A desk of its own for each round: few pairs are in doubt, and what is answered is not asked again.
    const place = await reviewed();
    let confirmed = 0;
    const child = spawn(process.execPath, [command, 'review', place.out, '--quiet']);
    const address = await new Promise<string>((resolve) =>
      child.stdout.once('data', (text) => resolve(String(text).trim())),
    );
    const { page, close } = await openPage(browser, address);
    await page.waitForSelector('article[data-case]');
    for (let at = 0; at <= round; at++) {
      await press(page, at % 2 === 0 ? 'u' : 'z', at % 2 === 0 ? 'unsure' : 'taken back');
      confirmed++;
    }
    // One more is on its way when the process dies: whole or not there.
    await page.keyboard.press('u');
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    expect(lines(place).length).toBeGreaterThanOrEqual(confirmed);
    expect(lines(place).length).toBeLessThanOrEqual(confirmed + 1);
    for (const line of lines(place)) expect(line).toMatch(/^\d{4}-.*Z,\w+,\d,\w+,\d,(unsure|withdrawn)$/);
    await close();
  }
});
