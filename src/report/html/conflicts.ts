import type { ConflictReport, RunReport } from '../run-report.ts';
import { valueOrEmpty } from './cleaning.ts';
import { data, html, type Markup, nothing } from './markup.ts';
import type { Page } from './page.ts';
import { meter } from './summary.ts';
import { section, soft, table } from './table.ts';

const ROOM = { items: 300, bytes: 250_000 };

/** Where sources say different things of one entity, and whose word stood. */
export function conflicts(page: Page, { conflicts: all }: RunReport): Markup {
  if (all.length === 0) return nothing;
  const sum = all.reduce((total, { count }) => total + count, 0);
  const number = (value: number) => page.count(value, 'td', html` class="n"`);
  return section(page, 'conflicts', (words) => words.conflicts, [
    soft(page, (words) => words.conflictsLead(sum)),
    whoWon(page, all),
    table(page, {
      heads: [
        (words) => words.field,
        (words) => words.won,
        (words) => words.lost,
        ['number', (words) => words.cellsHead],
        (words) => words.example,
      ],
      items: [...all].sort((a, b) => b.count - a.count),
      room: ROOM,
      row: (conflict) =>
        html`<tr><th scope="row">${data(conflict.field)}</th><td>${data(conflict.winner)}</td><td>${data(conflict.loser)}</td>${number(conflict.count)}<td>${example(page, conflict)}</td></tr>
`,
    }),
  ]);
}

/** The first example whose two sides still differ after masking. */
function example(page: Page, { examples }: ConflictReport): Markup | null {
  const telling = examples.find(({ won, lost }) => won !== lost);
  if (telling === undefined) return null;
  return html`${valueOrEmpty(page, telling.won)} ${page.text('span', (words) => words.over_, html` class="soft"`)} <s>${valueOrEmpty(page, telling.lost)}</s>`;
}

/** Of the cells in which a source disagreed with another: how many it won. */
function whoWon(page: Page, all: readonly ConflictReport[]): Markup {
  const sides = new Map<string, { won: number; lost: number }>();
  const of = (name: string) => {
    const known = sides.get(name) ?? { won: 0, lost: 0 };
    sides.set(name, known);
    return known;
  };
  for (const { winner, loser, count } of all) {
    if (winner === loser) continue;
    of(winner).won += count;
    of(loser).lost += count;
  }
  if (sides.size === 0) return nothing;
  const ranked = [...sides]
    .map(([name, { won, lost }]) => ({ name, won, lost, share: won / (won + lost) }))
    .sort((a, b) => b.share - a.share || b.won - a.won);
  return html`${page.text('h3', (words) => words.whoWon)}${table(page, {
    heads: [
      (words) => words.source,
      ['number', (words) => words.won],
      ['number', (words) => words.lost],
      ['number', (words) => words.wonShare],
      (words) => words.wonShare,
    ],
    items: ranked,
    room: ROOM,
    row: ({ name, won, lost, share }) =>
      html`<tr><th scope="row">${data(name)}</th>${page.count(won, 'td', html` class="n"`)}${page.count(lost, 'td', html` class="n"`)}${page.percent(share, 'td', html` class="n"`)}<td>${meter(share, null, 120)}</td></tr>
`,
  })}`;
}
