import { BitSet } from '../table/bit-set.ts';
import type { Column } from '../table/column.ts';
import { EMPTY } from '../table/dictionary.ts';
import { columnOf, type Table } from '../table/table.ts';
import { type TupleCodes, tupleCodes } from '../table/tuple-codes.ts';
import { type CelType, type CelValue, toCelValue } from './cel-value.ts';
import { type Expression, isFailure } from './expression.ts';

/** What a condition says of each row. A row that is in none of the three cannot be told, because a value is missing. */
export interface Outcomes {
  readonly yes: BitSet;
  readonly no: BitSet;
  /** Rows on which the expression cannot be carried out, by reason; rows ascending. */
  readonly failed: readonly { readonly reason: string; readonly rows: Uint32Array }[];
}

/**
 * Evaluates a condition over the rows of a table, among `rows` (null: all). It is evaluated once for each distinct
 * tuple of the values it reads, not once a row. Declined and empty cells are missing values.
 */
export function rowsWhere(table: Table, expression: Expression, rows: BitSet | null = null): Outcomes {
  const readers = expression.inputs.map(({ field, cel, isFilledTest }) => {
    const column = columnOf(table, field);
    return isFilledTest ? new FilledReader(column, cel) : new CellReader(column, cel);
  });
  const tuples = readers.length === 0 ? constantTuples(table) : tupleCodes(readers);
  const values: (CelValue | null)[] = new Array(readers.length).fill(null);
  const yes = new BitSet(table.rowCount);
  const no = new BitSet(table.rowCount);
  const failures = new Failures();

  // By tuple: 0 not asked yet, 1 true, 2 false, 3 unknown, 4 and above a reason of failure.
  const outcomes = new Uint16Array(tuples.size);
  const evaluate = (row: number): number => {
    for (let at = 0; at < readers.length; at++) values[at] = readers[at]!.value(row);
    const outcome = expression.evaluate(values);
    if (isFailure(outcome)) return 4 + failures.indexOf(outcome.failed);
    return outcome === true ? 1 : outcome === false ? 2 : 3;
  };
  for (let row = 0; row < table.rowCount; row++) {
    if (rows !== null && !rows.has(row)) continue;
    const tuple = tuples.codes[row]!;
    if (outcomes[tuple] === 0) outcomes[tuple] = evaluate(row);
    const outcome = outcomes[tuple]!;
    if (outcome === 1) yes.add(row);
    else if (outcome === 2) no.add(row);
    else if (outcome >= 4) failures.add(outcome - 4, row);
  }
  return { yes, no, failed: failures.list() };
}

const constantTuples = (table: Table): TupleCodes => ({ codes: new Uint32Array(table.rowCount), size: 1 });

/** What an expression reads of a column: codes, and the value of each. Code 0 is a missing value. */
interface Reader {
  readonly codes: Uint32Array;
  readonly size: number;
  value(row: number): CelValue | null;
}

/** The values of one column; each is converted once. */
class CellReader implements Reader {
  readonly codes: Uint32Array;
  readonly size: number;
  readonly #column: Column;
  readonly #convert: (text: string) => CelValue | null;
  readonly #values: (CelValue | null | undefined)[] = [];

  constructor(column: Column, cel: CelType) {
    this.#column = column;
    this.#convert = toCelValue[cel];
    this.size = column.dictionary.size;
    this.codes = withoutDeclined(column);
  }

  value(row: number): CelValue | null {
    const code = this.codes[row]!;
    if (code === EMPTY) return null;
    let value = this.#values[code];
    if (value === undefined) {
      value = this.#convert(this.#column.dictionary.text(code));
      this.#values[code] = value;
    }
    return value;
  }
}

/** Whether there is a value: two codes, however many values the column has. */
class FilledReader implements Reader {
  readonly codes: Uint32Array;
  readonly size = 2;

  constructor(column: Column, cel: CelType) {
    const cells = new CellReader(column, cel);
    // Text is always a value; what cannot be converted, as an integer beyond 64 bits, is none.
    const isFilled =
      cel === 'string' ? (row: number) => cells.codes[row] !== EMPTY : (row: number) => cells.value(row) !== null;
    this.codes = Uint32Array.from(cells.codes, (_, row) => (isFilled(row) ? 1 : 0));
  }

  value(row: number): boolean | null {
    return this.codes[row] === EMPTY ? null : true;
  }
}

/** The codes of a column with declined cells as empty ones. */
function withoutDeclined({ codes, declined }: Column): Uint32Array {
  if (declined === null) return codes;
  const readable = codes.slice();
  for (const row of declined) readable[row] = EMPTY;
  return readable;
}

const MAX_REASONS = 100;

/** Rows by reason of failure. Reasons hold values of the data at times; beyond a hundred they are counted as one. */
class Failures {
  readonly #reasons: string[] = [];
  readonly #rows: number[][] = [];

  indexOf(reason: string): number {
    const text = this.#reasons.length < MAX_REASONS ? reason : 'many different reasons';
    const found = this.#reasons.indexOf(text);
    if (found >= 0) return found;
    this.#rows.push([]);
    return this.#reasons.push(text) - 1;
  }

  add(index: number, row: number): void {
    this.#rows[index]!.push(row);
  }

  list(): Outcomes['failed'] {
    return this.#reasons.map((reason, index) => ({ reason, rows: Uint32Array.from(this.#rows[index]!) }));
  }
}
