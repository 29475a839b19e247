import { draw, make } from './dom.ts';

/** What the page needs of an evaluation. */
interface Evaluation {
  readonly decided: {
    readonly pairs: number;
    readonly same: number;
    readonly different: number;
    readonly precision: Interval;
    readonly recall: Interval;
  } | null;
  readonly accept: number | null;
  readonly curve: readonly Point[];
  readonly best: Point | null;
  readonly estimate: { readonly precision: Interval; readonly recall: Interval } | null;
}
interface Interval {
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
}
interface Point {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How good the result is, by what people decided and by the model's own estimate: in words and as two charts. */
export function charts(evaluation: Evaluation): HTMLElement {
  const { decided, estimate, curve, accept, best } = evaluation;
  const lines = [
    ...(estimate === null
      ? []
      : [`Estimated by the run: precision ${shown(estimate.precision)}, recall ${shown(estimate.recall)}.`]),
    ...(decided === null || decided.pairs === 0
      ? ['Nobody has decided a pair yet.']
      : [
          `Of ${decided.pairs} decided pairs (${decided.same} same, ${decided.different} different), the model alone has precision ${shown(decided.precision)} and recall ${shown(decided.recall)}. People were asked where it was unsure: of all pairs it is right more often.`,
        ]),
    ...(best === null || decided === null || decided.pairs === 0
      ? []
      : [`F1 is highest with accept: ${best.threshold}${accept === null ? '' : `; now it is ${accept}`}.`]),
  ];
  return make(
    'article',
    { class: 'evaluation' },
    make('h1', {}, 'How good is it?'),
    ...lines.map((line) => make('p', {}, line)),
    ...(curve.length === 0 || decided === null || decided.pairs === 0
      ? []
      : [
          make('h2', {}, 'By threshold'),
          thresholdChart(curve, accept),
          make('h2', {}, 'Precision against recall'),
          precisionRecallChart(curve, accept),
        ]),
  );
}

const shown = ({ value, low, high }: Interval) =>
  value === null ? 'unknown' : `${percent(value)} (${percent(low)} to ${percent(high)})`;
const percent = (share: number) => `${(share * 100).toLocaleString(undefined, { maximumFractionDigits: 1 })} %`;

const WIDTH = 640;
const HEIGHT = 300;
const LEFT = 50;
const BOTTOM = 40;
const x = (share: number) => LEFT + share * (WIDTH - LEFT - 90);
const y = (share: number) => 15 + (1 - share) * (HEIGHT - 15 - BOTTOM);

function frame(label: string, xLabel: string): SVGSVGElement {
  const chart = draw('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label });
  for (const share of [0, 0.25, 0.5, 0.75, 1])
    chart.append(
      draw('line', { x1: x(0), x2: x(1), y1: y(share), y2: y(share), class: 'grid' }),
      draw('text', { x: LEFT - 6, y: y(share) + 4, 'text-anchor': 'end' }, percent(share)),
    );
  chart.append(draw('text', { x: (x(0) + x(1)) / 2, y: HEIGHT - 4, 'text-anchor': 'middle' }, xLabel));
  return chart;
}

const line = (points: readonly (readonly [number, number])[], kind: string) =>
  draw('polyline', { points: points.map(([a, b]) => `${a.toFixed(1)},${b.toFixed(1)}`).join(' '), class: kind });

function thresholdChart(curve: readonly Point[], accept: number | null): HTMLElement {
  const chart = frame('precision, recall and F1 by threshold', 'match probability from which records are joined');
  // Thresholds are spread evenly: near 1 they stand close.
  const place = (at: number) => x(1 - at / Math.max(1, curve.length - 1));
  curve.forEach(({ threshold }, at) => {
    if (at % 4 === 0 || threshold === accept)
      chart.append(draw('text', { x: place(at), y: y(0) + 16, 'text-anchor': 'middle' }, String(threshold)));
    if (threshold === accept)
      chart.append(draw('line', { x1: place(at), x2: place(at), y1: y(0), y2: y(1), class: 'threshold' }));
  });
  for (const kind of ['precision', 'recall', 'f1'] as const) {
    chart.append(
      line(
        curve.map((point, at) => [place(at), y(point[kind])] as const),
        kind,
      ),
    );
  }
  ['precision', 'recall', 'f1'].forEach((kind, at) => {
    chart.append(
      line(
        [
          [x(1) + 8, 30 + at * 22],
          [x(1) + 28, 30 + at * 22],
        ],
        kind,
      ),
      draw('text', { x: x(1) + 32, y: 34 + at * 22 }, kind === 'f1' ? 'F1' : kind),
    );
  });
  return make('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'by threshold' }, chart);
}

function precisionRecallChart(curve: readonly Point[], accept: number | null): HTMLElement {
  const chart = frame('precision against recall', 'recall');
  chart.append(
    line(
      curve.map(({ precision, recall }) => [x(recall), y(precision)] as const),
      'precision',
    ),
  );
  for (const { threshold, precision, recall } of curve) {
    const dot = draw('circle', { cx: x(recall), cy: y(precision), r: threshold === accept ? 6 : 3, class: 'node' });
    dot.append(draw('title', {}, `accept ${threshold}: precision ${percent(precision)}, recall ${percent(recall)}`));
    chart.append(dot);
  }
  return make('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'precision against recall' }, chart);
}
