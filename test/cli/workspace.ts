import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll } from 'vitest';

const COMMAND = fileURLToPath(new URL('../../bin/recordmill.js', import.meta.url));

/** What a command said and how it ended. */
export interface Ended {
  /** null where a signal that cannot be caught ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunSettings {
  readonly stdin?: string | Uint8Array;
  /** Standard input stays open after that. */
  readonly open?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the process as soon as it has started. */
  readonly meanwhile?: (child: ChildProcess) => void;
}

export type Row = Readonly<Record<string, string>>;

/** A folder of its own with a user's files in it, in which the built command is run as a user would run it. */
export class Workspace {
  readonly dir = mkdtempSync(join(tmpdir(), 'recordmill-'));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  path(...parts: readonly string[]): string {
    return join(this.dir, ...parts);
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
  }

  has = (name: string): boolean => existsSync(this.path(name));
  text = (name: string): string => readFileSync(this.path(name), 'utf8');
  list = (name: string): string[] => readdirSync(this.path(name)).sort();

  /** Cells of a CSV output in `out/current`, header first, with nothing read into them. */
  cells = (name: string, out = 'out'): string[][] =>
    parse(this.text(`${out}/current/${name}`), { relax_column_count: true });

  /** Lines of such a file as objects without a prototype: a column may be called `__proto__`. */
  rows(name: string, out = 'out'): Row[] {
    const [header = [], ...lines] = this.cells(name, out);
    return lines.map((cells) => {
      const row: Record<string, string> = Object.create(null);
      for (const [at, column] of header.entries()) row[column] = cells[at] ?? '';
      return row;
    });
  }

  findings(out = 'out'): { [name: string]: unknown; code: string; level: string; message: string }[] {
    const text = this.text(`${out}/current/findings.ndjson`);
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  }

  /** Runs `recordmill ARGS…` here. */
  run(args: readonly string[], { stdin = '', open = false, env, meanwhile }: RunSettings = {}): Promise<Ended> {
    const child = spawn(process.execPath, [COMMAND, ...args], { cwd: this.dir, env: { ...process.env, ...env } });
    child.stdin.on('error', () => {});
    child.stdin.write(stdin);
    if (!open) child.stdin.end();
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said.stderr += text;
    });
    meanwhile?.(child);
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, ...said }));
    });
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

const opened: Workspace[] = [];
afterAll(() => {
  for (const workspace of opened.splice(0)) workspace.remove();
});

/** A workspace that is removed when the tests of the file are done. */
export function workspace(files: Readonly<Record<string, string | Uint8Array>> = {}): Workspace {
  const made = new Workspace(files);
  opened.push(made);
  return made;
}
