import type { RunReport } from '../run-report.ts';
import { html, type Markup, nothing } from './markup.ts';
import type { Page, Say } from './page.ts';
import { makesMaster } from './summary.ts';
import { scroll, section } from './table.ts';

const HEIGHT = 230;
const TOP = 40;
const GAP = 8;
/** Two lines of text. */
const ROOM = 32;
const MOST_SOURCES = 10;
const NODE = 10;
const [SOURCES, READ, FATES, MASTER, WIDTH] = [150, 330, 560, 800, 940];

interface Node {
  /** What it is called: a text of the page, or the name of a source. */
  readonly name: Say | string;
  readonly value: number;
  readonly kind: string;
}

interface Placed extends Node {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** Sources, what was read of them, what became of the records, and the master file: ribbons are as wide as records are many. */
export function flow(page: Page, report: RunReport): Markup {
  const { counts } = report;
  if (counts.read === 0) return nothing;
  const sums = [page.text('p', (words) => words.sumAccepted(counts.read, counts.rejected, counts.accepted))];
  if (makesMaster(report))
    sums.push(
      page.text('p', (words) => words.sumMaster(counts.accepted, counts.accepted - counts.entities, counts.entities)),
    );
  return section(page, 'flow', (words) => words.flow, [drawing(page, report), ...sums]);
}

function drawing(page: Page, report: RunReport): Markup {
  const { counts } = report;
  const scale = HEIGHT / counts.read;
  const sources = place(sourceNodes(report.sources), SOURCES, scale);
  const [read] = place([{ name: (words) => words.flowRead, value: counts.read, kind: 'all' }], READ, scale);
  const fates = place(fatesOf(report), FATES, scale);
  const [master] = makesMaster(report)
    ? place([{ name: (words) => words.flowMaster, value: counts.entities, kind: 'all' }], MASTER, scale)
    : [];
  const ribbons = [
    ...ribbonsInto(sources, read!, (node) => node.value),
    ...ribbonsFrom(read!, fates),
    ...(master === undefined
      ? []
      : ribbonsInto(
          fates.filter(({ kind }) => kind !== 'aside'),
          master,
          ({ kind, value }) => (kind === 'joined' ? counts.mergedEntities : value),
        )),
  ];
  const nodes = [...sources, read!, ...fates, ...(master === undefined ? [] : [master])];
  const bottom = Math.max(...nodes.map(({ y, height }) => y + Math.max(height, ROOM)));
  const size = { width: master === undefined ? FATES + 160 : WIDTH, height: Math.ceil(bottom + 6) };
  const says: Say = (words) =>
    makesMaster(report)
      ? words.flowSays(counts.read, counts.entities)
      : words.flowSaysOnly(counts.read, counts.accepted);
  return scroll(
    html`<svg class="flow wide" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img"${page.attribute('aria-label', says)}>${ribbons}${nodes.map(
      ({ x, y, height, kind }) =>
        html`<rect class="node ${kind}" x="${x}" y="${round(y)}" width="${NODE}" height="${round(height)}"/>`,
    )}${sources.map((node) => label(page, node, node.x - 8, 'end'))}${fates.map((node) => label(page, node, node.x + 18, 'start'))}${above(page, read!)}${master === undefined ? null : label(page, master, master.x + 18, 'start')}</svg>`,
  );
}

function fatesOf({ counts, command }: RunReport): Node[] {
  const fates: Node[] =
    command === 'run' || command === 'dedupe'
      ? [
          { name: (words) => words.flowJoined, value: counts.mergedRecords, kind: 'joined' },
          { name: (words) => words.flowAlone, value: counts.entities - counts.mergedEntities, kind: 'alone' },
        ]
      : [{ name: (words) => words.flowAccepted, value: counts.accepted, kind: 'alone' }];
  const all: Node[] = [...fates, { name: (words) => words.flowAside, value: counts.rejected, kind: 'aside' }];
  return all.filter(({ value }) => value > 0);
}

function sourceNodes(sources: RunReport['sources']): Node[] {
  const nodes: Node[] = sources
    .map(({ name, read }) => ({ name, value: read, kind: 'source' }))
    .filter(({ value }) => value > 0);
  if (nodes.length <= MOST_SOURCES) return nodes;
  const most = [...nodes].sort((a, b) => b.value - a.value);
  const rest = most.slice(MOST_SOURCES - 1);
  const others: Node = {
    name: (words) => words.otherSources(rest.length),
    value: rest.reduce((sum, { value }) => sum + value, 0),
    kind: 'source',
  };
  return [...most.slice(0, MOST_SOURCES - 1), others];
}

/** Nodes below one another, high as they are many; a few records still make a line that can be seen, and room for its name. */
function place(nodes: readonly Node[], x: number, scale: number): Placed[] {
  let y = TOP;
  return nodes.map((node) => {
    const height = Math.max(2, node.value * scale);
    const placed = { ...node, x, y, height };
    y += Math.max(height, ROOM) + GAP;
    return placed;
  });
}

/** From each node to a part of the next one, in order; a ribbon may grow narrower on its way. */
function ribbonsInto(nodes: readonly Placed[], into: Placed, arrives: (node: Placed) => number): Markup[] {
  const total = nodes.reduce((sum, node) => sum + arrives(node), 0);
  let done = 0;
  return nodes.map((node) => {
    const from = into.y + (into.height * done) / total;
    done += arrives(node);
    const to = into.y + (into.height * done) / total;
    return ribbon(node.kind, node.x + NODE, into.x, [node.y, node.y + node.height], [from, to]);
  });
}

function ribbonsFrom(from: Placed, nodes: readonly Placed[]): Markup[] {
  const total = nodes.reduce((sum, { value }) => sum + value, 0);
  let done = 0;
  return nodes.map((node) => {
    const start = from.y + (from.height * done) / total;
    done += node.value;
    const end = from.y + (from.height * done) / total;
    return ribbon(node.kind, from.x + NODE, node.x, [start, end], [node.y, node.y + node.height]);
  });
}

type Span = readonly [top: number, bottom: number];

function ribbon(kind: string, x1: number, x2: number, [a, b]: Span, [c, d]: Span): Markup {
  const turn = (x1 + x2) / 2;
  const path = `M${x1} ${round(a)}C${turn} ${round(a)} ${turn} ${round(c)} ${x2} ${round(c)}V${round(d)}C${turn} ${round(d)} ${turn} ${round(b)} ${x1} ${round(b)}Z`;
  return html`<path class="ribbon ${kind}" d="${path}"/>`;
}

const LONGEST_LABEL = 17;
const round = (value: number) => Math.round(value * 10) / 10;

/** The number and, below it, the name of a node: two lines, so that no language has to care which comes first. */
function label(page: Page, node: Placed, x: number, anchor: 'start' | 'end' | 'middle'): Markup {
  const y = round(node.y + Math.max(node.height, ROOM - 4) / 2);
  return lines(page, node, x, y, anchor);
}

const above = (page: Page, node: Placed) => lines(page, node, node.x + NODE / 2, TOP - 20, 'middle');

function lines(page: Page, { name, value }: Placed, x: number, y: number, anchor: string): Markup {
  const place = (offset: number, kind: string) =>
    html` class="${kind}" x="${x}" y="${round(y + offset)}" text-anchor="${anchor}"`;
  const short = (text: string) =>
    [...text].length > LONGEST_LABEL ? `${[...text].slice(0, LONGEST_LABEL - 1).join('')}…` : text;
  return html`${page.count(value, 'text', place(-1, 'number'))}${
    typeof name === 'string'
      ? html`<text${place(13, 'name')} unicode-bidi="isolate">${short(name)}</text>`
      : page.text('text', name, place(13, 'name'))
  }`;
}
