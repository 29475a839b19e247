import { join } from 'node:path';
import { decisionColumns, decisionLine, pairId } from '../identity/decision-log.ts';
import { readDecisions } from '../identity/read-decisions.ts';
import { readIdentities } from '../identity/read-identities.ts';
import type { Decision } from '../link/link-result.ts';
import { AppendLog, DECISION_LOG } from '../sink/append-log.ts';
import { openRun } from '../sink/read-run.ts';
import { cellText } from '../table/column.ts';
import { isFormula } from '../util/formula.ts';
import { logLine } from '../util/log-text.ts';
import { standingDecisions } from './history.ts';
import { columnOfFile, readTableFile } from './read-table-file.ts';

/** What became of the answers of a filled-in review.csv. */
export interface ImportedReview {
  /** Answers in the file. */
  readonly answers: number;
  /** Those that were new or changed, and are in decisions.csv now. */
  readonly added: number;
  /** Pairs that the file calls the same and different, or answers by another word: they decide nothing. */
  readonly unclear: number;
  /** Answers about records that the result does not have: a spreadsheet may have rewritten their keys. */
  readonly unknown: readonly Pick<Decision, 'left' | 'right'>[];
}

const columns = ['left_source', 'left_key', 'right_source', 'right_key', 'decision'] as const;

/**
 * Takes the answers of a review.csv that was filled in elsewhere and came back as a spreadsheet writes it, in whatever
 * encoding and with whatever delimiter. They count as if they had been given at the desk today.
 */
export async function importReview(out: string, file: string): Promise<ImportedReview> {
  const published = openRun(out);
  const table = await readTableFile(file, '.');
  const cells = columns.map((name) => columnOfFile(table, file, name));
  const lines = Array.from({ length: table.rowCount }, (_, row) =>
    logLine(cells.map((column) => withoutGuard(cellText(column, row)))),
  );
  const { decisions, findings } = readDecisions([{ file, text: logLine(columns) + lines.join('') }]);
  const known = readIdentities(published.bytes('crosswalk.csv'));
  const isKnown = ({ source, key }: Decision['left']) => known.masterIdOf(source, key) !== undefined;
  const before = new Map(standingDecisions(out).map((decision) => [pairId(decision), decision.judgement]));
  const about = new Set(decisions.filter(({ left, right }) => isKnown(left) && isKnown(right)));
  const fresh = [...about].filter((decision) => before.get(pairId(decision)) !== decision.judgement);
  const now = Date.now();
  if (fresh.length > 0)
    new AppendLog(join(out, DECISION_LOG), decisionColumns).append(
      // Lines of one time are one keystroke: each answer has its own, so that undo takes them back one by one.
      fresh.map((decision, nth) => decisionLine({ at: new Date(now + nth).toISOString(), ...decision })),
    );
  return {
    answers: decisions.length,
    added: fresh.length,
    unclear: findings.length,
    unknown: decisions.filter((decision) => !about.has(decision)).map(({ left, right }) => ({ left, right })),
  };
}

/** The apostrophe that our copies for spreadsheets put before what would run as a formula. */
const withoutGuard = (text: string) => (text.startsWith("'") && isFormula(text.slice(1)) ? text.slice(1) : text);
