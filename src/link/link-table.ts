import type { CelType } from '../expression/cel-value.ts';
import type { Finding } from '../finding/finding.ts';
import { makeFinding } from '../finding/finding.ts';
import type { Column } from '../table/column.ts';
import { makeCodes } from '../table/make-column.ts';
import type { Table } from '../table/table.ts';
import { oneThread, type Workers } from '../util/task.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import { makeBlockingOn } from './blocking.ts';
import { Bridges } from './bridges.ts';
import { clusterExamples } from './cluster-examples.ts';
import { Clusters } from './clusters.ts';
import type { Comparator } from './comparator/comparator.ts';
import { comparePairs } from './compare-pairs.ts';
import {
  type Conflict,
  type Constraint,
  classConstraint,
  goldenConstraint,
  uniqueSourceConstraint,
} from './constraints.ts';
import { type DecidedPair, decidedPairs, unusedDecisions } from './decisions.ts';
import { estimateQuality, type PairState } from './estimate-quality.ts';
import { Fields } from './fields.ts';
import { labelsOf, shifted, shiftOf } from './labels.ts';
import { genericValueFindings, oversizedFindings, oversizedOfRule } from './link-findings.ts';
import type { Decision, LinkResult, LinkStats, Model, QualityEstimate, ReviewPair } from './link-result.ts';
import { comparisonPlans, makeComparisons, measureChance, trainModel } from './make-model.ts';
import { applyRule, linkBlocks } from './match-rules.ts';
import { compileNever, type NeverRule, neverConstraint } from './never.ts';
import { competitionOf, weightsAmongCandidates } from './one-partner.ts';
import { fittedPlan, overBudgetFindings } from './pair-budget.ts';
import { pairNumber } from './pair-number.ts';
import { type Doubt, reviewPairs } from './review.ts';
import { contentNumberOf, contentNumbers } from './row-order.ts';
import type { MatchPlan } from './rules.ts';
import { rowsOfSameKey } from './same-key.ts';
import { probabilityOfWeight, scorePairs, weightOfProbability, weightsOf } from './score.ts';

export interface LinkInputs {
  readonly comparators: ReadonlyMap<string, Comparator>;
  /** Answers of reviewers; of several on one pair the last stands. */
  readonly decisions: readonly Decision[];
  /** A saved model, used as it is; null trains one if the plan asks for it. */
  readonly model: Model | null;
  /** Master ids of rows that are golden records already; null where there are none. */
  readonly golden: Column | null;
  /** Types of fields in `never` expressions; string where a field is not named. */
  readonly celTypes?: ReadonlyMap<string, CelType>;
  readonly onProgress?: (done: number, total: number, pairs: number) => void;
  /** Told of all compared pairs and their match weights, and what was joined before the model's links; see evaluate/. */
  readonly onScored?: (scored: {
    readonly pairs: { readonly left: Uint32Array; readonly right: Uint32Array };
    readonly scores: Float64Array;
    readonly before: Uint32Array;
  }) => void;
  /** Threads for large tables; absent: this one alone. */
  readonly workers?: Workers;
}

/**
 * Which records are one entity. In this order, each step keeping what the one before joined: equal keys of one source,
 * decisions, the match rules one by one, then the model's links by descending weight. A link that would break a
 * constraint (unique sources, never rules, decisions, golden records) is refused and put up for review.
 */
export async function linkTable(table: Table, plan: MatchPlan | null, inputs: LinkInputs): Promise<LinkResult> {
  const linking = new Linking(table, plan, inputs);
  linking.joinSameKeys();
  linking.joinDecided();
  if (plan !== null) {
    await linking.makeReady();
    linking.applyRules(plan);
    await linking.applyModel();
  }
  return linking.result();
}

/** Fewer records are matched before the threads have started. */
const WORTH_THREADS = 20_000;

/** The state of one run of the stage. */
class Linking {
  readonly #table: Table;
  #plan: MatchPlan | null;
  readonly #inputs: LinkInputs;
  readonly #workers: Workers;
  readonly #ruleIds: readonly string[];
  readonly #links: number[];
  readonly #decided: readonly DecidedPair[];
  readonly #never: readonly NeverRule[];
  readonly #clusters: Clusters;
  readonly #fields: Fields | null;
  /** What ties are broken by; null without constraints, when the order of links cannot matter. */
  readonly #order: Float64Array | null;
  readonly #doubts: Doubt[] = [];
  readonly #findings: Finding[] = [];
  #model: Model | null = null;
  #pairsByRule: readonly number[] = [];
  #weights: LinkStats['weights'] = { from: 0, counts: [] };
  #similarityCalls = 0;
  #estimate: QualityEstimate | null = null;
  #learned: NonNullable<LinkStats['learned']> | null = null;

  constructor(table: Table, plan: MatchPlan | null, inputs: LinkInputs) {
    this.#table = table;
    this.#plan = plan;
    this.#inputs = inputs;
    this.#workers = (table.rowCount < WORTH_THREADS ? null : inputs.workers) ?? oneThread;
    this.#ruleIds = [...(plan?.rules ?? []).map(({ id }) => id), 'model', 'decision', 'same-key'];
    this.#links = this.#ruleIds.map(() => 0);
    this.#decided = decidedPairs(table, inputs.decisions);
    this.#findings.push(...unusedDecisions(table, inputs.decisions));
    this.#never = (plan?.never ?? []).map((text) => compileNever(table, text, inputs.celTypes ?? new Map()));
    const constraints = this.#constraints();
    this.#clusters = new Clusters(table.rowCount, constraints);
    this.#order = constraints.length === 0 ? null : contentNumbers(table);
    this.#fields = plan === null ? null : new Fields(table, plan, inputs.comparators);
  }

  #constraints(): Constraint[] {
    const { origin, rowCount } = this.#table;
    const constraints: Constraint[] = [];
    const unique = this.#plan?.uniqueSources ?? [];
    if (unique.length > 0) {
      const isUnique = origin.sources.map((name) => unique.includes(name));
      constraints.push(uniqueSourceConstraint(origin.source, isUnique));
    }
    if (this.#inputs.golden !== null) constraints.push(goldenConstraint(this.#inputs.golden));
    if (this.#never.length > 0) constraints.push(neverConstraint(this.#table, this.#never));
    const different = this.#decided.filter(({ judgement }) => judgement === 'different');
    if (different.length > 0) constraints.push(decidedConstraint(different, rowCount));
    return constraints;
  }

  async makeReady(): Promise<void> {
    await this.#fields!.makeReady(this.#workers);
  }

  joinSameKeys(): void {
    const rule = this.#ruleIds.length - 1;
    this.#links[rule]! += linkBlocks(rowsOfSameKey(this.#table), rule, {
      clusters: this.#clusters,
      order: null,
      onRefused: () => {},
    });
  }

  joinDecided(): void {
    const rule = this.#ruleIds.length - 2;
    for (const { left, right, judgement } of this.#decided) {
      if (judgement !== 'same') continue;
      if (this.#clusters.conflict(left, right) === 'decided-different') {
        this.#findings.push(
          makeFinding({ code: 'contradicting-decisions', level: 'warning', rows: Uint32Array.of(left, right).sort() }),
        );
      }
      if (this.#clusters.join(left, right, rule, Number.NaN)) this.#links[rule]!++;
    }
  }

  applyRules(plan: MatchPlan): void {
    plan.rules.forEach((rule, index) => {
      const { links, oversized } = applyRule(rule, index, {
        clusters: this.#clusters,
        fields: this.#fields!,
        maxBlock: plan.maxBlock,
        order: this.#order,
        onRefused: (left, right, conflict) => this.#refuse(left, right, Number.NaN, conflict),
      });
      this.#links[index]! += links;
      this.#findings.push(...oversizedOfRule(plan, rule, oversized, this.#fields!));
    });
  }

  async applyModel(): Promise<void> {
    const { model: saved, onProgress } = this.#inputs;
    const plans = comparisonPlans(this.#plan!, saved);
    if ((this.#plan!.model === null && saved === null) || plans.length === 0) return;
    const fields = this.#fields!;
    const { rowCount, origin } = this.#table;
    const plan = fittedPlan(this.#plan!, rowCount);
    this.#plan = plan;
    const unique = uniqueNumbers(origin, plan.uniqueSources);
    const comparisons = makeComparisons(plans, fields);
    const measured = saved === null ? measureChance(comparisons, plan.seed, this.#workers, unique) : null;
    // Awaited below; until then a thread that dies must not be taken for a fault nobody looks at.
    measured?.catch(() => {});
    const blocking = await makeBlockingOn(
      this.#workers,
      plan,
      rowCount,
      (field) => fields.folded(field),
      () => fields.splitFields(),
      this.#order,
    );
    const compared = await comparePairs(blocking, comparisons, unique, this.#workers, onProgress);
    const competition = competitionOf(compared.pairs, unique);
    // A saved model is used as it is: it has learned already.
    const labels = saved === null ? labelsOf(compared.pairs, compared.pairs.length, this.#decided, rowCount) : [];
    this.#model =
      saved ??
      trainModel(
        plan,
        comparisons,
        compared,
        pairCountOf(rowCount, unique),
        (await measured)!,
        blocking,
        unique,
        competition,
        labels,
      );
    const score = (model: Model) =>
      weightsAmongCandidates(
        scorePairs(compared, comparisons, weightsOf(model, comparisons)),
        competition,
        model.prior,
      );
    let scores = score(this.#model);
    const shift = shiftOf(labels, scores);
    if (shift !== 0) {
      this.#model = shifted(this.#model, shift);
      scores = score(this.#model);
    }
    this.#learned = labels.length === 0 ? null : { pairs: labels.length, shift };
    this.#pairsByRule = Array.from(compared.pairsByRule);
    this.#weights = histogram(scores);
    this.#inputs.onScored?.({ pairs: compared.pairs, scores, before: this.#clusters.lowestRows() });
    this.#linkByWeight(plan, compared.pairs, scores);
    this.#estimate = estimateQuality(compared.pairs, scores, this.#pairState());
    this.#similarityCalls = compared.similarityCalls;
    this.#findings.push(...overBudgetFindings(plan, blocking), ...oversizedFindings(plan, blocking, fields));
  }

  #pairState(): PairState {
    const said = new Map(
      this.#decided.flatMap(({ left, right, judgement }) =>
        judgement === 'unsure' ? [] : [[pairNumber(left, right), judgement === 'same' ? 1 : 0] as const],
      ),
    );
    const clusters = this.#clusters;
    return {
      isJoined: (left, right) => clusters.together(left, right),
      isForbidden: (left, right) => clusters.conflict(left, right) !== null,
      decided: (left, right) => (said.size === 0 ? null : (said.get(pairNumber(left, right)) ?? null)),
    };
  }

  #linkByWeight(plan: MatchPlan, pairs: { left: Uint32Array; right: Uint32Array }, scores: Float64Array): void {
    const accept = weightOfProbability(plan.accept) - 1e-9;
    const review = weightOfProbability(plan.review) - 1e-9;
    const rule = plan.rules.length;
    const unsure = new Set(
      this.#decided.filter(({ judgement }) => judgement === 'unsure').map(({ left, right }) => pairNumber(left, right)),
    );
    const links: number[] = [];
    for (let at = 0; at < scores.length; at++) {
      if (scores[at]! < review) continue;
      if (scores[at]! < accept)
        this.#doubt(pairs.left[at]!, pairs.right[at]!, probabilityOfWeight(scores[at]!), 'between-thresholds');
      else if (unsure.size === 0 || !unsure.has(pairNumber(pairs.left[at]!, pairs.right[at]!))) links.push(at);
    }
    const bridges = new Bridges(this.#clusters, this.#table.rowCount, pairs, scores, links);
    for (const at of this.#sorted(links, pairs, scores, bridges)) {
      const left = pairs.left[at]!;
      const right = pairs.right[at]!;
      const conflict = this.#clusters.conflict(left, right);
      if (conflict === null && bridges.isWeak(this.#clusters, left, right)) {
        this.#doubt(left, right, probabilityOfWeight(scores[at]!), 'weak-bridge');
        continue;
      }
      if (conflict === null) bridges.join(this.#clusters, left, right);
      if (conflict !== null) this.#refuse(left, right, probabilityOfWeight(scores[at]!), conflict);
      else if (this.#clusters.join(left, right, rule, scores[at]!)) this.#links[rule]!++;
    }
  }

  /** Links by descending weight; ties by the content of the records, where the order can matter. */
  #sorted(
    links: readonly number[],
    { left, right }: { left: Uint32Array; right: Uint32Array },
    scores: Float64Array,
    bridges: Bridges,
  ): Uint32Array {
    const sorted = Uint32Array.from(links);
    const all = this.#order;
    const some = all === null ? contentNumberOf(this.#table) : null;
    const numberOf = (row: number) => all?.[row] ?? some!(row);
    return sorted.sort((a, b) => {
      const difference = scores[b]! - scores[a]!;
      if (difference !== 0 || (all === null && !(bridges.isContested(left[a]!) && bridges.isContested(left[b]!))))
        return difference;
      const [aLeft, aRight] = [numberOf(left[a]!), numberOf(right[a]!)];
      const [bLeft, bRight] = [numberOf(left[b]!), numberOf(right[b]!)];
      return Math.min(aLeft, aRight) - Math.min(bLeft, bRight) || Math.max(aLeft, aRight) - Math.max(bLeft, bRight);
    });
  }

  #refuse(left: number, right: number, probability: number, conflict: Conflict): void {
    if (conflict === 'never' && this.#never.some((rule) => rule.forbids(left, right))) return;
    this.#doubt(left, right, probability, whyOf[conflict]);
  }

  #doubt(left: number, right: number, probability: number, why: string): void {
    this.#doubts.push({ left: Math.min(left, right), right: Math.max(left, right), probability, why });
  }

  result(): LinkResult {
    const clusterOf = this.#clusters.lowestRows();
    const plan = this.#plan;
    const review = reviewPairs(this.#table, this.#clusters, this.#doubts, this.#decided);
    const generic = plan === null ? [] : genericValueFindings(plan, this.#fields!, clusterOf);
    const { ruleOf, weightOf } = this.#clusters;
    return {
      clusterOf,
      ruleOf,
      ruleIds: this.#ruleIds,
      weightOf,
      examples:
        plan === null
          ? []
          : clusterExamples(
              { clusterOf, ruleOf, weightOf },
              this.#table,
              plan,
              this.#inputs,
              this.#model,
              this.#fields!,
            ),
      review: review.pairs,
      model: this.#model,
      stats: {
        pairsByRule: (plan?.blocking ?? []).map(({ id }, index) => ({ id, pairs: this.#pairsByRule[index] ?? 0 })),
        linksByRule: this.#ruleIds.map((id, index) => ({ id, links: this.#links[index]! })),
        weights: this.#weights,
        estimate: this.#estimate,
        learned: this.#learned,
        similarityCalls: this.#similarityCalls,
      },
      findings: [...this.#findings, ...cutFindings(review), ...generic],
    };
  }
}

const cutFindings = ({ pairs, leftOut }: { readonly pairs: readonly ReviewPair[]; readonly leftOut: number }) =>
  leftOut === 0 ? [] : [makeFinding({ code: 'review-cut', level: 'info', detail: { leftOut, shown: pairs.length } })];

const whyOf: Readonly<Record<Conflict, string>> = {
  never: 'conflicts-with-never',
  'decided-different': 'conflicts-with-decision',
  'conflicts-with-unique-source': 'conflicts-with-unique-source',
  'would-join-golden': 'would-join-golden',
};

function decidedConstraint(different: readonly DecidedPair[], rowCount: number): Constraint {
  const classOf = new Uint32Array(rowCount);
  let classCount = 1;
  const classOfRow = (row: number) => {
    if (classOf[row] === 0) classOf[row] = classCount++;
    return classOf[row]!;
  };
  const forbidden = new Set(
    different.flatMap(({ left, right }) => {
      const a = classOfRow(left);
      const b = classOfRow(right);
      return [`${a} ${b}`, `${b} ${a}`];
    }),
  );
  return classConstraint('decided-different', classOf, (left, right) => forbidden.has(`${left} ${right}`));
}

/** By row, a number above 0 of its source where that holds no entity twice; null where no source is so. */
function uniqueNumbers({ sources, source }: Table['origin'], unique: readonly string[]): Uint32Array | null {
  if (!sources.some((name) => unique.includes(name))) return null;
  // By name and not by place: the order of sources must not matter.
  const named = [...unique].sort(compareUtf8);
  const numberOf = sources.map((name) => named.indexOf(name) + 1);
  const numbers = makeCodes(source.length);
  for (let row = 0; row < source.length; row++) numbers[row] = numberOf[source[row]!]!;
  return numbers;
}

/** Pairs of records that may be one entity. */
function pairCountOf(rowCount: number, unique: Uint32Array | null): number {
  const sizes = new Map<number, number>();
  for (const number of unique ?? []) if (number > 0) sizes.set(number, (sizes.get(number) ?? 0) + 1);
  const within = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  return Math.max(1, (rowCount * (rowCount - 1)) / 2 - within);
}

/** Counts in bins of one bit of weight. */
function histogram(scores: Float64Array): LinkStats['weights'] {
  if (scores.length === 0) return { from: 0, counts: [] };
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const score of scores) {
    if (score < low) low = score;
    if (score > high) high = score;
  }
  const from = Math.floor(low);
  const counts = new Array<number>(Math.floor(high) - from + 1).fill(0);
  for (const score of scores) counts[Math.floor(score) - from]!++;
  return { from, counts };
}
