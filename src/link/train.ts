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
const MAX_ITERATIONS = 60;
const CONVERGED = 1e-5;
/** A rule with fewer expected matches teaches nothing. */
const LEAST_MATCHES = 5;
/** Chance agreement is never taken to be rarer than this share of all agreement. */
const LEAST_CHANCE = 0.02;

/**
 * m by expectation maximisation, u from random pairs, the prior from the expected matches among all candidate pairs.
 *
 * Pairs of a blocking rule agree on its fields by construction, so m is learned per rule for all other fields, and the
 * rules are averaged by the matches they saw. Random pairs hold true matches as well, which count where chance
 * agreement is rare: they are taken out once m and the prior are known, and training goes round again.
 */
export function train(data: TrainingData): Parameters {
  const { pairCount, random } = data;
  const parameters: Parameters = {
    prior: Math.min(0.1, 1 / Math.sqrt(Math.max(pairCount, 1))),
    m: random.map(({ length }) => defaultM(length)),
    u: random.map((shares) => smoothedU(shares, pairCount)),
  };
  for (let round = 0; round < ROUNDS; round++) {
    const learned = averageOverRules(data, parameters);
    learned.forEach((m, comparison) => {
      parameters.m[comparison] = m;
    });
    parameters.prior = estimatePrior(data, parameters);
    for (let comparison = 0; comparison < random.length; comparison++) {
      parameters.u[comparison] = withoutMatches(
        random[comparison]!,
        parameters.m[comparison]!,
        parameters.prior,
        pairCount,
      );
    }
  }
  parameters.prior = estimatePrior(data, parameters);
  return parameters;
}

function averageOverRules(data: TrainingData, start: Parameters): number[][] {
  const sums = start.m.map(({ length }) => defaultM(length).map((share) => share * IMAGINED_PAIRS));
  data.fixedBy.slice(0, MAX_TRAINING_RULES).forEach((fixed, rule) => {
    const learned = learnFromRule(data, start, rule, fixed);
    if (learned === null) return;
    learned.forEach((expected, comparison) => {
      if (fixed.includes(comparison)) return;
      sums[comparison] = sums[comparison]!.map((sum, level) => sum + expected[level]!);
    });
  });
  return sums.map(normalized);
}

/** Expected counts of levels among the matches of one rule; null where there are too few to learn from. */
function learnFromRule(
  data: TrainingData,
  start: Parameters,
  rule: number,
  fixed: readonly number[],
): number[][] | null {
  const { counts, patterns } = data;
  const entries: { levels: Uint8Array; count: number }[] = [];
  let total = 0;
  for (let at = 0; at < counts.count.length; at++) {
    if ((counts.rules[at]! & (1 << rule)) === 0) continue;
    entries.push({ levels: patterns.levels(counts.pattern[at]!), count: counts.count[at]! });
    total += counts.count[at]!;
  }
  if (total < LEAST_MATCHES) return null;
  const free = start.m.map((_, comparison) => comparison).filter((comparison) => !fixed.includes(comparison));
  if (free.length === 0) return null;
  let m = start.m.map((levels) => levels.slice());
  let share = 0.5;
  let expected: number[][] = [];
  let matches = 0;
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const ratios = m.map((levels, comparison) => levels.map((value, level) => value / start.u[comparison]![level]!));
    expected = m.map(({ length }) => new Array<number>(length).fill(0));
    matches = 0;
    for (const { levels, count } of entries) {
      let odds = share / (1 - share);
      for (const comparison of free) {
        const level = levels[comparison]!;
        if (level !== NULL_LEVEL) odds *= ratios[comparison]![level - 1]!;
      }
      const weight = count * (odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds));
      matches += weight;
      for (const comparison of free) {
        const level = levels[comparison]!;
        if (level !== NULL_LEVEL) expected[comparison]![level - 1]! += weight;
      }
    }
    const next = m.map((levels, comparison) =>
      fixed.includes(comparison)
        ? levels
        : normalized(
            defaultM(levels.length).map((value, level) => value * IMAGINED_PAIRS + expected[comparison]![level]!),
          ),
    );
    const moved = Math.max(...free.map((comparison) => largestChange(m[comparison]!, next[comparison]!)));
    m = next;
    share = Math.min(0.999999, Math.max(1e-9, matches / total));
    if (moved < CONVERGED) break;
  }
  return matches < LEAST_MATCHES ? null : expected;
}

/** The share of all pairs that are expected to match; pairs that no rule makes are taken not to. */
function estimatePrior({ patterns, counts, pairCount }: TrainingData, parameters: Parameters): number {
  const ratioOf = new Float64Array(patterns.size);
  for (let pattern = 0; pattern < patterns.size; pattern++) {
    let ratio = 1;
    patterns.levels(pattern).forEach((level, comparison) => {
      if (level !== NULL_LEVEL) ratio *= parameters.m[comparison]![level - 1]! / parameters.u[comparison]![level - 1]!;
    });
    ratioOf[pattern] = ratio;
  }
  let { prior } = parameters;
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    let matches = 0;
    for (let at = 0; at < counts.count.length; at++) {
      const odds = (prior / (1 - prior)) * ratioOf[counts.pattern[at]!]!;
      matches += counts.count[at]! * (odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds));
    }
    const next = Math.min(0.5, (matches + 0.5) / (pairCount + 1));
    const moved = Math.abs(next - prior) / prior;
    prior = next;
    if (moved < CONVERGED) break;
  }
  return prior;
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

function normalized(values: readonly number[]): number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => Math.min(1 - 1e-9, Math.max(1e-9, value / sum)));
}

const largestChange = (before: readonly number[], after: readonly number[]) =>
  Math.max(...before.map((value, index) => Math.abs(value - after[index]!)));
