import { sourceFindings } from '../finding/catalogue/source.ts';
import { type Finding, type FindingInput, type Level, makeFinding, type Reject } from '../finding/finding.ts';

export type SourceCode = keyof typeof sourceFindings;

interface Grouped {
  readonly input: FindingInput;
  readonly rows: number[] | Uint32Array;
}

/** Where a record begins, and the line where it was found to be broken, if that is another. */
export interface RejectPlace {
  readonly file: string;
  readonly line: number;
  readonly foundAt?: number;
}

export interface AboutRow {
  /** Rows of one group share a finding; the value stands for it where there is none. */
  readonly group?: string;
  /** The row has a finding of its own. */
  readonly isAlone?: boolean;
  readonly field?: string;
  readonly value?: string;
  readonly detail?: Finding['detail'];
  readonly level?: Level;
}

/** What a reader of rows tells of them. */
export interface RowLog {
  atRow(code: SourceCode, row: number, about: AboutRow): void;
}

/** Findings and rejects of one source, gathered while it is read. Rows that share a finding are put together. */
export class SourceLog implements RowLog {
  readonly rejects: Reject[] = [];
  readonly #source: string;
  readonly #findings: Grouped[] = [];
  readonly #groups = new Map<string, Grouped & { readonly rows: number[] }>();

  constructor(source: string) {
    this.#source = source;
  }

  /** Something about the source or one of its files. */
  note(
    code: SourceCode,
    place: { file: string | null; line: number | null },
    detail: Finding['detail'] = {},
    level?: Level,
  ): void {
    const input = {
      code,
      level: level ?? sourceFindings[code].level,
      detail,
      place: { source: this.#source, ...place },
    };
    this.#findings.push({ input, rows: [] });
  }

  /** Something about a row; `value` and `detail` are those of the first row with the same code, field and group. */
  atRow(code: SourceCode, row: number, about: AboutRow): void {
    const group = about.isAlone ? `${row}` : about.group;
    const id = JSON.stringify([code, about.field ?? null, group ?? about.value ?? null]);
    let found = this.#groups.get(id);
    if (found === undefined) {
      const { field = null, value = null, detail = {}, level = sourceFindings[code].level } = about;
      found = { input: { code, level, field, value, detail }, rows: [] };
      this.#groups.set(id, found);
      this.#findings.push(found);
    }
    if (found.rows.at(-1) !== row) found.rows.push(row);
  }

  /** Something about rows that are all known. */
  atRows(code: SourceCode, rows: Uint32Array, about: Partial<Finding>): void {
    this.#findings.push({ input: { code, level: sourceFindings[code].level, ...about }, rows });
  }

  /** A record that is put aside, with the finding that says so. What cannot be read is an error: it is in no output but the rejects. */
  reject(code: SourceCode, place: RejectPlace, raw: string, detail: Finding['detail'] = {}): void {
    const { file, line, foundAt = line } = place;
    this.rejects.push({ source: this.#source, file, line, reason: code, raw });
    this.note(code, { file, line: foundAt }, detail, 'error');
  }

  findings(): Finding[] {
    return this.#findings.map(({ input, rows }) =>
      makeFinding(rows.length > 0 ? { ...input, rows: Uint32Array.from(rows) } : input),
    );
  }
}
