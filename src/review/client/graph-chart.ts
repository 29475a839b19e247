import type { Graph, GraphEdge, RecordView } from '../view.ts';
import { draw, make, short } from './dom.ts';

const SIZE = 420;
const MARGIN = 130;

/** A cluster as a graph: thin links are weak ones, and the weakest that holds it together is marked. */
export function graphChart({ rows, edges }: Graph, records: readonly RecordView[]): HTMLElement {
  if (rows.length < 2) return make('p', {}, 'It is one record.');
  const names = new Map(records.map(({ row, source, key }) => [row, `${source}:${key}`]));
  const name = (row: number) => names.get(row) ?? String(row);
  const places = new Map(
    rows.map((row, at) => {
      const angle = (2 * Math.PI * at) / rows.length - Math.PI / 2;
      const radius = SIZE / 2 - 50;
      return [
        row,
        { x: MARGIN + SIZE / 2 + radius * Math.cos(angle), y: SIZE / 2 + radius * Math.sin(angle) },
      ] as const;
    }),
  );
  const chart = draw('svg', {
    viewBox: `0 0 ${SIZE + 2 * MARGIN} ${SIZE}`,
    class: 'graph',
    role: 'img',
    'aria-label': `${rows.length} records and ${edges.length} links`,
  });
  for (const edge of edges) {
    const [a, b] = [places.get(edge.left)!, places.get(edge.right)!];
    const kind = edge.isAsked ? 'asked' : edge.isWeakest ? 'weakest' : edge.isBridge ? 'bridge' : 'plain';
    const line = draw('line', { x1: a.x, y1: a.y, x2: b.x, y2: b.y, class: `edge ${kind} w${thickness(edge)}` });
    line.append(draw('title', {}, `${name(edge.left)} and ${name(edge.right)}: ${reason(edge)}`));
    chart.append(line);
    if (kind !== 'plain')
      chart.append(
        draw(
          'text',
          { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - 5, 'text-anchor': 'middle', class: kind },
          reason(edge),
        ),
      );
  }
  for (const row of rows) {
    const { x, y } = places.get(row)!;
    const anchor = x > MARGIN + SIZE / 2 + 5 ? 'start' : x < MARGIN + SIZE / 2 - 5 ? 'end' : 'middle';
    const away = anchor === 'start' ? 10 : anchor === 'end' ? -10 : 0;
    chart.append(
      draw('circle', { cx: x, cy: y, r: 6, class: 'node' }),
      draw(
        'text',
        { x: x + away, y: anchor === 'middle' ? (y < SIZE / 2 ? y - 12 : y + 22) : y + 5, 'text-anchor': anchor },
        short(name(row), 22),
      ),
    );
  }
  const weakest = edges.find(({ isWeakest }) => isWeakest);
  const note =
    weakest === undefined
      ? 'No single link holds it together.'
      : `Its weakest link: ${name(weakest.left)} and ${name(weakest.right)} (${reason(weakest)}).`;
  return make('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'links' }, chart, make('p', {}, note));
}

const reason = ({ by, weight, isAsked }: GraphEdge) =>
  `${isAsked ? 'asked' : by === 'model' ? 'weight' : by}${weight === null ? '' : ` ${weight > 0 ? '+' : ''}${weight.toFixed(1)}`}`;

/** 1 to 4, by the match weight. */
const thickness = ({ weight }: GraphEdge) =>
  weight === null ? 3 : Math.max(1, Math.min(4, Math.round(weight / 6) + 1));
