import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { languages } from '../src/finding/language/language.ts';
import { run } from '../src/library/run.ts';
import { payloads, withText } from '../test/report/payloads.ts';
import { smallRun } from '../test/report/small-run.ts';
import { launch, openPage } from './browser.ts';
import { folder, openAll, pageOf, speak } from './report-page.ts';

const browser = await launch();
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const all = [...payloads()];
const OWN =
  'html head meta title style script body header nav main section article fieldset legend label select option input output button a h1 h2 h3 h4 p span strong code ul ol li dl dt dd details summary div table thead tbody tr th td bdi s ins svg rect path text line'.split(
    ' ',
  );

/** Opens a page, uses all of it, and tells what it did that a page of ours does not do. */
async function misdeedsOf(address: string): Promise<string[]> {
  const { page, misdeeds, close } = await openPage(browser, address);
  await openAll(page);
  for (const language of [...languages].reverse()) await speak(page, language);
  if (await page.isVisible('#search')) {
    await page.fill('#search', '<script>alert(1)</script>');
    await page.fill('#search', '');
    for (const id of ['rule', 'field', 'source']) await page.selectOption(`#${id}`, { index: 1 });
  }
  await page.mouse.move(300, 300);
  for (let press = 0; press < 12; press++) await page.keyboard.press('Tab');
  const found = await page.evaluate(() => {
    const attributes = [...document.querySelectorAll('*')].flatMap((one) =>
      [...one.attributes]
        .filter(({ name }) => /^on|^style$|^src|^action|srcdoc/.test(name))
        .map(({ name }) => `attribute ${name}`),
    );
    const links = [...document.querySelectorAll('a')].map((one) => one.getAttribute('href')!);
    return {
      attributes,
      links: links.filter((href) => !/^#[a-z]+$/.test(href)),
      tags: [...new Set([...document.querySelectorAll('*')].map(({ localName }) => localName))],
      scripts: document.scripts.length,
      styles: document.styleSheets.length,
      title: document.title,
    };
  });
  await close();
  return [
    ...misdeeds,
    ...found.attributes,
    ...found.links,
    ...found.tags.filter((tag) => !OWN.includes(tag)),
    ...(found.scripts === 2 ? [] : [`${found.scripts} scripts`]),
    ...(found.styles === 1 ? [] : [`${found.styles} styles`]),
    ...(found.title === 'Data quality report' ? [] : [`title ${found.title}`]),
  ];
}

describe('400 texts that would be markup, a script, a link or a style', () => {
  test('do nothing as cells and headers of files, and as names of files and sources', async () => {
    const size = 50;
    for (let from = 0; from < all.length; from += size) {
      const batch = all.slice(from, from + size);
      const name = batch[0]!.replace(/[/\\:\s\u0000]/g, '').slice(0, 60);
      const path = join(folder, `${from}`);
      mkdirSync(path);
      const file = join(path, `${name}.ndjson`);
      const lines = batch.map((text, index) =>
        JSON.stringify({ id: text, email: text, phone: text, city: text, born: '03.04.1990', [text]: `=${index}` }),
      );
      writeFileSync(
        file,
        `${lines.join('\n')}\n${JSON.stringify({ id: batch[0], phone: '12', email: 'a@b.example' })}\n{`,
      );
      const { report } = await run(
        {
          recordmill: 1,
          sources: { [name]: { file, key: 'id' } },
          fields: {
            phone: { type: 'phone' },
            email: { type: 'email' },
            city: { type: 'text', trim: true },
            born: { type: 'date' },
            [batch[1]!.replaceAll('\u0000', '')]: { type: 'text', from: batch[1]! },
          },
          validate: [{ id: 'allowed-city', allowed: { field: 'city', values: [batch[2]!] }, why: batch[3]! }],
          match: { rules: [{ id: 'same-email', same: ['email'] }] },
        },
        { reveal: true, threads: 1 },
      );
      const text = JSON.stringify(report);
      expect(batch.filter((one) => text.includes(JSON.stringify(one).slice(1, 30))).length).toBeGreaterThan(size / 2);
      expect(await misdeedsOf(pageOf(report))).toEqual([]);
    }
  });

  test('do nothing in any other place of a report', async () => {
    const { report } = await smallRun({ reveal: true });
    for (const payload of all.filter((_, index) => index % 20 === 0))
      expect(await misdeedsOf(pageOf(withText(report, payload)))).toEqual([]);
  });
});
