import { CsvScanner } from './csv-scanner.ts';

export interface DelimiterGuess {
  readonly used: string;
  readonly how: 'proven' | 'guessed';
  /** Another one that splits the records as evenly; null where there is none. */
  readonly rival: string | null;
}

/** In order of preference where they explain the file equally well. */
const CANDIDATES = [',', ';', '\t', '|', '^', '~', '\u001f', '\u0001', '§', '¦', ':'];
const MAX_RECORDS = 200;

/**
 * Finds the delimiter that splits the first records into the same number of cells as the header, quotes respected.
 * `sample` is the beginning of the file; its last record may be cut and is left out unless it is the whole file.
 */
export function detectDelimiter(sample: Uint8Array, isWhole: boolean, quote: string): DelimiterGuess {
  const scored = CANDIDATES.filter((candidate) => candidate !== quote)
    .map((delimiter) => ({ delimiter, ...score(sample, isWhole, delimiter, quote) }))
    .filter((candidate) => candidate.cells > 1)
    .sort((left, right) => right.even - left.even || right.cells - left.cells);
  const best = scored[0];
  if (best === undefined) return { used: ',', how: 'guessed', rival: null };
  const rival = scored.find((other) => other !== best && other.even > best.even * 0.9 && other.isCommon);
  const isClear = best.even >= 0.9 && rival === undefined;
  return {
    used: best.delimiter,
    how: isClear ? 'proven' : 'guessed',
    rival: isClear ? null : (rival?.delimiter ?? null),
  };
}

/** The share of records with as many cells as the header, weighed down for few records and for uncommon delimiters. */
function score(sample: Uint8Array, isWhole: boolean, delimiter: string, quote: string) {
  const scanner = new CsvScanner(delimiter, quote);
  let header = 0;
  let records = 0;
  let equal = 0;
  for (let at = 0; at < sample.length && records < MAX_RECORDS; ) {
    const next = scanner.next(sample, at, sample.length, isWhole);
    if (next < 0) break;
    if (scanner.textEnd > at && !scanner.isUnclosed) {
      records++;
      if (header === 0) header = scanner.cellCount;
      if (scanner.cellCount === header) equal++;
    }
    at = next;
  }
  const isCommon = ',;\t|'.includes(delimiter);
  return { cells: header, even: records === 0 ? 0 : (equal / records) * (isCommon ? 1 : 0.8), isCommon };
}

/** As a rule file writes it: "tab" for a tab, the character itself for any other. */
export function delimiterName(delimiter: string): string {
  return delimiter === '\t' ? 'tab' : delimiter;
}
