import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and what leads to it. Step by step, because Node's own `recursive` never returns where the system
 * refuses a folder as missing, as below /proc.
 */
export function makeFolder(path: string, mode = 0o777): void {
  if (existsSync(path)) {
    // Says that it is a file, if it is one.
    mkdirSync(path, { recursive: true, mode });
    return;
  }
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent, mode);
  mkdirSync(path, { mode });
}
