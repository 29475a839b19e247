import type { Words } from '../language/en.ts';
import type { RunReport } from '../run-report.ts';
import { data, html, type Markup, nothing } from './markup.ts';
import type { Page } from './page.ts';
import { section, soft, table } from './table.ts';

const ROOM = { items: 300, bytes: 300_000 };

/** A value, or that there is none. */
export const valueOrEmpty = (page: Page, text: string): Markup =>
  text === '' ? page.text('span', (words) => words.empty, html` class="soft"`) : data(text);

/** What cleaning changed, by field and rule, with before and after. */
export function cleaning(page: Page, { cleaning: changes, counts }: RunReport): Markup {
  if (changes.length === 0) return nothing;
  const most = [...changes].sort((a, b) => b.records - a.records);
  return section(page, 'cleaning', (words) => words.cleaning, [
    soft(page, (words) => words.cleaningLead(counts.changedCells)),
    table(page, {
      heads: [
        (words) => words.source,
        (words) => words.field,
        (words) => words.by,
        ['number', (words) => words.valuesHead],
        ['number', (words) => words.cellsHead],
        (words) => words.examples,
      ],
      items: most,
      room: ROOM,
      row: ({ source, field, rule, values, records, examples }) =>
        html`<tr><td>${data(source)}</td><th scope="row">${data(field)}</th><td><code>${data(rule)}</code></td>${page.count(values, 'td', html` class="n"`)}${page.count(records, 'td', html` class="n"`)}<td>${telling(examples).map(({ before, after }) => html`<div>${valueOrEmpty(page, before)}<span class="arrow soft"> → </span>${valueOrEmpty(page, after)}</div>`)}</td></tr>
`,
    }),
  ]);
}

/** The examples whose two sides still differ after masking, each once; the first where none does. */
function telling(examples: RunReport['cleaning'][number]['examples']) {
  const seen = new Set<string>();
  const different = examples.filter(({ before, after }) => {
    const id = JSON.stringify([before, after]);
    return before !== after && !seen.has(id) && seen.add(id);
  });
  return different.length > 0 ? different : examples.slice(0, 1);
}

const SETTLED: ReadonlyMap<string, (words: Words) => string> = new Map([
  ['order DMY', (words) => words.dayFirst],
  ['order MDY', (words) => words.monthFirst],
  ['order YMD', (words) => words.yearFirst],
  ['decimalSeparator .', (words) => words.decimalPoint],
  ['decimalSeparator ,', (words) => words.decimalComma],
]);

/** How values that can be read in two ways were read, and by what evidence. */
export function conventions(page: Page, { evidence }: RunReport): Markup {
  const seen = evidence.flatMap(({ source, field, evidence: all }) =>
    all
      .filter(({ supporting, contradicting, undecided }) => supporting + contradicting + undecided > 0)
      .map((one) => ({ source, field, ...one })),
  );
  if (seen.length === 0) return nothing;
  const number = (value: number) => page.count(value, 'td', html` class="n"`);
  const settledAs = (option: string, settled: string | null) => {
    if (settled === null) return page.text('td', (words) => words.notClear, html` class="warning"`);
    const say = SETTLED.get(`${option} ${settled}`);
    return say === undefined ? html`<td>${data(`${option} ${settled}`)}</td>` : page.text('td', say);
  };
  return section(page, 'conventions', (words) => words.conventions, [
    soft(page, (words) => words.conventionsLead),
    table(page, {
      heads: [
        (words) => words.source,
        (words) => words.field,
        (words) => words.readAs,
        ['number', (words) => words.saySo],
        ['number', (words) => words.sayOtherwise],
        ['number', (words) => words.couldBeBoth],
        (words) => words.thatSaySo,
      ],
      items: seen,
      room: ROOM,
      row: ({ source, field, option, part, settled, supporting, contradicting, undecided, examples }) =>
        html`<tr><td>${data(source)}</td><th scope="row">${data(field)}${part === undefined ? '' : html` (${data(part)})`}</th>${settledAs(option, settled === null ? null : String(settled))}${[supporting, contradicting, undecided].map(number)}<td>${[...new Set(examples)].slice(0, 3).map((text, index) => html`${index === 0 ? '' : ', '}${data(text)}`)}</td></tr>
`,
    }),
  ]);
}
