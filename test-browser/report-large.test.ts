import { rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../src/library/run.ts';
import { smallRun } from '../test/report/small-run.ts';
import { launch, openPage, type WatchedPage } from './browser.ts';
import { folder, pageOf } from './report-page.ts';

const browser = await launch();
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const FINDINGS = 100_000;

/** 100,000 bad values of one field: what a run finds in a broken export. */
async function ofOneRun() {
  const people = Array.from({ length: FINDINGS }, (_, index) => ({ id: `${index}`, mail: `nobody ${index} at work` }));
  const { report } = await run(
    { recordmill: 1, sources: { crm: { key: 'id' } }, fields: { mail: { type: 'email' } } },
    { sources: { crm: people }, threads: 1, reveal: true },
  );
  return report;
}

/** 100,000 kinds of findings: more than any rule file makes. */
async function ofManyKinds() {
  const { report } = await smallRun({ reveal: true });
  const [group] = report.findings.filter(({ code }) => code === 'phone/wrong-length');
  return {
    ...report,
    findings: Array.from({ length: FINDINGS }, (_, index) => ({
      ...group!,
      level: (['error', 'warning', 'info'] as const)[index % 3]!,
      rule: `rule-${index}`,
      field: `field-${index % 300}`,
      sources: [{ source: `source-${index % 50}`, records: index }],
      examples: group!.examples.map((example) => ({ ...example, value: `value ${index}` })),
    })),
  };
}

describe.each([
  ['of one run', ofOneRun],
  ['of 100,000 kinds', ofManyKinds],
])('100,000 findings %s', (_, make) => {
  let watched: WatchedPage;
  let page: Page;
  let address: string;
  beforeAll(async () => {
    address = pageOf(await make());
    watched = await openPage(browser, address);
    page = watched.page;
  });
  afterAll(() => watched.close());

  test('make a page below 5 MB that breaks nothing', () => {
    expect(statSync(fileURLToPath(address)).size).toBeLessThan(5_000_000);
    expect(watched.misdeeds).toEqual([]);
  });

  /** Milliseconds until the page has answered and is drawn again; the best of five, because other work shares the machine. */
  const timed = (act: string): Promise<number> =>
    page.evaluate(async (code) => {
      const run = new Function('turn', code) as (turn: number) => void;
      let best = Number.POSITIVE_INFINITY;
      for (let turn = 0; turn < 5; turn++) {
        const start = performance.now();
        run(turn);
        document.body.getBoundingClientRect();
        best = Math.min(best, performance.now() - start);
        await new Promise((resolve) => requestAnimationFrame(() => resolve(null)));
      }
      return best;
    }, act);

  const input = (selector: string, change: string) =>
    `const e = document.querySelector('${selector}'); ${change}; e.dispatchEvent(new Event('input', { bubbles: true }));`;

  test.each([
    ['typing', input('#search', "e.value = ['v', 'va', 'no', 'nobody', ''][turn]")],
    ['a level', input('input[value=warning]', 'e.checked = !e.checked')],
    ['a field', input('#field', 'e.selectedIndex = (turn + 1) % e.options.length')],
    ['a rule', input('#rule', 'e.selectedIndex = (turn + 1) % e.options.length')],
    [
      'another language',
      "const e = document.querySelector('#language'); e.selectedIndex = turn % 4; e.dispatchEvent(new Event('change'));",
    ],
    ['opening one', "document.querySelectorAll('#groups details')[turn]?.toggleAttribute('open')"],
  ])('answer %s within 200 ms', async (_name, act) => expect(await timed(act)).toBeLessThan(200));
});
