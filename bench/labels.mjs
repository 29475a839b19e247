import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { dedupe, evaluate } from '../dist/index.js';
import { openDesk } from '../dist/library/review.js';

/**
 * What answers teach: a table is deduplicated, the first N questions of the desk are answered by its truth, and it is
 * deduplicated again. `node bench/labels.mjs records.csv truth.csv [N]`; the truth has columns id and entity.
 */
const [records, truth, count = '50'] = process.argv.slice(2);
if (truth === undefined) throw new Error('node bench/labels.mjs records.csv truth.csv [N]');
const out = mkdtempSync(join(tmpdir(), 'recordmill-labels-'));
try {
  const entityOf = new Map(
    parse(readFileSync(truth), { columns: true, bom: true }).map(({ id, entity }) => [id, entity]),
  );
  const run = () => dedupe([records], { key: 'id', out });
  await run();
  const before = await evaluate(out, { truth });
  const { desk } = await openDesk(out);
  let answers = 0;
  for (; answers < Number(count); answers++) {
    const { question } = desk.view();
    if (question === null) break;
    const isSame = entityOf.get(question.left.key) === entityOf.get(question.right.key);
    desk.answer(question.id, isSame ? 'same' : 'different');
  }
  const { report } = await run();
  const after = await evaluate(out, { truth });
  const shown = ({ precision, recall, f1 }) => [precision, recall, f1].map((value) => value.toFixed(4)).join(' ');
  console.log(`${answers} answers; ${JSON.stringify(report.matching.learned)}`);
  console.log(`pairs: precision, recall, F1   ${shown(before.measures.pairs)} → ${shown(after.measures.pairs)}`);
  console.log(
    `highest F1 at ${before.best?.threshold} (${before.best?.f1.toFixed(4)}) → ${after.best?.threshold} (${after.best?.f1.toFixed(4)})`,
  );
} finally {
  rmSync(out, { recursive: true });
}
