import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { importedText, importRules } from '../import/import-rules.ts';
import { loadRules } from '../rulefile/load-rules.ts';
import { UsageError } from '../util/usage-error.ts';
import { registriesWith } from './registries.ts';

export interface ImportOptions {
  /** File that the rules are written to. Left out: nothing is written. */
  readonly out?: string;
  /** Writes over a file that exists. */
  readonly force?: boolean;
}

export interface Imported {
  readonly from: 'splink' | 'csvdedupe';
  /** The rule file. */
  readonly text: string;
  /** What could not be carried over, or not as it was. */
  readonly notes: readonly string[];
}

/** A rule file made of Splink settings or of a configuration of csvdedupe. */
export function importConfiguration(file: string, { out, force = false }: ImportOptions = {}): Imported {
  if (!existsSync(file)) throw new UsageError(`${file}: there is no such file`);
  const imported = importRules(readFileSync(file, 'utf8'), file);
  const text = importedText(imported);
  // Whatever was written there, this must be a rule file that a run takes.
  loadRules(text, registriesWith());
  if (out !== undefined) {
    if (existsSync(out) && !force) throw new UsageError(`${out} exists already`, 'name another file, or use --force');
    writeFileSync(out, text);
  }
  return { from: imported.from, text, notes: imported.notes };
}
