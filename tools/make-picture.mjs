#!/usr/bin/env node
// Makes docs/report.png: the top of the report of the shipped demo, as Chromium draws it. Run after `npm run build`:
//   node tools/make-picture.mjs [REPORT.html] [PICTURE.png] [WIDTHxHEIGHT]
// Chromium is the only thing it needs besides Node: `apt-get install chromium` on Debian.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [, , page, picture = join(root, 'docs/report.png'), size = '1200x900'] = process.argv;
const folder = mkdtempSync(join(tmpdir(), 'recordmill-picture-'));

try {
  const report = page === undefined ? demoReport() : resolve(page);
  execFileSync(
    'chromium',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      '--force-device-scale-factor=1',
      `--user-data-dir=${join(folder, 'browser')}`,
      `--window-size=${size.replace('x', ',')}`,
      `--screenshot=${resolve(picture)}`,
      pathToFileURL(report).href,
    ],
    { stdio: 'ignore', timeout: 120_000 },
  );
  console.log(`${picture}: ${Math.ceil(statSync(picture).size / 1024)} KB`);
} catch (error) {
  if (error.code !== 'ENOENT') throw error;
  console.error('there is no "chromium" on this machine; on Debian: apt-get install chromium');
  process.exitCode = 2;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The demo as anybody gets it, in a folder of its own. */
function demoReport() {
  const command = join(root, 'bin/recordmill.js');
  if (!existsSync(join(root, 'dist/cli/main.js'))) throw new Error('build first: npm run build');
  execFileSync(process.execPath, [command, 'demo', join(folder, 'demo'), '--quiet'], { stdio: 'inherit' });
  return join(folder, 'demo/out/current/report.html');
}
