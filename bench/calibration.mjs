import { readTruth } from '../dist/evaluate/truth.js';
import { runAgain } from '../dist/library/again.js';
import { readTableFile } from '../dist/library/read-table-file.js';
import { probabilityOfWeight } from '../dist/link/score.js';
import { cellText } from '../dist/table/column.js';

/**
 * Whether match probabilities mean what they say: of the compared pairs with a probability near 0.8, eight in ten should
 * match. `node bench/calibration.mjs OUT truth.csv` prints the reliability curve of a result and its expected calibration
 * error: the mean distance of probability and share of matches, over pairs of a probability of at least 0.01 (the others
 * are so many, and so surely different, that they would hide any error).
 */
const [out, file] = process.argv.slice(2);
if (file === undefined) throw new Error('node bench/calibration.mjs OUT truth.csv');
let scored;
const { result } = await runAgain(out, {
  onScored: (one) => {
    scored = one;
  },
});
if (scored === undefined) throw new Error('the run asked no model');
const { origin } = result.accepted;
const truth = readTruth(await readTableFile(file, '.'), file, origin.sources, {});
const entities = Array.from({ length: result.accepted.rowCount }, (_, row) =>
  truth.entityOf({
    source: origin.sources[origin.source[row]],
    key: cellText(origin.key, row),
    line: origin.line[row],
  }),
);
const BINS = [0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.000001];
const bins = BINS.slice(1).map((to, at) => ({ from: BINS[at], to, pairs: 0, believed: 0, matches: 0 }));
for (let at = 0; at < scored.scores.length; at++) {
  const probability = probabilityOfWeight(scored.scores[at]);
  const bin = bins.find(({ from, to }) => probability >= from && probability < to);
  if (bin === undefined) continue;
  const [left, right] = [entities[scored.pairs.left[at]], entities[scored.pairs.right[at]]];
  bin.pairs++;
  bin.believed += probability;
  if (left !== undefined && left === right) bin.matches++;
}
const pairs = bins.reduce((sum, bin) => sum + bin.pairs, 0);
const error = bins.reduce((sum, bin) => sum + Math.abs(bin.believed - bin.matches), 0) / Math.max(1, pairs);
console.log('probability        pairs   believed    matched');
for (const { from, to, pairs: size, believed, matches } of bins) {
  if (size === 0) continue;
  const name = `${from.toFixed(2)} to ${Math.min(1, to).toFixed(2)}`;
  console.log(
    `${name}  ${String(size).padStart(9)}  ${(believed / size).toFixed(4).padStart(9)}  ${(matches / size).toFixed(4).padStart(9)}`,
  );
}
console.log(`expected calibration error ${error.toFixed(4)} over ${pairs} pairs`);
