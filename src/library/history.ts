import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Finding } from '../finding/finding.ts';
import type { Identities } from '../identity/identity-result.ts';
import { readDecisions } from '../identity/read-decisions.ts';
import { readIdentities } from '../identity/read-identities.ts';
import type { Decision } from '../link/link-result.ts';
import { lastRunWith } from '../sink/retention.ts';
import { UsageError } from '../util/usage-error.ts';
import type { Prepared } from './prepare.ts';

/** What earlier runs into the same folder, and people, left for this one. */
export interface History {
  readonly identities: Identities | null;
  readonly decisions: readonly Decision[];
  readonly findings: readonly Finding[];
}

/** Reads the last run's crosswalk and review, and first the decisions file that the rules name: what it says stands. */
export function loadHistory(out: string, { decisionsFile, directory }: Prepared): History {
  const files: { file: string; text: string }[] = [];
  if (decisionsFile !== '') {
    const path = resolve(directory, decisionsFile);
    if (!existsSync(path))
      throw new UsageError(
        `${decisionsFile}: there is no such file of decisions`,
        'match.decisions is relative to the rule file',
      );
    files.push({ file: decisionsFile, text: readFileSync(path, 'utf8') });
  }
  const review = fileOfLastRun(out, 'review.csv');
  if (review !== null) files.push({ file: review, text: readFileSync(review, 'utf8') });
  const { decisions, findings } = readDecisions(files);
  const crosswalk = fileOfLastRun(out, 'crosswalk.csv');
  return { identities: crosswalk === null ? null : readIdentities(readFileSync(crosswalk)), decisions, findings };
}

/** A `validate` or `clean` into the same folder wrote neither: the run before it did. */
function fileOfLastRun(out: string, name: string): string | null {
  const folder = lastRunWith(out, name);
  return folder === null ? null : join(folder, name);
}
