import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The end of the name of a run's folder while it is being written. */
export const UNFINISHED = '.unfinished';

const RUN = /^\d{8}T\d{9}Z-[0-9a-f]{6}$/;
const WHOLE_RUNS = 2;
const KNOWN_RUNS = 30;
const KEPT_OF_KNOWN = ['run.json', 'report.json'];
/** What the next run reads of the last: a run of `validate` or `clean` writes none, and must not make it forgotten. */
const MEMORY = ['crosswalk.csv', 'review.csv'];

export const isUnfinished = (name: string): boolean =>
  name.endsWith(UNFINISHED) && RUN.test(name.slice(0, -UNFINISHED.length));

/** Keeps the last two runs whole and the last thirty as run.json and report.json. Touches nothing that is not a run. */
export function tidyRuns(out: string, current: string): void {
  const runs = join(out, 'runs');
  const earlier = readdirSync(runs)
    .filter((name) => RUN.test(name) && name !== current)
    .sort()
    .reverse();
  const remembering = MEMORY.map((file) => lastRunWith(out, file));
  for (const [at, name] of earlier.entries()) {
    if (remembering.includes(join(runs, name))) continue;
    const folder = join(runs, name);
    if (at >= KNOWN_RUNS - 1) rmSync(folder, { recursive: true, force: true });
    else if (at >= WHOLE_RUNS - 1) strip(folder);
  }
}

/** The folder of the last run that wrote a file; null where none did. */
export function lastRunWith(out: string, file: string): string | null {
  const runs = join(out, 'runs');
  if (!existsSync(runs)) return null;
  const name = readdirSync(runs)
    .filter((one) => RUN.test(one))
    .sort()
    .findLast((one) => existsSync(join(runs, one, file)));
  return name === undefined ? null : join(runs, name);
}

function strip(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!KEPT_OF_KNOWN.includes(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
