import type { Column } from '../table/column.ts';
import { Dictionary } from '../table/dictionary.ts';
import type { DictionaryBuilder } from '../table/dictionary-builder.ts';
import { makeColumn } from '../table/make-column.ts';
import { mergeRunsTask, runOf, type ValueRun } from '../table/merge-runs.ts';
import { ValueGatherer } from '../table/value-gatherer.ts';
import type { Workers } from '../util/task.ts';
import type { PieceColumn } from './csv-piece.ts';
import { RowNumbers } from './row-numbers.ts';

/** Rows from `start` up to `end` whose values stand in one run. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly run: ValueRun;
  /** Whether the run has a value for each row; else the rows have codes. */
  readonly isDirect: boolean;
  /** The code of the run's first value, and the codes' new meaning, which stretches over one dictionary share. */
  readonly firstCode: number;
  readonly meaning: Meaning;
}

/** Filled in when all is read: the new code of each old one. */
interface Meaning {
  codes: Uint32Array | null;
  size: number;
}

/** A column that grows by rows: one by one through `codes` and `dictionary`, or by parts of a file. */
export class ColumnBuilder {
  readonly name: string;
  readonly gatherer = new ValueGatherer();
  readonly codes = new RowNumbers();
  readonly #stretches: Stretch[] = [];
  readonly #ownMeaning: Meaning = { codes: null, size: 1 };
  /** Rows that are in a stretch, and values of the own dictionary. */
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
    this.#push(row, run.starts.length, { run, isDirect: true, firstCode: 0, meaning: { codes: null, size: 0 } });
  }

  /** Rows from `row` on, of a piece that was read elsewhere. */
  putPiece(row: number, { codes, values, runs }: PieceColumn): void {
    this.#closeStretch(row);
    this.codes.putMany(row, codes);
    const meaning = { codes: null, size: values.starts.length + 1 };
    if (codes.length > 0) this.#push(row, codes.length, { run: values, isDirect: false, firstCode: 1, meaning });
    for (const run of runs) this.putRun(this.#rowsDone, run);
  }

  /** The rows up to `row` that no stretch has yet: what the own dictionary gained by them is a run. */
  #closeStretch(row: number): void {
    if (row === this.#rowsDone) return;
    const { dictionary } = this;
    const run = runOf(dictionary.view(), this.#codesDone, dictionary.size);
    const stretch = { run, isDirect: false, firstCode: this.#codesDone, meaning: this.#ownMeaning };
    this.#push(this.#rowsDone, row - this.#rowsDone, stretch);
    this.#codesDone = dictionary.size;
    this.#ownMeaning.size = dictionary.size;
  }

  #push(start: number, count: number, stretch: Omit<Stretch, 'start' | 'end'>): void {
    this.#rowsDone = start + count;
    this.#stretches.push({ ...stretch, start, end: this.#rowsDone });
  }

  /** May be called once. */
  async build(rowCount: number, workers: Workers): Promise<Column> {
    if (this.#stretches.length === 0) return makeColumn(this.name, this.dictionary.build(), this.codes.build(rowCount));
    this.#closeStretch(rowCount);
    const { bytes, offsets, maps } = await workers.run(
      mergeRunsTask,
      this.#stretches.map(({ run }) => run),
    );
    const codes = this.codes.build(rowCount);
    for (const [index, stretch] of this.#stretches.entries()) translate(stretch, maps[index]!, codes);
    this.#stretches.length = 0;
    return makeColumn(this.name, new Dictionary(bytes, offsets), codes);
  }
}

function translate(stretch: Stretch, map: Uint32Array, codes: Uint32Array): void {
  const { start, end, isDirect, firstCode, meaning } = stretch;
  if (isDirect) {
    codes.set(map, start);
    return;
  }
  meaning.codes ??= new Uint32Array(meaning.size);
  meaning.codes.set(map, firstCode);
  for (let row = start; row < end; row++) codes[row] = meaning.codes[codes[row]!]!;
}
