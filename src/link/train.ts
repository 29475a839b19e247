import { MAX_TRAINING_RULES, type VectorCounts } from './compare-pairs.ts';
import { defaultM, defaultU, IMAGINED_PAIRS } from './default-parameters.ts';
import type { Together } from './dependence.ts';
import { NULL_LEVEL } from './field-comparison.ts';
import { type Competition, oddsAmongCandidates } from './one-partner.ts';
import type { PatternTable } from './pattern-table.ts';

/** Model parameters by comparison and level; equal first, else last, without the null level. */
export interface Parameters {
  prior: number;
  readonly m: number[][];
  readonly u: number[][];
  /** u of a comparison where another agrees, by comparison and the other; null where that makes no difference. */
  given: (number[] | null)[][];
}

export interface TrainingData {
  readonly patterns: PatternTable;
  readonly counts: VectorCounts;
  /** Indexes of the comparisons that a blocking rule fixes, by rule: their agreement is no evidence there. */
  readonly fixedBy: readonly (readonly number[])[];
  /** Shares of levels among random pairs, by comparison. */
  readonly random: readonly (readonly number[])[];
  /** The same among pairs that agree on another comparison; empty for a model of independent comparisons. */
  readonly together: Together;
  /** Highest level at which each comparison agrees. */
  readonly agreesTo: readonly number[];
  /** Pairs with their vectors, where at most one of several can be a match; null where each stands for itself. */
  readonly competition?: { readonly pattern: Uint32Array; readonly between: Competition } | null;
  /** Comparisons whose near values are looked for: of those, the compared pairs show how alike chance makes two records. */
  readonly nearBy?: readonly boolean[];
  /** Pairs that people decided, by their vector: what they said stands in place of what the model believes. */
  readonly labels?: readonly { readonly pattern: number; readonly isMatch: boolean }[];
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
const LEAST_CHANCE_GIVEN = 0.02;

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
    given: [],
  };
  const vectors = vectorsOf(data);
  if (data.competition != null) return trainOnPartners(data, vectors, parameters);
  parameters.given = givenAgreement(data, parameters);
  for (let round = 0; round < ROUNDS; round++) {
    const chance = vectors.map(({ levels }) => chanceOf(levels, parameters, data.agreesTo));
    for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
      if (improve(parameters, vectors, posteriors(parameters, vectors, chance), pairCount) < CONVERGED) break;
    }
    for (let comparison = 0; comparison < random.length; comparison++) {
      const m = parameters.m[comparison]!;
      parameters.u[comparison] = withoutMatches(random[comparison]!, m, parameters.prior, pairCount);
    }
    parameters.given = givenAgreement(data, parameters);
  }
  return parameters;
}

/** Above this share of matches among pairs that agree, what the others do cannot be told from what matches do. */
const MOSTLY_MATCHES = 0.1;

/** u of each comparison where another agrees: what was measured less the matches among those pairs. */
function givenAgreement({ together, random, pairCount }: TrainingData, parameters: Parameters): (number[] | null)[][] {
  const { m, u, prior } = parameters;
  return together.map((row, comparison) =>
    row.map((shares, other) => {
      if (shares === null) return null;
      const share = (prior * m[other]![0]!) / Math.max(random[other]![0]!, 1 / pairCount);
      if (share > MOSTLY_MATCHES) return null;
      const found = withoutMatches(shares, m[comparison]!, share, pairCount, LEAST_CHANCE_GIVEN);
      // Agreement of another field never makes this one's rarer: a sample that missed it is no proof.
      const raised = found.map((value, level) =>
        level === found.length - 1 ? value : Math.max(value, u[comparison]![level]!),
      );
      raised[raised.length - 1] = Math.max(
        1 - raised.slice(0, -1).reduce((sum, value) => sum + value, 0),
        u[comparison]!.at(-1)! * LEAST_ELSE,
      );
      const levels = normalized(raised);
      const own = u[comparison]!;
      return levels[0]! > own[0]! * NOTABLE || agreementOf(levels) > agreementOf(own) * NOTABLE ? levels : null;
    }),
  );
}

/** A difference is not taken to be rarer than this share of what it is without the other agreement. */
const LEAST_ELSE = 0.02;
/** A dependence that changes chance by less is left out of the model. */
const NOTABLE = 1.3;

const agreementOf = (levels: readonly number[]) => 1 - levels[levels.length - 1]!;

/** What chance is of one comparison of a vector, and the comparison whose agreement says so; -1 for none. */
interface Chance {
  readonly u: number;
  readonly on: number;
}

/**
 * Chance of a comparison's level, given what else agrees. Of several that agree, the one counts that makes agreement
 * here most common. Of likeness short of equality each of them makes more (an address like another has both names in
 * it), up to where it says nothing any more.
 */
export function chanceGiven(
  levels: Uint8Array | readonly number[],
  comparison: number,
  own: { readonly m: readonly number[]; readonly u: readonly number[] },
  given: readonly (readonly number[] | null)[],
  agreesTo: readonly number[],
): Chance {
  const level = levels[comparison]! - 1;
  const alone = own.u[level]!;
  let on = -1;
  let most = 0;
  let product = alone;
  for (let other = 0; other < given.length; other++) {
    const u = given[other];
    if (u == null || levels[other] === NULL_LEVEL || levels[other]! > agreesTo[other]!) continue;
    product *= u[level]! / alone;
    if (agreementOf(u) > most) {
      most = agreementOf(u);
      on = other;
    }
  }
  if (on < 0) return { u: alone, on };
  const u = given[on]![level]!;
  const isLikeness = level > 0 && level < own.u.length - 1;
  return { u: isLikeness ? Math.max(u, Math.min(product, own.m[level]!)) : u, on };
}

/** u of each comparison of a vector; 1 where a side is empty. */
function chanceOf(levels: Uint8Array, { m, u, given }: Parameters, agreesTo: readonly number[]): number[] {
  return u.map((alone, comparison) =>
    levels[comparison] === NULL_LEVEL
      ? 1
      : chanceGiven(levels, comparison, { m: m[comparison]!, u: alone }, given[comparison] ?? [], agreesTo).u,
  );
}

/** A comparison vector, how many pairs have it, and for which comparisons it is evidence. */
interface Vector {
  readonly pattern: number;
  readonly levels: Uint8Array;
  readonly count: number;
  readonly teaches: readonly number[];
  /** 1 or 0 where people decided; absent where the model judges. */
  readonly said?: number;
}

/** The vectors of the compared pairs; each pair that a person decided is taken out of its vector and stands alone. */
function vectorsOf(data: TrainingData): Vector[] {
  const vectors = undecidedVectors(data);
  const { labels = [], patterns } = data;
  if (labels.length === 0) return vectors;
  const counts = vectors.map(({ count }) => count);
  const all = patterns.levelCounts.map((_, comparison) => comparison);
  const decided = labels.map(({ pattern, isMatch }): Vector => {
    const from = vectors.findIndex((vector, at) => vector.pattern === pattern && counts[at]! >= 1);
    if (from >= 0) counts[from]!--;
    return { pattern, levels: patterns.levels(pattern), count: 1, teaches: all, said: isMatch ? 1 : 0 };
  });
  return [...vectors.map((vector, at) => ({ ...vector, count: counts[at]! })), ...decided];
}

function undecidedVectors({ patterns, counts, fixedBy }: TrainingData): Vector[] {
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
    const pattern = counts.pattern[at]!;
    return { pattern, levels: patterns.levels(pattern), count, teaches: free };
  });
}

/** So many steps from the best partners: with more, a model of few comparisons drifts to what is easiest to tell apart. */
const STEPS_WITH_PARTNERS = 12;
/** Rounds of competition in training, where the next look comes soon. */
const TRAINING_ROUNDS = 6;

/**
 * Where a record has one partner at most, training starts from pairs that are each other's best candidate, and what is
 * left when candidates have competed is known not to match: it shows chance likeness better than random pairs do, which hold
 * the matches too.
 */
function trainOnPartners(data: TrainingData, vectors: readonly Vector[], parameters: Parameters): Parameters {
  const { pairCount, random, agreesTo } = data;
  const chanceNow = () => vectors.map(({ levels }) => chanceOf(levels, parameters, agreesTo));
  let posterior = bestPartners(data, vectors, chanceNow(), parameters);
  for (let step = 0; step < STEPS_WITH_PARTNERS; step++) {
    const change = improve(parameters, vectors, posterior, pairCount);
    for (let comparison = 0; comparison < random.length; comparison++) {
      const m = parameters.m[comparison]!;
      parameters.u[comparison] =
        data.nearBy?.[comparison] === true
          ? leftOver(comparison, random[comparison]!, vectors, posterior, pairCount)
          : withoutMatches(random[comparison]!, m, parameters.prior, pairCount);
    }
    parameters.given = givenAgreement(data, parameters);
    if (change < CONVERGED) break;
    posterior = posteriorsAmongPartners(data, vectors, chanceNow(), parameters);
  }
  return parameters;
}

/** u of a comparison from compared pairs that do not match; all that was not compared is unlike. */
function leftOver(
  comparison: number,
  random: readonly number[],
  vectors: readonly Vector[],
  posterior: Float64Array,
  pairCount: number,
): number[] {
  const counts = random.map(() => 0);
  vectors.forEach(({ levels, count }, at) => {
    const level = levels[comparison]!;
    if (level !== NULL_LEVEL) counts[level - 1]! += count * (1 - posterior[at]!);
  });
  const shares = counts.map((count, level) => Math.max(count / pairCount, random[level]! * LEAST_LEFT));
  shares[shares.length - 1] = 1 - shares.slice(0, -1).reduce((sum, share) => sum + share, 0);
  return smoothedU(shares, pairCount);
}

/** What is left is never taken to be rarer than this share of what random pairs show. */
const LEAST_LEFT = 0.05;

/** By vector, the share of its pairs of which each record is the other's best candidate. */
function bestPartners(
  { competition, patterns }: TrainingData,
  vectors: readonly Vector[],
  chance: readonly (readonly number[])[],
  parameters: Parameters,
): Float64Array {
  const { pattern, between } = competition!;
  const oddsOf = oddsByPattern(patterns.size, vectors, chance, parameters);
  const best = new Float64Array(between.groupCount);
  const groups = [between.leftGroup, between.rightGroup];
  for (const group of groups) {
    group.forEach((number, at) => {
      if (number !== 0) best[number] = Math.max(best[number]!, oddsOf[pattern[at]!]!);
    });
  }
  const isBest = Float64Array.from(between.leftGroup, (_, at) =>
    Number(groups.every((group) => group[at] === 0 || oddsOf[pattern[at]!]! >= best[group[at]!]!)),
  );
  return byVector(vectors, patterns.size, pattern, isBest);
}

function posteriorsAmongPartners(
  { competition, patterns }: TrainingData,
  vectors: readonly Vector[],
  chance: readonly (readonly number[])[],
  parameters: Parameters,
): Float64Array {
  const { pattern, between } = competition!;
  const oddsOf = oddsByPattern(patterns.size, vectors, chance, parameters);
  const odds = Float64Array.from(between.leftGroup, (_, at) => oddsOf[pattern[at]!]!);
  const left = oddsAmongCandidates(odds, between, parameters.prior, TRAINING_ROUNDS);
  return byVector(vectors, patterns.size, pattern, left.map(probabilityOfOdds));
}

function oddsByPattern(
  size: number,
  vectors: readonly Vector[],
  chance: readonly (readonly number[])[],
  parameters: Parameters,
): Float64Array {
  const odds = new Float64Array(size);
  vectors.forEach((vector, at) => {
    odds[vector.pattern] = oddsOfVector(vector, chance[at]!, parameters);
  });
  return odds;
}

/** The mean of what pairs of each vector have. */
function byVector(vectors: readonly Vector[], size: number, pattern: Uint32Array, values: Float64Array): Float64Array {
  const sum = new Float64Array(size);
  const count = new Float64Array(size);
  for (let at = 0; at < values.length; at++) {
    sum[pattern[at]!]! += values[at]!;
    count[pattern[at]!]!++;
  }
  return Float64Array.from(vectors, (vector) => sum[vector.pattern]! / Math.max(1, count[vector.pattern]!));
}

/** By vector, the probability that a pair matches. */
const posteriors = (parameters: Parameters, vectors: readonly Vector[], chance: readonly (readonly number[])[]) =>
  Float64Array.from(vectors, (vector, at) => probabilityOfOdds(oddsOfVector(vector, chance[at]!, parameters)));

function oddsOfVector({ levels }: Vector, chance: readonly number[], { prior, m }: Parameters): number {
  let odds = prior / (1 - prior);
  for (let comparison = 0; comparison < levels.length; comparison++) {
    const level = levels[comparison]!;
    if (level !== NULL_LEVEL) odds *= m[comparison]![level - 1]! / chance[comparison]!;
  }
  return odds;
}

const probabilityOfOdds = (odds: number) => (odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds));

/** One step of expectation maximisation, in place; gives the largest change of a parameter. */
function improve(
  parameters: Parameters,
  vectors: readonly Vector[],
  posterior: Float64Array,
  pairCount: number,
): number {
  const expected = parameters.m.map(({ length }) => defaultM(length).map((share) => share * IMAGINED_PAIRS));
  let matches = 0;
  for (let at = 0; at < vectors.length; at++) {
    const { levels, count, teaches, said } = vectors[at]!;
    const weight = count * (said ?? posterior[at]!);
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
function withoutMatches(
  shares: readonly number[],
  m: readonly number[],
  prior: number,
  pairCount: number,
  least = LEAST_CHANCE,
): number[] {
  const chance = shares.map((share, level) => Math.max(share - prior * m[level]!, share * least));
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
