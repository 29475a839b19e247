import { blocksTask } from './blocking.ts';
import { compareTask } from './compare-pairs.ts';
import { formsTask } from './fields.ts';
import { agreeingPairsTask, randomPairsTask } from './make-model.ts';

/** The parts of matching that threads do side by side. */
export const linkTasks = [formsTask, blocksTask, compareTask, randomPairsTask, agreeingPairsTask] as const;
