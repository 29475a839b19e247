import { fieldTypes } from '../dist/field-type/index.js';
import { evidenceColumns, judge, LOCALES, PHONE_COUNTRIES } from './evidence-columns.mjs';

/*
 * How well a column's convention is settled from its values: node bench/evidence.mjs [SEED] [VALUES] [--show].
 * A column is right where at least 99 % of its values are read as they are meant and none otherwise, refused where
 * values are left as they are, wrong where even one value is read as something else.
 */

const [seed = '7', size = '200'] = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const show = process.argv.includes('--show');
const types = new Map(Object.entries(fieldTypes));
const kinds = new Map();
const totals = { right: 0, refused: 0, wrong: 0 };
const started = performance.now();
for (const column of evidenceColumns(Number(seed), Number(size))) {
  const { verdict, example, evidence } = judge(column, types, '2026-11-23');
  const counts = kinds.get(column.kind) ?? { right: 0, refused: 0, wrong: 0 };
  kinds.set(column.kind, counts);
  counts[verdict]++;
  if (!column.kind.startsWith('hard')) totals[verdict]++;
  if (verdict === 'wrong') console.log(`WRONG ${column.id}: ${example}`, JSON.stringify(evidence).slice(0, 600));
  else if (show && verdict === 'refused' && !column.kind.startsWith('hard'))
    console.log(
      `refused ${column.id}: ${example}`,
      JSON.stringify(evidence.map(({ examples, against, ...one }) => one)).slice(0, 400),
    );
}
const percent = (part, whole) => `${((100 * part) / whole).toFixed(2)} %`;
const all = totals.right + totals.refused + totals.wrong;
for (const [kind, { right, refused, wrong }] of kinds) {
  console.log(
    `${kind.padEnd(36)} ${String(right).padStart(5)} right ${String(refused).padStart(5)} refused ${String(wrong).padStart(5)} wrong`,
  );
}
console.log(
  `${LOCALES.length} locales, ${PHONE_COUNTRIES.length} countries, ${all} ordinary columns of ${size} values in ${((performance.now() - started) / 1000).toFixed(1)} s:`,
);
console.log(
  `${percent(totals.right, all)} right, ${percent(totals.refused, all)} refused, ${percent(totals.wrong, all)} wrong`,
);
const wrong = [...kinds.values()].reduce((sum, counts) => sum + counts.wrong, 0);
process.exitCode = wrong > all / 1000 ? 1 : 0;
