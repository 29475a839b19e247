import type { MatchingReport } from '../run-report.ts';
import { html, type Markup, nothing } from './markup.ts';
import type { Page, Say } from './page.ts';
import { scroll } from './table.ts';

const WIDTH = 760;
const TOP = 24;
const BASE = 164;
const LEFT = 56;
const MOST_BARS = 400;

const round = (value: number) => Math.round(value * 10) / 10;
const weightOf = (probability: number | null) =>
  probability === null ? null : Math.log2(probability / (1 - probability));

/** Counts of match weights as bars, on a logarithmic scale, with the two thresholds as lines. */
export function histogram(page: Page, { weights, accept, review }: MatchingReport): Markup {
  const { from, counts, step } = inBars(weights);
  const highest = Math.max(1, Math.ceil(Math.log10(counts.reduce((most, count) => Math.max(most, count), 0) + 1)));
  const wide = (WIDTH - LEFT) / (counts.length * step);
  const x = (weight: number) => round(LEFT + (weight - from) * wide);
  const y = (pairs: number) => round(BASE - ((BASE - TOP) * Math.log10(pairs + 1)) / highest);
  const [joined, doubt] = [weightOf(accept), weightOf(review)];
  const zone = (weight: number) =>
    joined !== null && weight >= Math.floor(joined)
      ? 'joined'
      : doubt !== null && weight >= Math.floor(doubt)
        ? 'doubt'
        : 'apart';
  const bars = counts.map((pairs, index) => {
    const weight = from + index * step;
    return pairs === 0
      ? nothing
      : html`<rect class="bar-of ${zone(weight)}" x="${x(weight)}" y="${y(pairs)}" width="${round(Math.max(0.5, wide * step - 1))}" height="${round(BASE - y(pairs))}">${page.text('title', (words) => words.bar(weight, weight + step, pairs))}</rect>`;
  });
  const scale = Array.from({ length: highest + 1 }, (_, power) => {
    const height = power === 0 ? BASE : y(10 ** power - 1);
    return html`<line class="grid" x1="${LEFT}" x2="${WIDTH}" y1="${height}" y2="${height}"/>${page.count(power === 0 ? 0 : 10 ** power, 'text', html` x="${LEFT - 6}" y="${height + 4}" text-anchor="end"`)}`;
  });
  const every = counts.length * step > 60 ? 20 : 10;
  const labels = counts.map((_, index) => {
    const weight = from + index * step;
    return weight % every === 0
      ? page.count(weight, 'text', html` x="${x(weight)}" y="${BASE + 16}" text-anchor="middle"`)
      : nothing;
  });
  const line = (weight: number | null, say: Say, anchor: 'start' | 'end') =>
    weight === null || !Number.isFinite(weight) || weight < from || weight > from + counts.length * step
      ? nothing
      : html`<line class="mark" x1="${x(weight)}" x2="${x(weight)}" y1="${TOP - 8}" y2="${BASE}"/>${page.text('text', say, html` x="${anchor === 'end' ? x(weight) - 5 : x(weight) + 5}" y="${TOP - 10}" text-anchor="${anchor}"`)}`;
  const says = page.attribute('aria-label', (words) => words.histogramSays);
  return html`${scroll(
    html`<svg class="wide histogram" viewBox="0 0 ${WIDTH + 10} ${BASE + 24}" width="${WIDTH + 10}" height="${BASE + 24}" role="img"${says}>${scale}${bars}${labels}${line(doubt, (words) => words.doubtFrom(review!), 'end')}${line(joined, (words) => words.joinedFrom(accept!), 'start')}</svg>`,
  )}${legend(page)}`;
}

const legend = (page: Page): Markup =>
  html`<p class="legend">${(['Apart', 'Doubt', 'Joined'] as const).map((name) => html`<span><svg width="12" height="12" aria-hidden="true"><rect class="${name.toLowerCase()}" width="12" height="12" rx="2"/></svg> ${page.say((words) => words[`zone${name}`])}</span> `)}</p>`;

/** Neighbouring weights in one bar, where there are more of them than a chart can show. */
function inBars({ from, counts }: MatchingReport['weights']) {
  const step = Math.max(1, Math.ceil(counts.length / MOST_BARS));
  if (step === 1) return { from, counts, step };
  const bars = new Array<number>(Math.ceil(counts.length / step)).fill(0);
  counts.forEach((count, index) => {
    bars[Math.floor(index / step)]! += count;
  });
  return { from, counts: bars, step };
}
