import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The end of the name of a run's folder while it is being written. */
export const UNFINISHED = '.unfinished';

const RUN = /^\d{8}T\d{9}Z-[0-9a-f]{6}$/;
const WHOLE_RUNS = 2;
const KNOWN_RUNS = 30;
const KEPT_OF_KNOWN = ['run.json', 'report.json'];

export const isUnfinished = (name: string): boolean =>
  name.endsWith(UNFINISHED) && RUN.test(name.slice(0, -UNFINISHED.length));

/** Keeps the last two runs whole and the last thirty as run.json and report.json. Touches nothing that is not a run. */
export function tidyRuns(out: string, current: string): void {
  const runs = join(out, 'runs');
  const earlier = readdirSync(runs)
    .filter((name) => RUN.test(name) && name !== current)
    .sort()
    .reverse();
  for (const [at, name] of earlier.entries()) {
    const folder = join(runs, name);
    if (at >= KNOWN_RUNS - 1) rmSync(folder, { recursive: true, force: true });
    else if (at >= WHOLE_RUNS - 1) strip(folder);
  }
}

function strip(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!KEPT_OF_KNOWN.includes(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
