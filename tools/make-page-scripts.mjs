#!/usr/bin/env node
// Compiles the scripts of pages (pages/*.ts) into modules of src that hold them as plain text, so that a page can be made
// without reading files. Run after a change in pages/: `npm run pages`. A test tells when it was forgotten.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const pages = [['pages/report.ts', 'src/report/html/page-script.ts']];

/** A script of ours as a browser runs it. */
export function scriptOf(source) {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2021, module: ts.ModuleKind.ESNext, removeComments: true },
  });
  const script = outputText.replace(/^export \{\};\n/m, '').replace(/^ +/gm, '');
  return `(()=>{"use strict";\n${script}})();\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = new URL('../', import.meta.url);
  for (const [from, to] of pages) {
    const script = scriptOf(readFileSync(new URL(from, root), 'utf8'));
    const lines = script.split('\n').map((line) => `  ${JSON.stringify(line)},`);
    const head = `/** Made by tools/make-page-scripts.mjs from ${from}: change it there. */\n// biome-ignore format: it is made\n`;
    writeFileSync(
      new URL(to, root),
      `${head}export const pageScript: string = [\n${lines.join('\n')}\n].join('\\n');\n`,
    );
    console.log(`${to}: ${script.length} bytes`);
  }
}
