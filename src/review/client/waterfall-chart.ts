import type { Waterfall } from '../view.ts';
import { draw, make, short } from './dom.ts';

const ROW = 24;
const LABEL = 170;
const WIDTH = 760;
const NOTE = 250;

/** Bars from the odds of two records at random to the match weight, with the two thresholds as lines. */
export function waterfallChart({ prior, steps, weight, probability, accept, review }: Waterfall): HTMLElement {
  const bars = [{ label: 'two records at random', weight: prior, note: '' }, ...steps];
  let sum = 0;
  const ends = bars.map((bar) => {
    sum += bar.weight;
    return sum;
  });
  const values = [0, ...ends, accept, review].filter(Number.isFinite);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = WIDTH - LABEL - NOTE;
  const x = (value: number) => LABEL + ((value - low) / Math.max(1e-9, high - low)) * room;
  const height = (bars.length + 1) * ROW + 22;
  const chart = draw('svg', {
    viewBox: `0 0 ${WIDTH} ${height}`,
    class: 'waterfall',
    role: 'img',
    'aria-label': `match weight ${signed(weight)}, from ${bars.map((bar) => `${bar.label} ${signed(bar.weight)}`).join(', ')}`,
  });
  for (const [value, name] of [
    [review, 'ask'],
    [accept, 'join'],
  ] as const) {
    if (!Number.isFinite(value)) continue;
    chart.append(
      draw('line', { x1: x(value), x2: x(value), y1: 14, y2: height - 4, class: 'threshold' }),
      draw('text', { x: x(value), y: 11, 'text-anchor': 'middle', class: 'threshold' }, name),
    );
  }
  bars.forEach((bar, at) => {
    const y = 18 + at * ROW;
    const start = at === 0 ? 0 : ends[at - 1]!;
    const end = ends[at]!;
    const kind = bar.weight > 0 ? 'for' : bar.weight < 0 ? 'against' : 'nothing';
    chart.append(
      draw('text', { x: LABEL - 8, y: y + 15, 'text-anchor': 'end' }, short(bar.label, 24)),
      draw('rect', {
        x: Math.min(x(start), x(end)),
        y: y + 3,
        width: Math.max(1, Math.abs(x(end) - x(start))),
        height: ROW - 8,
        class: kind,
      }),
      draw('line', { x1: x(end), x2: x(end), y1: y + 3, y2: y + ROW + 3, class: 'step' }),
      draw(
        'text',
        { x: WIDTH - NOTE + 10, y: y + 15 },
        `${signed(bar.weight)}${bar.note === '' ? '' : `  ${short(bar.note, 38)}`}`,
      ),
    );
  });
  const y = 18 + bars.length * ROW;
  chart.append(
    draw('text', { x: LABEL - 8, y: y + 15, 'text-anchor': 'end', class: 'total' }, 'match weight'),
    draw('circle', { cx: x(weight), cy: y + 10, r: 5, class: 'total' }),
    draw(
      'text',
      { x: WIDTH - NOTE + 10, y: y + 15, class: 'total' },
      `${signed(weight)}  probability ${probability.toFixed(4)}`,
    ),
  );
  return make('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'match weights' }, chart);
}

const signed = (value: number) => `${value > 0 ? '+' : ''}${value.toFixed(2)}`;
