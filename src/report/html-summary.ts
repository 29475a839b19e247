import { html, type Markup } from './html-text.ts';
import type { RunReport } from './run-report.ts';
import { count, plural } from './words.ts';

const makesMaster = ({ command }: RunReport) => command === 'run' || command === 'dedupe';

/** What a manager reads: how many records, what became of them, and whether that is good enough. */
export function summary(report: RunReport): Markup {
  const { counts, sources, revealed, identities } = report;
  const alone = counts.entities - counts.mergedEntities;
  const merged = makesMaster(report)
    ? html` They describe <strong>${count(counts.entities)}</strong> people or companies: ${plural(counts.mergedRecords, 'record')} were duplicates of one another and became ${count(counts.mergedEntities)}; ${count(alone)} stand alone.`
    : null;
  const doubt =
    counts.reviewPairs === 0
      ? null
      : html` <strong>${plural(counts.reviewPairs, 'pair')}</strong> in doubt ${counts.reviewPairs === 1 ? 'waits' : 'wait'} for a person, in review.csv.`;
  const since =
    identities === null || identities.created + identities.merged + identities.split + identities.retired === 0
      ? null
      : html`<p>Since the last run: ${count(identities.created)} new master ids, ${count(identities.merged)} merged, ${count(identities.split)} split, ${count(identities.retired)} no longer in use.</p>`;
  return html`<p class="lead"><strong>${count(counts.read)}</strong> ${counts.read === 1 ? 'record' : 'records'} came from ${plural(sources.length, 'source')}.${merged}${doubt}</p>
${verdict(report)}${since}
<p class="soft">${revealed ? 'Personal values are shown as they are.' : 'Personal values are masked in this report; the data files hold them as they are.'}</p>`;
}

function verdict({ budget }: RunReport): Markup {
  const limits = budget.limits.map(({ level, found, allowed }) =>
    found > allowed
      ? html`${plural(found, 'record')} with a finding of level ${level}, ${count(allowed)} allowed. `
      : html`${plural(found, level)} of ${count(allowed)} allowed. `,
  );
  return budget.within
    ? html`<p><span class="badge good">within the budget</span> ${limits}</p>`
    : html`<p><span class="badge error">over the budget</span> ${limits}</p>`;
}

/** The way of the records as a sum, and as a drawing where there is a master file. */
export function flow(report: RunReport): Markup {
  const { counts } = report;
  const steps: [sign: string, name: string, value: number][] = [
    ['', 'records read', counts.read],
    ['−', 'put aside', counts.rejected],
    ['=', 'accepted', counts.accepted],
  ];
  if (makesMaster(report))
    steps.push(
      ['−', 'duplicates joined', counts.accepted - counts.entities],
      ['=', 'in the master file', counts.entities],
    );
  const tiles = steps.map(
    ([sign, name, value]) =>
      html`<li><strong>${sign === '' ? null : html`<span class="soft">${sign} </span>`}${count(value)}</strong>${name}</li>`,
  );
  return html`<ul class="flow">${tiles}<li><strong>${count(counts.changedCells)}</strong>cells cleaned</li></ul>
${makesMaster(report) && counts.read > 0 ? drawing(report) : null}`;
}

const HEIGHT = 200;
const GAP = 6;
const MOST_SOURCES = 10;

interface Node {
  readonly name: string;
  readonly value: number;
  readonly kind: string;
}

interface Placed extends Node {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** Nodes below one another, high as they are many; a few records still make a line that can be seen. */
function place(nodes: readonly Node[], x: number, scale: number): Placed[] {
  let y = 8;
  return nodes.map((node) => {
    const height = Math.max(2, node.value * scale);
    const placed = { ...node, x, y, height };
    y += height + GAP + (height < 14 ? 14 - height : 0);
    return placed;
  });
}

/** Sources on the left, what became of their records on the right; a ribbon is as wide as its records are many. */
function drawing({ counts, sources }: RunReport): Markup {
  const scale = HEIGHT / counts.read;
  const left = place(sourceNodes(sources), 190, scale);
  const fates: Node[] = [
    { name: `joined with others into ${count(counts.mergedEntities)}`, value: counts.mergedRecords, kind: 'joined' },
    { name: 'alone in the master file', value: counts.entities - counts.mergedEntities, kind: 'alone' },
    { name: 'put aside', value: counts.rejected, kind: 'aside' },
  ];
  const middle = place([{ name: 'records', value: counts.read, kind: 'all' }], 500, scale);
  const right = place(
    fates.filter(({ value }) => value > 0),
    810,
    scale,
  );
  const bottom = Math.max(...[...left, ...middle, ...right].map(({ y, height }) => y + Math.max(height, 14)));
  const ribbons = [...ribbonsBetween(left, middle[0]!, true), ...ribbonsBetween(right, middle[0]!, false)];
  const nodes = [...left, ...middle, ...right].map(
    ({ x, y, height, kind }) =>
      html`<rect class="node ${kind}" x="${x}" y="${round(y)}" width="10" height="${round(height)}"/>`,
  );
  const labels = [
    ...left.map(({ name, value, y, height }) => label(182, y + height / 2, 'end', name, value)),
    ...right.map(({ name, value, y, height }) => label(828, y + height / 2, 'start', name, value)),
  ];
  return html`<div class="scroll" tabindex="0"><svg class="wide" viewBox="0 0 1080 ${Math.ceil(bottom + 8)}" width="1080" height="${Math.ceil(bottom + 8)}" role="img" aria-label="Records from ${plural(sources.length, 'source')} to the master file">${ribbons}${nodes}${labels}</svg></div>`;
}

function sourceNodes(sources: RunReport['sources']): Node[] {
  const nodes = sources.map(({ name, read }) => ({ name, value: read, kind: 'source' }));
  if (nodes.length <= MOST_SOURCES) return nodes.filter(({ value }) => value > 0);
  const most = [...nodes].sort((a, b) => b.value - a.value);
  const rest = most.slice(MOST_SOURCES - 1);
  const others = {
    name: plural(rest.length, 'other source'),
    value: rest.reduce((sum, { value }) => sum + value, 0),
    kind: 'source',
  };
  return [...most.slice(0, MOST_SOURCES - 1), others].filter(({ value }) => value > 0);
}

/** Ribbons from each node to a part of the middle one, in order. */
function ribbonsBetween(nodes: readonly Placed[], middle: Placed, isLeft: boolean): Markup[] {
  const total = nodes.reduce((sum, { value }) => sum + value, 0);
  let done = 0;
  return nodes.map((node) => {
    const from = middle.y + (middle.height * done) / total;
    done += node.value;
    const to = middle.y + (middle.height * done) / total;
    const [x1, x2] = isLeft ? [node.x + 10, middle.x] : [node.x, middle.x + 10];
    const turn = (x1 + x2) / 2;
    const path = `M${x1} ${round(node.y)}C${turn} ${round(node.y)} ${turn} ${round(from)} ${x2} ${round(from)}V${round(to)}C${turn} ${round(to)} ${turn} ${round(node.y + node.height)} ${x1} ${round(node.y + node.height)}Z`;
    return html`<path class="ribbon ${node.kind}" d="${path}"/>`;
  });
}

const LONGEST_LABEL = 16;
const round = (value: number) => Math.round(value * 10) / 10;

function label(x: number, y: number, anchor: string, name: string, value: number): Markup {
  const short =
    anchor === 'end' && name.length > LONGEST_LABEL ? `${[...name].slice(0, LONGEST_LABEL - 1).join('')}…` : name;
  return html`<text x="${x}" y="${round(y + 4)}" text-anchor="${anchor}"><tspan class="number">${count(value)}</tspan> ${isolated(short)}</text>`;
}

/** SVG has no bdi: an isolate by attribute. */
const isolated = (text: string) => html`<tspan unicode-bidi="isolate">${text}</tspan>`;
