import { type LoggedDecision, pairId } from '../identity/decision-log.ts';
import type { Decision } from '../link/link-result.ts';

export type Answer = LoggedDecision['judgement'];
export type Pair = Pick<Decision, 'left' | 'right'>;

/** The answers of one keystroke, and what stood before them. */
interface Action {
  readonly answers: readonly (Pair & { readonly judgement: Answer; readonly before: Answer })[];
}

/**
 * The answers that stand, with a way back. Answers of an earlier session that no run has been told of yet are taken up
 * from the log, so that they can be taken back as well.
 */
export class Actions {
  readonly #standing = new Map<string, Pair & { readonly judgement: Answer }>();
  readonly #stack: Action[] = [];

  /** `before` is what the run knew, `logged` what was answered since. */
  constructor(before: readonly Decision[], logged: readonly LoggedDecision[]) {
    for (const decision of before) this.#standing.set(pairId(decision), decision);
    const byTime = grouped(logged);
    for (const answers of byTime.values()) this.#replay(answers);
  }

  /** A keystroke that only says again what stood before the last one took it back. */
  #replay(answers: readonly LoggedDecision[]): void {
    const undoing = this.undoing();
    const isUndo =
      undoing !== null &&
      undoing.length === answers.length &&
      answers.every((answer) =>
        undoing.some((one) => pairId(one) === pairId(answer) && one.judgement === answer.judgement),
      );
    if (isUndo) this.undo();
    else this.add(answers);
  }

  get count(): number {
    return this.#stack.length;
  }

  add(answers: readonly (Pair & { readonly judgement: Answer })[]): void {
    this.#stack.push({
      answers: answers.map(({ left, right, judgement }) => ({
        left,
        right,
        judgement,
        before: this.judgementOf({ left, right }) ?? 'withdrawn',
      })),
    });
    this.#put(answers);
  }

  /** What is to be logged to take the last keystroke back; null where there is none. */
  undoing(): readonly (Pair & { readonly judgement: Answer })[] | null {
    const last = this.#stack.at(-1);
    return last === undefined
      ? null
      : last.answers.map(({ left, right, before }) => ({ left, right, judgement: before }));
  }

  undo(): void {
    const answers = this.undoing();
    if (answers === null) return;
    this.#stack.pop();
    this.#put(answers);
  }

  #put(answers: readonly (Pair & { readonly judgement: Answer })[]): void {
    for (const { left, right, judgement } of answers) {
      const id = pairId({ left, right });
      this.#standing.delete(id);
      if (judgement !== 'withdrawn') this.#standing.set(id, { left, right, judgement });
    }
  }

  judgementOf(pair: Pair): Decision['judgement'] | null {
    const standing = this.#standing.get(pairId(pair))?.judgement;
    return standing === undefined || standing === 'withdrawn' ? null : standing;
  }

  /** Whether nobody need be asked: of what a run left unsure, only a newer answer counts. */
  isAnswered(pair: Pair): boolean {
    const judgement = this.judgementOf(pair);
    if (judgement !== 'unsure') return judgement !== null;
    const id = pairId(pair);
    return this.#stack.some(({ answers }) => answers.some((answer) => pairId(answer) === id));
  }

  /** All answers that stand, in the order in which they were given. */
  standing(): readonly Decision[] {
    return [...this.#standing.values()].filter((one): one is Decision => one.judgement !== 'withdrawn');
  }

  /** How often the last keystrokes said each word: for the line of progress. */
  counts(): { same: number; different: number; unsure: number } {
    const counts = { same: 0, different: 0, unsure: 0 };
    for (const { answers } of this.#stack)
      for (const { judgement } of answers) if (judgement !== 'withdrawn') counts[judgement]++;
    return counts;
  }
}

function grouped(logged: readonly LoggedDecision[]): Map<string, LoggedDecision[]> {
  const groups = new Map<string, LoggedDecision[]>();
  for (const answer of logged) groups.set(answer.at, [...(groups.get(answer.at) ?? []), answer]);
  return groups;
}
