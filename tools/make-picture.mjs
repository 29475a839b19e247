#!/usr/bin/env node
// Makes the pictures of the documentation: the report of the shipped demo as Chromium draws it. After `npm run build`:
//   node tools/make-picture.mjs
// It needs Chromium: `apt-get install chromium` on Debian, or RECORDMILL_CHROMIUM naming another one.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'recordmill-picture-'));

/** Opens the n-th part of a kind, so that the picture shows what is in it, and goes to a place. */
const open = (selector, nth, place) => (page) =>
  page.$$eval(
    selector,
    (all, [index, to]) => {
      const part = all.at(index);
      part.open = true;
      (to === undefined ? part : document.querySelector(to)).scrollIntoView();
    },
    [nth, place],
  );

const wide = { width: 1200, height: 900 };
const pictures = [
  { file: 'report.png', viewport: wide },
  { file: 'report-findings.png', viewport: wide, prepare: open('#groups details', 1, '#findings') },
  { file: 'report-merge.png', viewport: wide, prepare: open('.merge:has(.waterfall)', -1) },
  { file: 'report-arabic.png', viewport: wide, query: '?language=ar' },
  { file: 'report-phone.png', viewport: { width: 390, height: 844 }, query: '?language=de', colorScheme: 'dark' },
];

const executablePath = process.env.RECORDMILL_CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(executablePath)) {
  console.error('there is no Chromium on this machine; on Debian: apt-get install chromium');
  process.exit(2);
}
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--headless=new', '--disable-gpu'] });
try {
  const report = pathToFileURL(demoReport()).href;
  for (const { file, viewport, query = '', colorScheme = 'light', prepare } of pictures) {
    const page = await browser.newPage({ viewport, colorScheme, locale: 'en-US' });
    await page.goto(report + query);
    if (prepare !== undefined) await prepare(page);
    const path = join(root, 'docs', file);
    await page.screenshot({ path });
    await page.close();
    console.log(`docs/${file}: ${Math.ceil(statSync(path).size / 1024)} KB`);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** The demo as anybody gets it, in a folder of its own. */
function demoReport() {
  if (!existsSync(join(root, 'dist/cli/main.js'))) throw new Error('build first: npm run build');
  const command = join(root, 'bin/recordmill.js');
  execFileSync(process.execPath, [command, 'demo', join(folder, 'demo'), '--quiet'], { stdio: 'inherit' });
  return join(folder, 'demo/out/current/report.html');
}
