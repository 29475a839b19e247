import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Compiles src into dist from scratch, so that no file of an earlier build stays behind. The scripts of pages are
 * compiled apart, because they know a browser and nothing of Node.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
rmSync(join(root, 'dist'), { recursive: true, force: true });
const projects = ['tsconfig.build.json', 'src/review/client/tsconfig.json'];
const failed = projects
  .map((project) => spawnSync(process.execPath, [tsc, '-p', join(root, project)], { stdio: 'inherit' }).status ?? 1)
  .find((status) => status !== 0);
if (failed === undefined) copyFileSync(join(root, 'src/review/client/style.css'), join(root, 'dist/review/style.css'));
process.exitCode = failed ?? 0;
