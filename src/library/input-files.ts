import { resolve } from 'node:path';
import type { Plan } from '../plan/plan.ts';
import { resolveFiles } from '../source/files.ts';

/** Paths of all files that the plan's sources read, so that none of them is written over. */
export async function inputFiles(plan: Plan, directory: string): Promise<string[]> {
  const paths: string[] = [];
  for (const source of plan.sources) {
    if (source.file.length === 0) continue;
    for (const file of await resolveFiles(source, directory)) if (file !== '-') paths.push(resolve(directory, file));
  }
  return paths;
}
