import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { seriousProblems } from './accessibility.ts';
import { launch, openPage } from './browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'recordmill-browser-'));
const browser = await launch();
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

function write(html: string): string {
  const file = join(folder, 'page.html');
  writeFileSync(file, html);
  return pathToFileURL(file).href;
}

// Tests that say "nothing happened" are worth something only where something would be seen.
test('a page that does harm is seen', async () => {
  const address = write(
    '<title>x</title><script>alert(1);throw new Error("two")</script><img src="https://three.example/x.png">',
  );
  const { misdeeds, close } = await openPage(browser, address);
  expect(misdeeds.join('\n')).toMatch(/dialog 1/);
  expect(misdeeds.join('\n')).toMatch(/error two/);
  expect(misdeeds.join('\n')).toMatch(/request https:\/\/three\.example/);
  await close();
});

test('a page that nobody can read is seen', async () => {
  const address = write(
    '<!doctype html><html lang="en"><title>x</title><main><input><p style="color:#eee;background:#fff">pale',
  );
  const { page, close } = await openPage(browser, address);
  const problems = (await seriousProblems(page)).join('\n');
  expect(problems).toContain('color-contrast');
  expect(problems).toContain('label');
  await close();
});
