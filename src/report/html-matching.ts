import { data, html, type Markup, table, within } from './html-text.ts';
import type { ConflictReport, MatchingReport, MergeExample, RunReport } from './run-report.ts';
import { count, listOf, plural } from './words.ts';

const ROOM = { items: 200, bytes: 150_000 };
const MERGES = { items: 20, bytes: 350_000 };
const ONE_MERGE = { items: 12, bytes: 150_000 };
const MOST_FIELDS = 14;

export function merges({ merges }: RunReport): Markup {
  if (merges.length === 0) return html``;
  const part = (reason: MergeExample['reason'], title: string, why: string) => {
    const { drawn } = within(
      merges.filter((example) => example.reason === reason),
      MERGES,
      mergeExample,
    );
    return drawn.length === 0 ? null : html`<h3>${title}</h3><p class="soft">${why}</p>${drawn}`;
  };
  return html`<h2>Merges worth a look</h2>
${part('largest', 'The largest', 'Many records in one entity: look whether they share a number or an address that is nobody’s own.')}
${part('weakest', 'The least certain', 'The least sure of what was joined without asking. A match weight of 4.2 means 19 to 1, of 10 means 1,000 to 1.')}`;
}

/** One merge: which records, what joined them, which cells stayed, and what decided where they disagreed. */
function mergeExample(example: MergeExample): Markup {
  const { masterId, size, joinedBy, weakest, records, golden, decidedBy, kept } = columnsOf(example);
  const by = joinedBy.map(({ rule, records: joined }) => `${count(joined)} by ${rule}`);
  const weight = weakest === null ? '' : `, weakest match weight ${weakest}`;
  const sourcesOf = [...new Set(example.records.map(({ source }) => source))];
  const head = ['Source', 'Key', 'Joined by'].map((text) => html`<th scope="col">${text}</th>`);
  const { drawn, left } = within(records, ONE_MERGE, ({ source, key, rule, weight: own, cells }) => {
    const joined = rule === '' ? '' : own === null ? rule : `${rule} (${own})`;
    return html`<tr><td>${data(source)}</td><td>${data(key)}</td><td>${data(joined)}</td>${cells.map(({ text, same }) => html`<td${same ? null : html` class="lost"`}>${data(text)}</td>`)}</tr>
`;
  });
  const hidden = size - example.records.length + left;
  return html`<details><summary><strong>${plural(size, 'record')}</strong> of ${data(listOf(sourcesOf))} became <code>${masterId}</code>${by.length === 0 ? '' : `: ${listOf(by)}`}${weight}</summary>
<div class="scroll" tabindex="0"><table><thead><tr>${head}${kept.map((field) => html`<th scope="col">${data(field)}</th>`)}</tr></thead><tbody>
${drawn}<tr class="golden"><th scope="row" colspan="3">golden record</th>${golden.map((cell) => html`<td>${data(cell)}</td>`)}</tr>
<tr><th scope="row" colspan="3">decided by</th>${decidedBy.map((strategy) => html`<td class="soft">${strategy}</td>`)}</tr></tbody></table></div>
<p class="soft">Struck through: a value that the golden record does not have. ${hidden === 0 ? null : `${count(hidden)} more records are in crosswalk.csv. `}${example.fields.length > kept.length ? `${count(example.fields.length - kept.length)} more fields are in report.json.` : null}</p></details>
`;
}

/** The example with its first fields only, each cell with whether the golden record says the same. */
function columnsOf(example: MergeExample) {
  const first = <Item>(items: readonly Item[]) => items.slice(0, MOST_FIELDS);
  return {
    ...example,
    kept: first(example.fields),
    golden: first(example.golden),
    decidedBy: first(example.decidedBy),
    records: example.records.map(({ cells, kept, ...record }) => ({
      ...record,
      cells: first(cells).map((text, index) => ({ text, same: text === '' || kept[index]! })),
    })),
  };
}

export function conflicts({ conflicts }: RunReport): Markup {
  if (conflicts.length === 0) return html``;
  const all = conflicts.reduce((sum, { count: times }) => sum + times, 0);
  return html`<h2>Where sources disagree</h2>
<p class="soft">${plural(all, 'cell')} said something else than the golden record they became part of. Most frequent first; lineage.ndjson has all of them.</p>
${table({
  heads: ['Field', 'Won', 'Lost', '#Cells', 'Example'],
  items: [...conflicts].sort((a, b) => b.count - a.count),
  room: ROOM,
  more: 'disagreements are',
  row: (conflict) =>
    html`<tr><td>${data(conflict.field)}</td><td>${data(conflict.winner)}</td><td>${data(conflict.loser)}</td><td class="n">${count(conflict.count)}</td><td>${conflictExample(conflict)}</td></tr>
`,
})}`;
}

/** The first example whose two sides still differ after masking. */
function conflictExample({ examples }: ConflictReport): Markup | null {
  const telling = examples.find(({ won, lost }) => won !== lost);
  return telling === undefined
    ? null
    : html`${telling.won === '' ? html`<span class="soft">(empty)</span>` : data(telling.won)} over <s>${data(telling.lost)}</s>`;
}

const WIDTH = 760;
const TOP = 24;
const BASE = 164;
const LEFT = 44;

/** Counts of match weights as bars, on a logarithmic scale, with the two thresholds as lines. */
function histogram({ weights, accept, review }: MatchingReport): Markup {
  const { from, counts } = weights;
  const highest = Math.max(1, Math.ceil(Math.log10(Math.max(...counts) + 1)));
  const step = (WIDTH - LEFT) / counts.length;
  const x = (weight: number) => round(LEFT + (weight - from) * step);
  const y = (pairs: number) => round(BASE - ((BASE - TOP) * Math.log10(pairs + 1)) / highest);
  const at = (probability: number | null) => (probability === null ? null : Math.log2(probability / (1 - probability)));
  const [joined, doubt] = [at(accept), at(review)];
  const zone = (weight: number) =>
    joined !== null && weight >= Math.floor(joined)
      ? 'joined'
      : doubt !== null && weight >= Math.floor(doubt)
        ? 'doubt'
        : 'apart';
  const bars = counts.map((pairs, index) =>
    pairs === 0
      ? null
      : html`<rect class="${zone(from + index)}" x="${x(from + index)}" y="${y(pairs)}" width="${round(Math.max(0.5, step - 1))}" height="${round(BASE - y(pairs))}"><title>match weight ${from + index} to ${from + index + 1}: ${plural(pairs, 'pair')}</title></rect>`,
  );
  const scale = Array.from({ length: highest + 1 }, (_, power) => {
    const height = power === 0 ? BASE : y(10 ** power - 1);
    return html`<line class="grid" x1="${LEFT}" x2="${WIDTH}" y1="${height}" y2="${height}"/><text x="${LEFT - 6}" y="${height + 4}" text-anchor="end">${power === 0 ? '0' : count(10 ** power)}</text>`;
  });
  const every = counts.length > 60 ? 20 : 10;
  const labels = counts.map((_, index) =>
    (from + index) % every === 0
      ? html`<text x="${x(from + index)}" y="${BASE + 16}" text-anchor="middle">${from + index}</text>`
      : null,
  );
  const line = (weight: number | null, name: string, anchor: 'start' | 'end') =>
    weight === null || !Number.isFinite(weight) || weight < from || weight > from + counts.length
      ? null
      : html`<line class="mark" x1="${x(weight)}" x2="${x(weight)}" y1="${TOP - 8}" y2="${BASE}"/><text x="${anchor === 'end' ? x(weight) - 5 : x(weight) + 5}" y="${TOP - 10}" text-anchor="${anchor}">${name}</text>`;
  return html`<div class="scroll" tabindex="0"><svg class="wide" viewBox="0 0 ${WIDTH + 10} ${BASE + 24}" width="${WIDTH + 10}" height="${BASE + 24}" role="img" aria-label="Compared pairs by match weight, on a logarithmic scale">${scale}${bars}${labels}${line(doubt, `← apart · a person decides from ${review}`, 'end')}${line(joined, `joined from ${accept} →`, 'start')}</svg></div>`;
}

const round = (value: number) => Math.round(value * 10) / 10;

export function matching({ matching }: RunReport): Markup {
  if (matching === null) return html``;
  const { pairsByRule, linksByRule, weights, accept, review } = matching;
  const pairs = pairsByRule.reduce((sum, one) => sum + one.pairs, 0);
  return html`<h2>How records were matched</h2>
<p>${plural(pairs, 'pair')} of records were compared.${accept === null ? null : ` Pairs with a match probability of ${accept} or more are joined; between ${review} and ${accept} a person decides.`}</p>
${weights.counts.length === 0 ? null : html`<h3>Compared pairs by match weight</h3>${histogram(matching)}`}
<div class="pair"><div><h3>Compared because they agree on</h3>${table({
    heads: ['Key', '#Pairs'],
    items: pairsByRule,
    room: ROOM,
    more: 'are',
    row: ({ id, pairs: made }) => html`<tr><td>${data(id)}</td><td class="n">${count(made)}</td></tr>
`,
  })}</div><div><h3>Joined by</h3>${table({
    heads: ['Rule', '#Links'],
    items: linksByRule,
    room: ROOM,
    more: 'are',
    row: ({ id, links }) => html`<tr><td>${data(id)}</td><td class="n">${count(links)}</td></tr>
`,
  })}</div><div><h3>Entities by size</h3>${table({
    heads: ['#Records in one', '#Entities', '#Records'],
    items: matching.sizes,
    room: ROOM,
    more: 'sizes are',
    row: ([size, entities]) =>
      html`<tr><td class="n">${count(size)}</td><td class="n">${count(entities)}</td><td class="n">${count(size * entities)}</td></tr>
`,
  })}</div></div>
${learned(matching)}`;
}

/** What each level of agreement weighs: the model in a form that a person can object to. */
function learned({ model }: MatchingReport): Markup | null {
  if (model.length === 0) return null;
  const levelName = (similarity: number) =>
    similarity === 1 ? 'equal' : similarity === 0 ? 'different' : `similar from ${similarity}`;
  return html`<h3>What the model learned</h3>
<p class="soft">Each point doubles the odds that two records are the same; each point below zero halves them.</p>
${table({
  heads: ['Field', 'Match weight by agreement'],
  items: model,
  room: ROOM,
  more: 'fields are',
  row: ({ field, levels }) =>
    html`<tr><td>${data(field)}</td><td>${levels.map(({ similarity, weight }, index) => html`${index === 0 ? '' : ' · '}${levelName(similarity)} <strong class="${weight < 0 ? 'warning' : 'good'}">${weight > 0 ? `+${weight}` : weight}</strong>`)}</td></tr>
`,
})}`;
}
