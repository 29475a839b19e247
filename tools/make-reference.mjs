import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

// Writes docs/reference from the definitions of the built program (npm run docs builds it first). test/docs holds the
// pages against the same function, so that they cannot fall behind.
const built =
  process.argv[2] === undefined ? new URL('../dist/', import.meta.url) : pathToFileURL(`${process.argv[2]}/`);
const { referencePages } = await import(new URL('rulefile/reference.js', built));
const { registriesWith } = await import(new URL('library/registries.js', built));
const { catalogue } = await import(new URL('finding/catalogue.js', built));

const folder = new URL('../docs/reference/', import.meta.url);
const pages = referencePages(registriesWith(), catalogue);
rmSync(folder, { recursive: true, force: true });
for (const [path, text] of pages) {
  const file = new URL(path, folder);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, text);
}
process.stderr.write(`docs/reference: ${pages.size} pages\n`);
