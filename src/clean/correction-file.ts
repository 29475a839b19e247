import type { FieldPlan } from './rules.ts';

/** A line of a correction file, as read. */
export interface CorrectionLine {
  /** '' for every field that names the file. */
  readonly field: string;
  readonly from: string;
  readonly to: string;
  /** null: somebody says so. */
  readonly confidence: number | null;
}

/** Corrections of whole values, as data that may be posted to a worker thread. */
export interface KnownCorrections {
  /** Value as it stands in the cell → right value. The same value: it is to stay. */
  readonly sure: readonly (readonly [from: string, to: string])[];
  /** Those that are not sure enough to be made; they are reported. */
  readonly doubtful: readonly (readonly [from: string, to: string])[];
}

export const noCorrections: KnownCorrections = { sure: [], doubtful: [] };

/** What a correction file says of a field. A later line goes before an earlier one, one of the field before one of all. */
export function correctionsOf(lines: readonly CorrectionLine[], { name, correct }: FieldPlan): KnownCorrections {
  const found = new Map<string, CorrectionLine>();
  for (const wanted of ['', name]) {
    for (const line of lines) if (line.field === wanted && line.from !== '') found.set(line.from, line);
  }
  const least = correct?.confidence ?? 1;
  const isSure = ({ confidence }: CorrectionLine) => confidence === null || confidence >= least;
  const pairs = (lines: readonly CorrectionLine[]) => lines.map(({ from, to }) => [from, to] as const);
  const all = [...found.values()];
  return { sure: pairs(all.filter(isSure)), doubtful: pairs(all.filter((line) => !isSure(line))) };
}
