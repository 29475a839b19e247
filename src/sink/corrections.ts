import type { CleanResult } from '../clean/clean-result.ts';
import type { RunResult } from '../run-result.ts';
import type { ByteWriter } from './byte-writer.ts';
import { type CsvFormat, CsvWriter } from './csv-writer.ts';

/** Columns of a correction file; a person edits `to`, and empties `confidence` where the line is right. */
const header = ['field', 'from', 'to', 'count', 'reason', 'confidence'];

const reasons = {
  form: 'same but for case, accents, marks or spaces',
  order: 'same words',
  typo: 'typing error',
  sound: 'sounds alike',
} as const;

type Learned = CleanResult['learned'];

/** A line for each correction that was learned from a field, made or not, of the form that `correct.file` reads. */
export const writeCorrections = ({ cleaned }: Pick<RunResult, 'cleaned'>, out: ByteWriter, format: CsvFormat): number =>
  writeLearned(cleaned.learned, out, format);

export function writeLearned(learned: Learned, out: ByteWriter, format: CsvFormat): number {
  const csv = new CsvWriter(out, format, header);
  for (const { field, spellings } of learned) {
    for (const { from, to, count, reason, confidence } of spellings) {
      csv.text(field);
      csv.text(from);
      csv.text(to);
      csv.integer(count);
      csv.text(reasons[reason]);
      csv.text(String(confidence));
      csv.endRow();
    }
  }
  return csv.rowCount;
}
