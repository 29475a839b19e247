import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder } from '../sink/make-folder.ts';
import { asOutputError } from '../sink/output-error.ts';
import { UsageError } from '../util/usage-error.ts';
import type { RunOptions } from './options.ts';
import { type RunOutcome, run } from './run.ts';

/** The date the demo's exports were made: what counts as today, so that the demo says the same every day. */
const DEMO_TODAY = '2026-10-01';

/** Copies the shipped exports and rules into a folder of the user's, and carries out the main job there. */
export async function demo(folder: string, options: Omit<RunOptions, 'out'> = {}): Promise<RunOutcome> {
  const shipped = fileURLToPath(new URL('../../fixtures/demo/', import.meta.url));
  if (!existsSync(shipped))
    throw new UsageError('the demo’s exports are missing from this installation', 'install the package anew');
  try {
    makeFolder(folder);
    for (const part of ['exports', 'rules.yaml', 'rates.csv', 'cities.csv']) {
      cpSync(join(shipped, part), join(folder, part), { recursive: true });
    }
  } catch (error) {
    throw asOutputError(error, folder);
  }
  return run(join(folder, 'rules.yaml'), { today: DEMO_TODAY, ...options, out: join(folder, 'out') });
}
