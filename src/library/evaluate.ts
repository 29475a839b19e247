import { type CurvePoint, type Scored, thresholdCurve, thresholdsWith } from '../evaluate/curve.ts';
import { caseOf, type DecidedMeasures, measureDecided } from '../evaluate/decided.ts';
import { type Measures, measure, type Placed } from '../evaluate/measures.ts';
import { readTruth, type Truth, type TruthColumns } from '../evaluate/truth.ts';
import { decidedPairs } from '../link/decisions.ts';
import { makeExplainer } from '../link/explain-pair.ts';
import type { Decision, QualityEstimate } from '../link/link-result.ts';
import { openRun, type PublishedRun } from '../sink/read-run.ts';
import { cellText } from '../table/column.ts';
import type { Table } from '../table/table.ts';
import { CsvRows } from '../util/csv-rows.ts';
import { UsageError } from '../util/usage-error.ts';
import { type Again, type AgainOptions, linkInputs, runAgain } from './again.ts';
import { standingDecisions } from './history.ts';
import { readTableFile } from './read-table-file.ts';

export interface EvaluateOptions extends AgainOptions, TruthColumns {
  /** CSV file of truth: records with their entity, or pairs that are the same. Left out: the pairs that people decided. */
  readonly truth?: string;
  /** Counts only pairs of records of two sources. */
  readonly crossSource?: boolean;
  /** Leaves out the curve over thresholds, which needs the inputs again. */
  readonly withoutCurve?: boolean;
}

export interface Evaluation {
  readonly against: 'truth' | 'decisions';
  /** The whole result against the truth; null against decided pairs. */
  readonly measures: Measures | null;
  /** Records of the result that the truth does not name. */
  readonly unknownRecords: number;
  /** What rules and model say of the pairs that people decided, had nobody decided them; null against a truth. */
  readonly decided: DecidedMeasures | null;
  /** The threshold of the run; null where no model was asked. */
  readonly accept: number | null;
  /** Over pairs, strictest threshold first; empty where no model was asked. */
  readonly curve: readonly CurvePoint[];
  /** The point of the curve with the highest F1. */
  readonly best: CurvePoint | null;
  /** What the match probabilities say by themselves. */
  readonly estimate: QualityEstimate | null;
}

/** Precision, recall and F1 of the result in `out`, against a truth or against the pairs that people decided. */
export async function evaluate(out: string, options: EvaluateOptions = {}): Promise<Evaluation> {
  return options.truth === undefined ? againstDecisions(out, options) : againstTruth(out, options.truth, options);
}

async function againstTruth(out: string, file: string, options: EvaluateOptions): Promise<Evaluation> {
  const published = openRun(out);
  const sources = published.plan().sources.map(({ name }) => name);
  const table = await readTableFile(file, '.');
  const truth = readTruth(table, file, sourcesOf(published, sources), options);
  const { placed, unknownRecords } = placedRecords(published, truth);
  if (placed.length === 0)
    throw new UsageError(
      `${file}: names no record of the result in ${out}`,
      'its keys are those of crosswalk.csv; --key and --entity name its columns',
    );
  const crossSource = options.crossSource ?? false;
  const scored: Scored[] = [];
  const again =
    options.withoutCurve === true ? null : await runAgain(out, { ...options, onScored: (one) => scored.push(one) });
  const curve = again === null || scored.length === 0 ? [] : curveOf(again, scored[0]!, truth, crossSource);
  return {
    against: 'truth',
    measures: measure(placed, crossSource),
    unknownRecords,
    decided: null,
    curve,
    best: bestOf(curve),
    accept: published.plan().match?.accept ?? null,
    estimate: estimateOf(published),
  };
}

/** The sources of a run; a column of the data may name them. */
function sourcesOf(published: PublishedRun, named: readonly string[]): string[] {
  const all = new Set(named);
  for (const { source } of crosswalkOf(published)) all.add(source);
  return [...all];
}

function* crosswalkOf(published: PublishedRun) {
  const rows = new CsvRows(published.bytes('crosswalk.csv'));
  rows.next();
  while (rows.next())
    yield { source: rows.text(0), key: rows.text(1), line: Number(rows.text(3)), found: rows.text(4) };
}

function placedRecords(published: PublishedRun, truth: Truth) {
  const placed: Placed[] = [];
  let unknownRecords = 0;
  for (const record of crosswalkOf(published)) {
    const entity = truth.entityOf(record);
    if (entity === undefined) unknownRecords++;
    else placed.push({ found: record.found, truth: entity, source: record.source });
  }
  return { placed, unknownRecords };
}

function curveOf({ result, plan }: Again, scored: Scored, truth: Truth, crossSource: boolean): CurvePoint[] {
  const { accepted } = result;
  return thresholdCurve(accepted, scored, truthByRow(accepted, truth), {
    uniqueSources: plan.match?.uniqueSources ?? [],
    crossSource,
    ...(plan.match !== null && { accept: plan.match.accept }),
  });
}

function truthByRow({ origin, rowCount }: Table, truth: Truth): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from({ length: rowCount }, (_, row) => {
    const entity = truth.entityOf({
      source: origin.sources[origin.source[row]!]!,
      key: cellText(origin.key, row),
      line: origin.line[row]!,
    });
    if (entity === undefined) return -1;
    const known = numbers.get(entity) ?? numbers.size;
    numbers.set(entity, known);
    return known;
  });
}

/** The first of several: the strictest threshold that does as well. */
const bestOf = (curve: readonly CurvePoint[]): CurvePoint | null =>
  curve.reduce<CurvePoint | null>((best, point) => (best === null || point.f1 > best.f1 ? point : best), null);

const estimateOf = (published: PublishedRun): QualityEstimate | null => {
  const report = published.report() as { readonly matching?: { readonly estimate?: QualityEstimate | null } | null };
  return report.matching?.estimate ?? null;
};

async function againstDecisions(out: string, options: EvaluateOptions): Promise<Evaluation> {
  const decisions = standingDecisions(out).filter(({ judgement }) => judgement !== 'unsure');
  if (decisions.length === 0)
    throw new UsageError(
      `nobody has decided a pair of the result in ${out} yet`,
      'decide some with recordmill review, or name a file of truth with --truth',
    );
  return evaluateDecided(await runAgain(out, options), decisions);
}

/** The same for a run that is open already. */
export function evaluateDecided(again: Again, decisions: readonly Decision[]): Evaluation {
  const { plan, result, published } = again;
  const { match } = plan;
  const accept = match?.accept ?? 1;
  const explain = match === null ? null : makeExplainer(result.accepted, match, linkInputs(again), result.linked.model);
  const cases = decidedPairs(result.accepted, decisions).flatMap(({ left, right, judgement }) =>
    judgement === 'unsure' || explain === null ? [] : [caseOf(explain(left, right), judgement === 'same')],
  );
  const hasModel = result.linked.model !== null;
  const curve = !hasModel
    ? []
    : thresholdsWith(accept).map((threshold) => ({ threshold, ...measureDecided(cases, threshold).measure }));
  return {
    against: 'decisions',
    measures: null,
    unknownRecords: 0,
    decided: measureDecided(cases, accept),
    accept: hasModel ? accept : null,
    curve,
    best: bestOf(curve),
    estimate: estimateOf(published),
  };
}
