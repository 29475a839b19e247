import type { CurvePoint } from '../evaluate/curve.ts';
import type { DecidedMeasures } from '../evaluate/decided.ts';
import type { Interval } from '../evaluate/interval.ts';
import type { Counted, Measure, Measures } from '../evaluate/measures.ts';
import type { Evaluation } from '../library/evaluate.ts';
import type { QualityEstimate } from '../link/link-result.ts';
import { count, plural } from '../report/words.ts';

/** An evaluation for people. */
export function evaluationText(evaluation: Evaluation): string {
  const { measures, decided, curve, best, accept, estimate, unknownRecords } = evaluation;
  const lines = [
    ...(measures === null ? [] : truthLines(measures, unknownRecords)),
    ...(decided === null ? [] : decidedLines(decided)),
    ...curveLines(curve, accept, best),
    ...(estimate === null ? [] : estimateLines(estimate)),
  ];
  return `${lines.join('\n')}\n`;
}

const share = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(4));
const withInterval = ({ value, low, high }: Interval) => `${share(value)} (${share(low)} to ${share(high)})`;
const row = (name: string, { precision, recall, f1 }: Measure, counts = '') =>
  `  ${name.padEnd(10)}  ${share(precision).padStart(9)}  ${share(recall).padStart(9)}  ${share(f1).padStart(9)}  ${counts}`.trimEnd();
const countsOf = ({ right, wrong, missed }: Counted) =>
  `${count(right)} right, ${count(wrong)} wrong, ${count(missed)} missed`;

function truthLines({ records, pairs, clusters, bCubed }: Measures, unknown: number): string[] {
  return [
    `Against the truth, ${plural(records, 'record')}${unknown === 0 ? '' : `; the truth does not name ${plural(unknown, 'further record')}`}`,
    `  ${''.padEnd(10)}  precision     recall         F1`,
    row('pairs', pairs, countsOf(pairs)),
    row('clusters', clusters, countsOf(clusters)),
    row('B-cubed', bCubed),
  ];
}

function decidedLines({ pairs, same, different, measure, precision, recall }: DecidedMeasures): string[] {
  return [
    `Against ${plural(pairs, 'decided pair')} (${count(same)} same, ${count(different)} different), had nobody decided them`,
    `  precision ${withInterval(precision)}, recall ${withInterval(recall)}, F1 ${share(measure.f1)}`,
    `  ${countsOf(measure)}`,
    '  People were asked where the model was unsure: of all pairs it is right more often than of these',
  ];
}

function curveLines(curve: readonly CurvePoint[], accept: number | null, best: CurvePoint | null): string[] {
  if (curve.length === 0 || best === null) return [];
  return [
    '',
    'Pairs, by the match probability from which records are joined',
    '  threshold   precision     recall         F1',
    ...curve.map(
      (point) =>
        `  ${String(point.threshold).padEnd(10)}  ${share(point.precision).padStart(9)}  ${share(point.recall).padStart(9)}  ${share(point.f1).padStart(9)}${note(point, accept, best)}`,
    ),
  ];
}

function note({ threshold }: CurvePoint, accept: number | null, best: CurvePoint): string {
  const notes = [
    ...(threshold === accept ? ['match.accept'] : []),
    ...(threshold === best.threshold ? ['highest F1'] : []),
  ];
  return notes.length === 0 ? '' : `  ← ${notes.join(', ')}`;
}

const estimateLines = ({ precision, recall, falseMerges, joinedPairs }: QualityEstimate): string[] => [
  '',
  `Estimated by the run without any truth: precision ${withInterval(precision)}, recall ${withInterval(recall)}`,
  `  an expected ${falseMerges.value.toFixed(1)} of ${plural(joinedPairs, 'joined pair')} are wrong`,
];
