import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { htmlReport } from '../src/report/html/html-report.ts';
import type { RunReport } from '../src/report/run-report.ts';

export const folder = mkdtempSync(join(tmpdir(), 'recordmill-pages-'));
let made = 0;

/** Writes a report's page and gives its address. */
export function pageOf(report: RunReport): string {
  const file = join(folder, `report-${made++}.html`);
  writeFileSync(file, htmlReport(report));
  return pathToFileURL(file).href;
}

/** Switches the page as a reader does. */
export const speak = async (page: Page, language: string): Promise<void> => {
  await page.selectOption('#language', language);
};

export const openAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
  });

/** Rows of a part's n-th table, each cell as its number or its text. */
export const rowsOf = (page: Page, section: string, nth = 0): Promise<(string | number)[][]> =>
  page.$$eval(
    `#${section} table`,
    (tables, index) =>
      [...tables[index]!.querySelectorAll('tbody tr')].map((row) =>
        [...row.children].map((cell) => {
          const number = cell.getAttribute('data-n') ?? cell.getAttribute('data-p');
          return number === null ? cell.textContent! : Number(number);
        }),
      ),
    nth,
  );
