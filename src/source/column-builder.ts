import type { Column } from '../table/column.ts';
import type { DictionaryBuilder } from '../table/dictionary-builder.ts';
import { makeColumn } from '../table/make-column.ts';
import { mergeRuns, runOf, type ValueRun } from '../table/merge-runs.ts';
import { ValueGatherer } from '../table/value-gatherer.ts';
import { RowNumbers } from './row-numbers.ts';

/** Rows from `start` up to `end` whose values stand in one place: a stretch of a dictionary's new values, or a run. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly run: ValueRun;
  /** null where the run has a value for each row. Else the codes of the rows are those of the dictionary. */
  readonly dictionary: DictionaryBuilder | null;
  /** First of the dictionary's codes that are in the run. */
  readonly firstCode: number;
}

/** A column that grows by rows: one by one through `codes` and `dictionary`, or by parts of a file. */
export class ColumnBuilder {
  readonly name: string;
  readonly gatherer = new ValueGatherer();
  readonly codes = new RowNumbers();
  readonly #stretches: Stretch[] = [];
  /** Rows and codes of the dictionary that are in a stretch. */
  #rowsDone = 0;
  #codesDone = 1;

  constructor(name: string) {
    this.name = name;
  }

  get dictionary(): DictionaryBuilder {
    return this.gatherer.dictionary;
  }

  /** Rows from `row` on, with a value each. */
  putRun(row: number, run: ValueRun): void {
    this.#closeStretch(row);
    this.#rowsDone = row + run.starts.length;
    this.#stretches.push({ start: row, end: this.#rowsDone, run, dictionary: null, firstCode: 0 });
  }

  /** The rows up to `row` that no stretch has yet: what their dictionary gained by them is a run of its own. */
  #closeStretch(row: number): void {
    if (row === this.#rowsDone) return;
    const { dictionary } = this;
    const run = runOf(dictionary.view(), this.#codesDone, dictionary.size);
    this.#stretches.push({ start: this.#rowsDone, end: row, run, dictionary, firstCode: this.#codesDone });
    this.#rowsDone = row;
    this.#codesDone = dictionary.size;
  }

  build(rowCount: number): Column {
    if (this.#stretches.length === 0) return makeColumn(this.name, this.dictionary.build(), this.codes.build(rowCount));
    this.#closeStretch(rowCount);
    const { dictionary, maps } = mergeRuns(this.#stretches.map(({ run }) => run));
    const codes = this.codes.build(rowCount);
    const codeOf = new Map<DictionaryBuilder, Uint32Array>();
    for (const [index, stretch] of this.#stretches.entries()) {
      const map = maps[index]!;
      if (stretch.dictionary === null) {
        codes.set(map, stretch.start);
        continue;
      }
      const all = codeOf.get(stretch.dictionary) ?? new Uint32Array(stretch.dictionary.size);
      codeOf.set(stretch.dictionary, all);
      all.set(map, stretch.firstCode);
      for (let row = stretch.start; row < stretch.end; row++) codes[row] = all[codes[row]!]!;
    }
    this.#stretches.length = 0;
    return makeColumn(this.name, dictionary, codes);
  }
}
