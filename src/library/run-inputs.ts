import type { RunInputs } from '../run.ts';
import type { History } from './history.ts';
import type { Prepared } from './prepare.ts';
import type { Resources } from './resources.ts';
import type { Cleaning } from './world.ts';

/** What the main job is given, from what was loaded for it. */
export const runInputs = (
  { registries, model }: Pick<Prepared, 'registries' | 'model'>,
  { reference }: Resources,
  { context, workers }: Cleaning,
  { identities, decisions, edits, findings }: Omit<History, 'logs'>,
  onProgress: RunInputs['onProgress'],
): RunInputs => ({
  registries,
  clean: context,
  workers,
  reference,
  identities,
  decisions,
  edits,
  model,
  findings,
  onProgress,
});
