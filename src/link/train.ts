import { MAX_TRAINING_RULES, type VectorCounts } from './compare-pairs.ts';
import { defaultM, defaultU, IMAGINED_PAIRS } from './default-parameters.ts';
import { NULL_LEVEL } from './field-comparison.ts';
import type { PatternTable } from './pattern-table.ts';

/** Model parameters by comparison and level; equal first, else last, without the null level. */
export interface Parameters {
  prior: number;
  readonly m: number[][];
  readonly u: number[][];
}

export interface TrainingData {
  readonly patterns: PatternTable;
  readonly counts: VectorCounts;
  /** Indexes of the comparisons that a blocking rule fixes, by rule: their agreement is no evidence there. */
  readonly fixedBy: readonly (readonly number[])[];
  /** Shares of levels among random pairs, by comparison. */
  readonly random: readonly (readonly number[])[];
  /** How many pairs of records there are at all. */
  readonly pairCount: number;
}

const ROUNDS = 3;
const MAX_ITERATIONS = 100;
const CONVERGED = 1e-4;
/** No outcome is taken to be rarer than this among matches: anything happens to data. */
const LEAST_M = 0.001;
/** Chance agreement is never taken to be rarer than this share of all agreement. */
const LEAST_CHANCE = 0.2;

/**
 * m and the prior by expectation maximisation over the counts of comparison vectors, u from random pairs.
 *
 * Pairs of a blocking rule agree on its fields by construction, so a comparison learns only from pairs that some rule
 * makes without its field. Which pairs match is judged by all comparisons and the prior: a rule whose fields many
 * people share cannot pass off its chance pairs as matches. Random pairs hold true matches as well, which count where
 * chance agreement is rare: they are taken out once m and the prior are known, and training goes round again.
 */
export function train(data: TrainingData): Parameters {
  const { pairCount, random } = data;
  const parameters: Parameters = {
    prior: Math.min(0.1, 1 / Math.sqrt(Math.max(pairCount, 1))),
    m: random.map(({ length }) => defaultM(length)),
    u: random.map((shares) => smoothedU(shares, pairCount)),
  };
  const vectors = vectorsOf(data);
  for (let round = 0; round < ROUNDS; round++) {
    for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
      if (improve(parameters, vectors, pairCount) < CONVERGED) break;
    }
    for (let comparison = 0; comparison < random.length; comparison++) {
      const m = parameters.m[comparison]!;
      parameters.u[comparison] = withoutMatches(random[comparison]!, m, parameters.prior, pairCount);
    }
  }
  return parameters;
}

/** A comparison vector, how many pairs have it, and for which comparisons it is evidence. */
interface Vector {
  readonly levels: Uint8Array;
  readonly count: number;
  readonly teaches: readonly number[];
}

function vectorsOf({ patterns, counts, fixedBy }: TrainingData): Vector[] {
  const teaches = new Map<number, readonly number[]>();
  const comparisons = patterns.levelCounts.map((_, comparison) => comparison);
  return counts.count.map((count, at) => {
    const rules = counts.rules[at]!;
    let free = teaches.get(rules);
    if (free === undefined) {
      free = comparisons.filter((comparison) =>
        fixedBy.some(
          (fixed, rule) => rule < MAX_TRAINING_RULES && (rules & (1 << rule)) !== 0 && !fixed.includes(comparison),
        ),
      );
      teaches.set(rules, free);
    }
    return { levels: patterns.levels(counts.pattern[at]!), count, teaches: free };
  });
}

/** One step of expectation maximisation, in place; gives the largest change of a parameter. */
function improve(parameters: Parameters, vectors: readonly Vector[], pairCount: number): number {
  const ratios = parameters.m.map((levels, comparison) =>
    levels.map((m, level) => m / parameters.u[comparison]![level]!),
  );
  const expected = parameters.m.map(({ length }) => defaultM(length).map((share) => share * IMAGINED_PAIRS));
  const priorOdds = parameters.prior / (1 - parameters.prior);
  let matches = 0;
  for (const { levels, count, teaches } of vectors) {
    let odds = priorOdds;
    for (let comparison = 0; comparison < levels.length; comparison++) {
      const level = levels[comparison]!;
      if (level !== NULL_LEVEL) odds *= ratios[comparison]![level - 1]!;
    }
    const weight = count * (odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds));
    matches += weight;
    for (const comparison of teaches) {
      const level = levels[comparison]!;
      if (level !== NULL_LEVEL) expected[comparison]![level - 1]! += weight;
    }
  }
  // Pairs that no rule makes are taken not to match.
  const prior = Math.min(0.5, (matches + 0.5) / (pairCount + 1));
  let change = Math.abs(prior - parameters.prior) / parameters.prior;
  expected.forEach((counts, comparison) => {
    const m = normalized(counts, LEAST_M);
    change = Math.max(change, largestChange(parameters.m[comparison]!, m));
    parameters.m[comparison] = m;
  });
  parameters.prior = prior;
  return change;
}

function smoothedU(shares: readonly number[], pairCount: number): number[] {
  const imagined = defaultU(shares.length);
  return normalized(shares.map((share, level) => share * pairCount + imagined[level]! * IMAGINED_PAIRS));
}

/** Random pairs less the matches among them. */
function withoutMatches(shares: readonly number[], m: readonly number[], prior: number, pairCount: number): number[] {
  const chance = shares.map((share, level) => Math.max(share - prior * m[level]!, share * LEAST_CHANCE));
  return smoothedU(normalized(chance), pairCount);
}

function normalized(values: readonly number[], least = 1e-9): number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  const raised = values.map((value) => Math.max(least, value / sum));
  const raisedSum = raised.reduce((total, value) => total + value, 0);
  return raised.map((value) => value / raisedSum);
}

const largestChange = (before: readonly number[], after: readonly number[]) =>
  Math.max(...before.map((value, index) => Math.abs(value - after[index]!)));
