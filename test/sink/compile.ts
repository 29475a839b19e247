import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Compiles a file of this project, and what it imports by a relative path, for a child process that knows no TypeScript. Gives its path. */
export function compile(entry: string): string {
  const target = mkdtempSync(join(tmpdir(), 'recordmill-compiled-'));
  writeFileSync(join(target, 'package.json'), '{ "type": "module" }');
  const done = new Set<string>();
  const visit = (path: string) => {
    if (done.has(path)) return;
    done.add(path);
    const source = readFileSync(join(ROOT, path), 'utf8');
    const options = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext };
    const output = ts.transpileModule(source, { compilerOptions: options }).outputText;
    const file = join(target, path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, output.replace(/(from '\.[^']+)\.ts'/g, "$1.js'"));
    for (const [, to] of output.matchAll(/from '(\.[^']+\.ts)'/g)) visit(join(dirname(path), to!));
  };
  visit(entry);
  return join(target, entry.replace(/\.ts$/, '.js'));
}
