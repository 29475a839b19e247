import type { PairExplanation } from '../link/explain-pair.ts';
import type { ReviewPair } from '../link/link-result.ts';
import type { Groups } from './groups.ts';

/** A pair in doubt, and how much an answer to it tells. */
export interface Question {
  readonly left: number;
  readonly right: number;
  readonly why: string;
  readonly probability: number;
  /** The vector of comparison levels: questions that share it teach the model the same thing. */
  readonly vector: string;
}

/** More questions than this are put in order by their probability alone: to explain them all would take too long. */
const MOST_EXPLAINED = 5000;

/** The pairs in doubt of a run, most informative first. */
export function questionsOf(
  pairs: readonly ReviewPair[],
  explain: (left: number, right: number) => PairExplanation,
  groups: Groups,
): Question[] {
  const questions = pairs.flatMap(({ left, right, probability, why, judgement }, at) => {
    if (judgement !== null && judgement !== 'unsure') return [];
    const model = at < MOST_EXPLAINED ? explain(left, right).model : null;
    const vector = model === null ? '' : model.comparisons.map(({ level }) => level ?? '-').join(' ');
    const chance = Number.isNaN(probability) ? (model?.probability ?? Number.NaN) : probability;
    return [{ left, right, why, probability: chance, vector, isOld: judgement === 'unsure' }];
  });
  return order(questions, groups);
}

/**
 * What an answer tells: the model's doubt in bits (1 where it is at a loss, and where a rule contradicts it), for the
 * records that the answer settles, and the less the more questions of the same comparison vector come before it, because
 * they teach the model the same thing. Taken greedily; those that a person was unsure of before come last.
 */
function order(questions: readonly (Question & { readonly isOld: boolean })[], groups: Groups): Question[] {
  const valued = questions.map((question, at) => ({ question, at, value: worth(question, groups) }));
  valued.sort((a, b) => b.value - a.value || a.at - b.at);
  const before = new Map<string, number>();
  const discounted = valued.map(({ question, at, value }) => {
    const { vector } = question;
    const rank = vector === '' ? 0 : (before.get(vector) ?? 0);
    before.set(vector, rank + 1);
    return { question, at, value: value / (1 + rank) };
  });
  discounted.sort((a, b) => Number(a.question.isOld) - Number(b.question.isOld) || b.value - a.value || a.at - b.at);
  return discounted.map(({ question: { isOld: _, ...question } }) => question);
}

function worth({ left, right, why, probability }: Question, groups: Groups): number {
  const pairs = groups.rows(groups.of(left)).length * groups.rows(groups.of(right)).length;
  const doubt = why === 'between-thresholds' || why === 'decided' ? entropy(probability) : 1;
  return doubt * Math.log2(1 + pairs);
}

/** Doubt of a yes or no in bits; where nobody asked the model, as much as there can be. */
function entropy(probability: number): number {
  if (Number.isNaN(probability)) return 1;
  if (probability <= 0 || probability >= 1) return 0;
  return -(probability * Math.log2(probability) + (1 - probability) * Math.log2(1 - probability));
}

/** What is still open: one question for two groups, those that were skipped last. */
export function openQuestions(
  questions: readonly Question[],
  groups: Groups,
  isAnswered: (question: Question) => boolean,
  skipped: ReadonlySet<Question>,
): Question[] {
  const asked = new Set<string>();
  const open = questions.filter((question) => {
    const { left, right } = question;
    const [a, b] = [groups.of(left), groups.of(right)];
    if (a === b || isAnswered(question) || groups.areApart(left, right)) return false;
    const id = `${Math.min(a, b)} ${Math.max(a, b)}`;
    if (asked.has(id)) return false;
    asked.add(id);
    return true;
  });
  const isSkipped = (question: Question) => skipped.has(question);
  return [...open.filter((question) => !isSkipped(question)), ...open.filter(isSkipped)];
}
