import { code, fromData, plain } from '../language/marks.ts';
import type { MergeExample, MergeLink, RunReport } from '../run-report.ts';
import { data, html, type Markup, nothing } from './markup.ts';
import type { Page } from './page.ts';
import { scroll, section, soft, table, within } from './table.ts';

const MERGES = { items: 20, bytes: 500_000 };
const ONE_MERGE = { items: 12, bytes: 150_000 };
const ONE_LINK = { items: 40, bytes: 60_000 };
const MOST_FIELDS = 14;
const LINKS = 2;
const MOST_SOURCES = 4;

/** The largest merges and the riskiest, each with the links that hold it together, comparison by comparison. */
export function merges(page: Page, { merges: examples }: RunReport): Markup {
  if (examples.length === 0) return nothing;
  const part = (reason: MergeExample['reason']) => {
    const { drawn } = within(
      page,
      examples.filter((example) => example.reason === reason),
      MERGES,
      (example) => mergeExample(page, example),
    );
    if (drawn.length === 0) return nothing;
    return html`${page.text('h3', (words) => words[reason])}${soft(page, (words) => (reason === 'largest' ? words.largestWhy : words.weakestWhy))}${drawn}`;
  };
  return section(page, 'merges', (words) => words.merges, [part('largest'), part('weakest')]);
}

function mergeExample(page: Page, example: MergeExample): Markup {
  const { masterId, size, joinedBy, weakest, records, fields } = example;
  const names = [...new Set(records.map(({ source }) => source))];
  const shown = names.slice(0, MOST_SOURCES).map(fromData);
  const by = joinedBy
    .slice(0, 5)
    .map(({ rule, records: joined }) => html` · ${page.say((words) => words.joinedByEach(code(rule), joined))}`);
  const weight = weakest === null ? null : html` · ${page.say((words) => words.weakestWeight(weakest))}`;
  const { rows, hidden } = recordRows(page, example);
  const moreFields = Math.max(0, fields.length - MOST_FIELDS);
  return html`<details class="merge"><summary>${page.say((words) => words.became(size, words.namesOf(shown, names.length - shown.length), masterId))}${by}${weight}</summary>
${rows}<p class="soft">${page.say((words) => words.struck)}${hidden === 0 ? null : html` ${page.say((words) => words.moreRecords(hidden))}`}${moreFields === 0 ? null : html` ${page.say((words) => words.moreFields(moreFields))}`}</p>
${example.links.slice(0, LINKS).map((link) => linkBetween(page, link))}</details>
`;
}

/** Its records, what joined them, which cells stayed, and what decided where they disagreed. */
function recordRows(page: Page, example: MergeExample): { readonly rows: Markup; readonly hidden: number } {
  const first = <Item>(items: readonly Item[]) => items.slice(0, MOST_FIELDS);
  const heads = [
    page.text('th', (words) => words.source, html` scope="col"`),
    page.text('th', (words) => words.key, html` scope="col"`),
    page.text('th', (words) => words.joinedBy, html` scope="col"`),
    ...first(example.fields).map((field) => html`<th scope="col">${data(field)}</th>`),
  ];
  const { drawn, left } = within(page, example.records, ONE_MERGE, ({ source, key, rule, weight, cells, kept }) => {
    const own = weight === null ? null : html` (${page.weight(weight)})`;
    return html`<tr><td>${data(source)}</td><td>${data(key)}</td><td>${data(rule)}${own}</td>${first(cells).map((text, index) => html`<td${text === '' || kept[index]! ? null : html` class="lost"`}>${data(text)}</td>`)}</tr>
`;
  });
  const golden = html`<tr class="golden">${page.text('th', (words) => words.golden, html` scope="row" colspan="3"`)}${first(example.golden).map((cell) => html`<td>${data(cell)}</td>`)}</tr>
<tr>${page.text('th', (words) => words.decidedBy, html` scope="row" colspan="3"`)}${first(example.decidedBy).map((strategy) => html`<td class="soft">${data(strategy)}</td>`)}</tr>`;
  return {
    rows: scroll(html`<table><thead><tr>${heads}</tr></thead><tbody>
${drawn}${golden}</tbody></table>`),
    hidden: example.size - example.records.length + left,
  };
}

const nameOf = ({ source, key }: MergeLink['left']) => fromData(plain(`${source}:${key}`));

/** One link: what a person, a rule and the model say of it. */
function linkBetween(page: Page, link: MergeLink): Markup {
  const { left, right, decided, rule, model } = link;
  const says = [
    decided ? page.say((words) => words.byPerson) : nothing,
    rule === null ? nothing : page.say((words) => words.byRule(code(rule.id))),
    model === null ? nothing : page.say((words) => words.byModel(model.weight, model.probability)),
  ];
  return html`<h4>${page.say((words) => words.linkBetween(nameOf(left), nameOf(right)))}</h4>
<p>${says.map((said) => html`${said} `)}</p>${model !== null ? waterfall(page, model) : rule === null ? nothing : conditions(page, rule)}`;
}

const similarityCell = (page: Page, similarity: number | null) =>
  similarity === null
    ? page.text('td', (words) => words.sideEmpty, html` class="n soft"`)
    : page.count(similarity, 'td', html` class="n"`);

function conditions(page: Page, { conditions: asked }: NonNullable<MergeLink['rule']>): Markup {
  return table(page, {
    heads: [
      (words) => words.comparison,
      (words) => words.firstRecord,
      (words) => words.secondRecord,
      ['number', (words) => words.similarity],
    ],
    items: asked,
    room: ONE_LINK,
    row: ({ field, left, right, similarity }) =>
      html`<tr><th scope="row">${data(field)}</th><td>${data(left)}</td><td>${data(right)}</td>${similarityCell(page, similarity)}</tr>
`,
  });
}

const BAR = 160;

/** From two records at random to these two: each comparison adds to the weight or takes off it. */
function waterfall(page: Page, { start, weight, comparisons }: NonNullable<MergeLink['model']>): Markup {
  let sum = start;
  // Where a side is empty there is nothing to compare, and nothing is added.
  const compared = comparisons.filter(({ similarity, weight: own }) => similarity !== null || own !== 0);
  const steps = compared.map((comparison) => {
    const from = sum;
    sum += comparison.weight;
    return { ...comparison, from, to: sum };
  });
  const low = Math.min(0, start, weight, ...steps.map(({ to }) => to));
  const high = Math.max(0, start, weight, ...steps.map(({ to }) => to));
  const x = (value: number) => Math.round((BAR * (value - low)) / (high - low || 1));
  const bar = (from: number, to: number) =>
    html`<svg width="${BAR}" height="12" aria-hidden="true"><rect class="${to >= from ? 'gain' : 'loss'}" x="${Math.min(x(from), x(to))}" y="2" width="${Math.max(1, Math.abs(x(to) - x(from)))}" height="8"/></svg>`;
  const edge = (name: 'atRandom' | 'sum', value: number) =>
    html`<tr class="golden">${page.text('th', (words) => words[name], html` scope="row" colspan="4"`)}${page.weight(value, 'td', html` class="n"`)}<td>${bar(0, value)}</td></tr>
`;
  const { drawn } = within(
    page,
    steps,
    ONE_LINK,
    ({ field, left, right, similarity, weight: own, rarity, from, to }) => {
      const rare =
        rarity === 0 ? null : html` ${page.text('span', (words) => words.rarity(rarity), html` class="soft"`)}`;
      return html`<tr><th scope="row">${data(field)}</th><td>${data(left)}</td><td>${data(right)}</td>${similarityCell(page, similarity)}${page.weight(own, 'td', html` class="n"`)}<td>${bar(from, to)}${rare}</td></tr>
`;
    },
  );
  const heads = [
    page.text('th', (words) => words.comparison, html` scope="col"`),
    page.text('th', (words) => words.firstRecord, html` scope="col"`),
    page.text('th', (words) => words.secondRecord, html` scope="col"`),
    page.text('th', (words) => words.similarity, html` scope="col" class="n"`),
    page.text('th', (words) => words.weight, html` scope="col" class="n"`),
    html`<td></td>`,
  ];
  return scroll(html`<table class="waterfall"><thead><tr>${heads}</tr></thead><tbody>
${edge('atRandom', start)}${drawn}${edge('sum', weight)}</tbody></table>`);
}
