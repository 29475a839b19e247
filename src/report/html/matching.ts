import type { MatchingReport, RunReport } from '../run-report.ts';
import { histogram } from './histogram.ts';
import { data, html, type Markup, nothing } from './markup.ts';
import type { Page } from './page.ts';
import { section, soft, table } from './table.ts';

const ROOM = { items: 200, bytes: 150_000 };

/** How records were compared and joined, and what the model learned of them. */
export function matching(page: Page, { matching: report }: RunReport): Markup {
  if (report === null) return nothing;
  const { pairsByRule, linksByRule, weights, accept, review, sizes } = report;
  const pairs = pairsByRule.reduce((sum, one) => sum + one.pairs, 0);
  const number = (value: number) => page.count(value, 'td', html` class="n"`);
  const thresholds =
    accept === null || review === null ? nothing : page.say((words) => words.thresholds(review, accept));
  return section(page, 'matching', (words) => words.matching, [
    html`<p>${page.say((words) => words.compared(pairs))} ${thresholds}</p>`,
    weights.counts.length === 0
      ? nothing
      : html`${page.text('h3', (words) => words.histogram)}${histogram(page, report)}`,
    html`<div class="columns"><div>${page.text('h3', (words) => words.agreeOn)}${table(page, {
      heads: [(words) => words.key, ['number', (words) => words.pairs]],
      items: pairsByRule,
      room: ROOM,
      row: ({ id, pairs: made }) => html`<tr><td>${data(id)}</td>${number(made)}</tr>
`,
    })}</div><div>${page.text('h3', (words) => words.joinedBy)}${table(page, {
      heads: [(words) => words.rule, ['number', (words) => words.links]],
      items: linksByRule,
      room: ROOM,
      row: ({ id, links }) => html`<tr><td>${data(id)}</td>${number(links)}</tr>
`,
    })}</div><div>${page.text('h3', (words) => words.bySize)}${table(page, {
      heads: [
        ['number', (words) => words.inOne],
        ['number', (words) => words.entities],
        ['number', (words) => words.recordsHead],
      ],
      items: sizes,
      room: ROOM,
      row: ([size, entities]) => html`<tr>${number(size)}${number(entities)}${number(size * entities)}</tr>
`,
    })}</div></div>`,
    learned(page, report),
  ]);
}

/** What each level of agreement weighs: the model in a form that a person can object to. */
function learned(page: Page, { model }: MatchingReport): Markup {
  if (model.length === 0) return nothing;
  const level = (similarity: number) =>
    page.say((words) =>
      similarity === 1 ? words.equal : similarity === 0 ? words.different : words.similarFrom(similarity),
    );
  return html`${page.text('h3', (words) => words.learned)}${soft(page, (words) => words.learnedLead)}${table(page, {
    heads: [(words) => words.field, (words) => words.byAgreement],
    items: model,
    room: ROOM,
    row: ({ field, levels }) =>
      html`<tr><th scope="row">${data(field)}</th><td>${levels.map(({ similarity, weight }, index) => html`${index === 0 ? '' : ' · '}${level(similarity)} ${page.weight(weight, 'strong', html` class="${weight < 0 ? 'warning' : 'good'}"`)}`)}</td></tr>
`,
  })}`;
}
