import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Finding } from '../finding/finding.ts';
import { type LoggedDecision, readDecisionLog } from '../identity/decision-log.ts';
import type { Identities } from '../identity/identity-result.ts';
import { type DecisionFile, readDecisions } from '../identity/read-decisions.ts';
import { readIdentities } from '../identity/read-identities.ts';
import type { Decision } from '../link/link-result.ts';
import { type GoldenEdit, readGoldenEdits } from '../merge/golden-edits.ts';
import { bytesOf, DECISION_LOG, EDIT_LOG } from '../sink/append-log.ts';
import { openRun } from '../sink/read-run.ts';
import { lastRunWith } from '../sink/retention.ts';
import { UsageError } from '../util/usage-error.ts';
import type { Prepared } from './prepare.ts';

/** What earlier runs into the same folder, and people, left for this one. */
export interface History {
  readonly identities: Identities | null;
  readonly decisions: readonly Decision[];
  /** Golden values that a person set. */
  readonly edits: readonly GoldenEdit[];
  readonly findings: readonly Finding[];
  /** How much of each log this is, for run.json: a later run knows by it what is new. */
  readonly logs: RunLogs;
}

/** Length and hash of the logs as a run read them. Of what was added since, the run knew nothing. */
export interface RunLogs {
  readonly decisions: LogMark;
  readonly edits: LogMark;
}

export interface LogMark {
  readonly bytes: number;
  readonly sha256: string;
}

/** Everything for the next run, or what the published run itself was told. */
type Scope = 'next' | 'published';

export const noHistory: History = {
  identities: null,
  decisions: [],
  edits: [],
  findings: [],
  logs: { decisions: markOf(new Uint8Array()), edits: markOf(new Uint8Array()) },
};

/**
 * Reads the last run's crosswalk and what people decided. The file that the rules name goes before all; then come the
 * answers of the review desk that are newer than the last run's review.csv, which carries all earlier ones over; so an
 * answer that was changed in that spreadsheet stands.
 */
export function loadHistory(out: string, { decisionsFile, directory }: Prepared, scope: Scope = 'next'): History {
  const files: DecisionFile[] = [];
  if (decisionsFile !== '') {
    const path = resolve(directory, decisionsFile);
    if (!existsSync(path))
      throw new UsageError(
        `${decisionsFile}: there is no such file of decisions`,
        'match.decisions is relative to the rule file',
      );
    files.push({ file: decisionsFile, text: readFileSync(path, 'utf8') });
  }
  const reviewed = lastRunWith(out, 'review.csv');
  const marks = reviewed === null ? null : marksOf(reviewed);
  const decisionBytes = bytesOf(join(out, DECISION_LOG));
  // The published run may have left review.csv out: it was told what was logged since the one that wrote the last.
  const told = scope === 'next' ? null : marksOf(openRun(out).folder);
  const logged = scope === 'next' ? decisionBytes : decisionBytes.subarray(0, newFrom(decisionBytes, told?.decisions));
  const log = readDecisionLog(logged, join(out, DECISION_LOG), newFrom(logged, marks?.decisions));
  files.push({ logged: log.answers });
  if (reviewed !== null) {
    const review = join(reviewed, 'review.csv');
    files.push({ file: review, text: readFileSync(review, 'utf8') });
  }
  const { decisions, findings } = readDecisions(files);
  const editBytes = bytesOf(join(out, EDIT_LOG));
  const known = scope === 'next' ? editBytes : editBytes.subarray(0, told?.edits.bytes ?? 0);
  const crosswalk = lastRunWith(out, 'crosswalk.csv');
  return {
    identities: crosswalk === null ? null : readIdentities(readFileSync(join(crosswalk, 'crosswalk.csv'))),
    decisions,
    edits: readGoldenEdits(known, join(out, EDIT_LOG)),
    findings: [...findings, ...log.findings],
    logs: { decisions: markOf(decisionBytes), edits: markOf(editBytes) },
  };
}

/** What people said at the desk, for a session that goes on from there. */
export interface DeskHistory {
  /** Answers that the published run was not told of. */
  readonly answers: readonly LoggedDecision[];
  /** All golden values that people set. */
  readonly edits: readonly GoldenEdit[];
}

export function deskHistory(out: string): DeskHistory {
  return {
    answers: answersSince(out, openRun(out).folder),
    edits: readGoldenEdits(bytesOf(join(out, EDIT_LOG)), join(out, EDIT_LOG)),
  };
}

/** What stands of every pair that people decided, told to a run or not. */
export function standingDecisions(out: string): readonly Decision[] {
  const reviewed = lastRunWith(out, 'review.csv');
  const carried = reviewed === null ? [] : [join(reviewed, 'review.csv')];
  return readDecisions([
    { logged: answersSince(out, reviewed) },
    ...carried.map((file) => ({ file, text: readFileSync(file, 'utf8') })),
  ]).decisions;
}

/** Answers that a run was not told of; all of them where there is no such run. */
function answersSince(out: string, folder: string | null): readonly LoggedDecision[] {
  const bytes = bytesOf(join(out, DECISION_LOG));
  const marks = folder === null ? null : marksOf(folder);
  return readDecisionLog(bytes, join(out, DECISION_LOG), newFrom(bytes, marks?.decisions)).answers;
}

function markOf(bytes: Uint8Array): LogMark {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** How far a run had read the logs; null where it is of a time without them. */
function marksOf(folder: string): RunLogs | null {
  const path = join(folder, 'run.json');
  if (!existsSync(path)) return null;
  const facts = JSON.parse(readFileSync(path, 'utf8')) as { readonly logs?: RunLogs };
  return facts.logs ?? null;
}

/** The byte from which lines are new: 0 where those before the mark are no longer what they were. */
function newFrom(bytes: Uint8Array, mark: LogMark | undefined): number {
  if (mark === undefined || bytes.length < mark.bytes) return 0;
  return markOf(bytes.subarray(0, mark.bytes)).sha256 === mark.sha256 ? mark.bytes : 0;
}
