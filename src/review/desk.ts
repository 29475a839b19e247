import { orderedPair, pairId } from '../identity/decision-log.ts';
import type { Decision } from '../link/link-result.ts';
import type { GoldenEdit } from '../merge/golden-edits.ts';
import { cellText } from '../table/column.ts';
import { recordId, rowsByRecord } from '../table/rows-by-record.ts';
import { UsageError } from '../util/usage-error.ts';
import { Actions, type Answer, type Pair } from './actions.ts';
import type { DeskInputs } from './desk-inputs.ts';
import { Edits } from './edits.ts';
import { goldenOf } from './golden.ts';
import { clusterGraph, MOST_ROWS } from './graph.ts';
import { Groups } from './groups.ts';
import { openQuestions, type Question, questionsOf } from './questions.ts';
import type { CaseView, DeskView, EntityView, Judgement } from './view.ts';
import { fieldViews, goldenViews, recordView, ruleLines, waterfallOf, whyText } from './views.ts';

/** What ticking records of a question or of an entity may say. */
export type Sorting =
  /** The ticked records are one entity. */
  | 'same'
  /** The ticked records are one entity and differ from all others shown. */
  | 'apart'
  /** Each ticked record differs from all others shown. */
  | 'each';

/** A session of review: what is asked, what was answered, and the way back. Page and terminal are drawn from it. */
export class Desk {
  readonly #inputs: DeskInputs;
  readonly #actions: Actions;
  readonly #edits: Edits;
  readonly #questions: readonly Question[];
  readonly #total: number;
  readonly #skipped = new Set<Question>();
  /** What undo takes back, newest last. */
  readonly #done: ('answers' | 'edit')[];
  readonly #rowOf: Map<string, number>;
  #groups: Groups;
  #open: readonly Question[] = [];
  #lastTime = '';
  #last = '';

  constructor(inputs: DeskInputs) {
    this.#inputs = inputs;
    this.#actions = new Actions(inputs.decisions, inputs.logged);
    this.#edits = new Edits(inputs.edits);
    // Of records that people spoke of before; those of this session are known by their row anyway.
    const named = [...inputs.decisions, ...inputs.logged].flatMap(({ left, right }) => [left, right]);
    this.#rowOf = rowsByRecord(inputs.merging.table, named);
    this.#done = Array.from({ length: this.#actions.count }, () => 'answers');
    this.#groups = new Groups(inputs.merged);
    this.#questions = questionsOf(inputs.review, inputs.explain, this.#groups);
    this.#total = openQuestions(this.#questions, this.#groups, () => false, new Set()).length;
    this.#refresh();
  }

  view(): DeskView {
    const [question] = this.#open;
    const counts = this.#actions.counts();
    return {
      progress: {
        total: this.#total,
        open: this.#open.length,
        skipped: this.#open.filter((one) => this.#skipped.has(one)).length,
        ...counts,
        settledPairs: this.#settledPairs(),
        edits: this.#edits.count,
        last: this.#last,
      },
      question: question === undefined ? null : this.#caseOf(question),
      isStale: this.#inputs.isStale(),
    };
  }

  answer(id: string, judgement: Judgement): void {
    const question = this.#questionOf(id);
    this.#say([{ ...this.#pairOf(question.left, question.right), judgement }]);
    this.#last = judgement;
  }

  skip(id: string): void {
    const question = this.#questionOf(id);
    // Skipped again, it goes behind the others that were skipped.
    this.#skipped.delete(question);
    this.#skipped.add(question);
    this.#last = 'skipped';
    this.#refresh();
  }

  /** Takes the last answer or edit back; answers of a session before this one, too, as long as no run was told. */
  undo(): boolean {
    // What could not be saved is not taken back.
    const last = this.#done.at(-1);
    if (last === undefined) return false;
    const at = this.#time();
    if (last === 'edit') {
      this.#inputs.saveEdit({ ...this.#edits.undoing(), at });
      this.#edits.undo();
    } else {
      this.#inputs.saveAnswers(this.#actions.undoing()!.map((answer) => ({ at, ...answer })));
      this.#actions.undo();
    }
    this.#done.pop();
    this.#last = 'taken back';
    this.#refresh();
    return true;
  }

  /** What a person says of several records at once; `shown` are all that were before them. */
  sort(ticked: readonly number[], shown: readonly number[], sorting: Sorting): void {
    this.#checkRows([...ticked, ...shown]);
    const others = shown.filter((row) => !ticked.includes(row));
    if (ticked.length === 0 || (sorting === 'same' && ticked.length < 2))
      throw new UsageError('tick the records that the answer is about');
    if (sorting !== 'same' && others.length + (sorting === 'each' ? ticked.length - 1 : 0) === 0)
      throw new UsageError('leave at least one record unticked: the ticked ones are to differ from it');
    const answers: (Pair & { judgement: Answer })[] = [];
    const say = (left: number, right: number, judgement: Answer) =>
      answers.push({ ...this.#pairOf(left, right), judgement });
    if (sorting !== 'each')
      ticked.slice(1).forEach((row, at) => {
        if (sorting === 'same' || !this.#isOne(ticked[at]!, row)) say(ticked[at]!, row, 'same');
      });
    if (sorting !== 'same') for (const row of ticked) for (const other of others) say(row, other, 'different');
    if (sorting === 'each')
      ticked.forEach((row, at) => {
        for (const other of ticked.slice(at + 1)) say(row, other, 'different');
      });
    this.#say(answers);
    this.#last =
      sorting === 'same' ? `${ticked.length} records are one` : `${ticked.length} of ${shown.length} taken out`;
  }

  /** Sets a golden value of the entity that a row is in; gives why it cannot be, or null. */
  edit(row: number, field: string, text: string, why: string, asItIs: boolean): string | null {
    this.#checkRows([row]);
    const { table, consent } = this.#inputs.merging;
    if (!table.columns.some(({ name }) => name === field)) throw new UsageError(`there is no field "${field}"`);
    if (why.trim() === '') return 'say why: whoever reads the result later will ask';
    const read = text === '' ? { ok: true as const, text } : this.#inputs.read(field, text, row);
    if (!read.ok && !asItIs) return `${text} ${read.reason}; press the key again to set it as it is`;
    const value = read.ok ? read.text : text;
    if (consent.has(field) && value !== 'false')
      return 'a consent can only be taken away here: an opt-out is never undone by hand';
    const edit: GoldenEdit = { ...this.#recordOf(row), field, value, why: why.trim() };
    this.#inputs.saveEdit({ ...edit, at: this.#time() });
    this.#edits.add(edit);
    this.#done.push('edit');
    this.#last = `${field} set`;
    return null;
  }

  /** The entity of a row, with all of its records. */
  entity(row: number): EntityView {
    this.#checkRows([row]);
    const inputs = this.#inputs;
    const rows = this.#groups.rows(this.#groups.of(row)).slice(0, MOST_ROWS);
    const cells = goldenOf(rows, inputs.merging, this.#edits.standing());
    return {
      group: this.#groups.of(row),
      masterId: inputs.masterIdOf(this.#groups.baseOf(row)),
      records: rows.map((one) => recordView(one, inputs, this.#groups)),
      graph: clusterGraph(rows, inputs.explain, null),
      golden: goldenViews(cells, [cells, cells], rows[0]!, inputs),
    };
  }

  #say(answers: readonly (Pair & { readonly judgement: Answer })[]): void {
    const at = this.#time();
    this.#inputs.saveAnswers(answers.map((answer) => ({ at, ...answer })));
    this.#actions.add(answers);
    this.#done.push('answers');
    this.#refresh();
  }

  /** Never the same time twice: lines of one time are one keystroke. */
  #time(): string {
    let time = this.#inputs.now();
    if (time <= this.#lastTime) time = new Date(Date.parse(this.#lastTime) + 1).toISOString();
    this.#lastTime = time;
    return time;
  }

  /** Entities and open questions anew from the answers that stand. */
  #refresh(): void {
    const groups = new Groups(this.#inputs.merged);
    const standing = this.#actions.standing().flatMap(({ left, right, judgement }) => {
      const [a, b] = [this.#rowOf.get(recordId(left)), this.#rowOf.get(recordId(right))];
      return a === undefined || b === undefined ? [] : [{ left: a, right: b, judgement }];
    });
    const parted = new Set<number>();
    const differ = new Map<number, Set<number>>();
    const put = (row: number, other: number) => differ.set(row, (differ.get(row) ?? new Set()).add(other));
    for (const { left, right, judgement } of standing) {
      const entity = groups.baseOf(left);
      if (judgement !== 'different' || entity !== groups.baseOf(right)) continue;
      parted.add(entity);
      put(left, right);
      put(right, left);
    }
    for (const entity of parted) groups.part(groups.rows(entity), differ);
    for (const { left, right, judgement } of standing) if (judgement === 'same') groups.join(left, right);
    for (const { left, right, judgement } of standing) if (judgement === 'different') groups.keepApart(left, right);
    this.#groups = groups;
    this.#open = openQuestions(
      this.#questions,
      groups,
      ({ left, right }) => this.#actions.isAnswered(this.#pairOf(left, right)),
      this.#skipped,
    );
  }

  #caseOf(question: Question): CaseView {
    const inputs = this.#inputs;
    const groups = this.#groups;
    const { left, right } = question;
    const explanation = inputs.explain(left, right);
    const sides = [left, right].map((row) => groups.rows(groups.of(row)).slice(0, MOST_ROWS)) as [number[], number[]];
    const edits = this.#edits.standing();
    const [both, ...each] = [[...sides[0], ...sides[1]].sort((a, b) => a - b), ...sides].map((rows) =>
      goldenOf(rows, inputs.merging, edits),
    );
    const rows = this.#around(question, [...sides[0], ...sides[1]]);
    return {
      id: pairId(this.#pairOf(left, right)),
      left: recordView(left, inputs, groups),
      right: recordView(right, inputs, groups),
      why: question.why,
      whyText: whyText(question.why),
      probability: explanation.model === null ? null : explanation.model.probability,
      fields: fieldViews(left, right, inputs),
      waterfall: waterfallOf(explanation, inputs),
      rules: ruleLines(explanation),
      records: rows.map((row) => recordView(row, inputs, groups)),
      graph: clusterGraph([...sides[0], ...sides[1]], inputs.explain, [left, right]),
      golden: goldenViews(both!, [each[0]!, each[1]!], left, inputs),
      effect: this.#effectOf(question),
      answer: this.#actions.judgementOf(this.#pairOf(left, right)),
    };
  }

  /** The records of both entities and of those that other open questions tie to them: to be sorted in one go. */
  #around({ left, right }: Question, rows: readonly number[]): number[] {
    const groups = this.#groups;
    const near = new Set([groups.of(left), groups.of(right)]);
    const all = [...rows];
    for (const other of this.#open) {
      const [a, b] = [groups.of(other.left), groups.of(other.right)];
      if (near.has(a) === near.has(b)) continue;
      const more = groups.rows(near.has(a) ? b : a);
      if (all.length + more.length > MOST_ROWS) continue;
      near.add(a).add(b);
      all.push(...more);
    }
    return all;
  }

  #effectOf({ left, right }: Question): CaseView['effect'] {
    const groups = this.#groups;
    const [a, b] = [groups.of(left), groups.of(right)];
    // Joined, the two have one question with each third entity that both are asked about now.
    const thirds = new Map<number, number>();
    for (const other of this.#open) {
      const [c, d] = [groups.of(other.left), groups.of(other.right)];
      const third = c === a || c === b ? d : d === a || d === b ? c : null;
      if (third !== null && third !== a && third !== b) thirds.set(third, (thirds.get(third) ?? 0) + 1);
    }
    const doubled = [...thirds.values()].filter((count) => count > 1).length;
    return { pairs: groups.rows(a).length * groups.rows(b).length, questions: 1 + doubled };
  }

  /** Pairs of records between entities of the run that the answers joined or keep apart. */
  #settledPairs(): number {
    const { starts } = this.#inputs.merged;
    const size = (entity: number) => starts[entity + 1]! - starts[entity]!;
    const seen = new Set<string>();
    let pairs = 0;
    for (const { left, right, judgement } of this.#actions.standing()) {
      const [a, b] = [this.#rowOf.get(recordId(left)), this.#rowOf.get(recordId(right))];
      if (judgement === 'unsure' || a === undefined || b === undefined) continue;
      const [one, other] = [this.#groups.baseOf(a), this.#groups.baseOf(b)];
      const id = `${Math.min(one, other)} ${Math.max(one, other)}`;
      if (one === other) pairs++;
      else if (!seen.has(id)) pairs += size(one) * size(other);
      seen.add(id);
    }
    return pairs;
  }

  #isOne = (left: number, right: number) => this.#groups.of(left) === this.#groups.of(right);

  #questionOf(id: string): Question {
    const question = this.#open.find(({ left, right }) => pairId(this.#pairOf(left, right)) === id);
    if (question === undefined) throw new UsageError('this question is no longer open', 'load the page again');
    return question;
  }

  #pairOf = (left: number, right: number): Pair => orderedPair(this.#recordOf(left), this.#recordOf(right));

  #recordOf(row: number): Decision['left'] {
    const { origin } = this.#inputs.merging.table;
    const record = { source: origin.sources[origin.source[row]!]!, key: cellText(origin.key, row) };
    // Of records that share a key the first stands for all: they are one entity.
    if (!this.#rowOf.has(recordId(record))) this.#rowOf.set(recordId(record), row);
    return record;
  }

  #checkRows(rows: readonly number[]): void {
    const { rowCount } = this.#inputs.merging.table;
    if (!rows.every((row) => Number.isInteger(row) && row >= 0 && row < rowCount))
      throw new UsageError('there is no such record', 'load the page again');
  }
}
