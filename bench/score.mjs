import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** The cells of two columns of a CSV file, row by row. */
function readPairs(path, from, to) {
  const rows = parse(readFileSync(path), { columns: true, bom: true });
  return rows.map((row) => [row[from], row[to]]);
}

const pairsOf = (sizes) => [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);

function tally(keys) {
  const sizes = new Map();
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return sizes;
}

/**
 * Precision, recall and F1 over pairs of records, of a crosswalk against truth.csv (id,entity). Pairs are counted from
 * the sizes of groups: those of the truth, those of the crosswalk, and those in which both agree.
 */
export function scorePairs(truthPath, crosswalkPath, { key = 'key', cluster = 'master_id' } = {}) {
  const entityOf = new Map(readPairs(truthPath, 'id', 'entity'));
  const clusters = readPairs(crosswalkPath, key, cluster);
  const both = clusters.map(([id, group]) => `${group}\n${entityOf.get(id)}`);
  const right = pairsOf(tally(both));
  const found = pairsOf(tally(clusters.map(([, group]) => group)));
  const wanted = pairsOf(tally(entityOf.values()));
  const precision = found === 0 ? 1 : right / found;
  const recall = wanted === 0 ? 1 : right / wanted;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  const unknown = clusters.filter(([id]) => !entityOf.has(id)).length;
  return { precision, recall, f1, records: clusters.length, expected: entityOf.size, unknown };
}
