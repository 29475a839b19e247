import type { Evidence, ValueCount } from '../field-type.ts';
import { plainText } from '../number/plain-text.ts';
import type { DateOptions } from './date-options.ts';

const SHAPE = /^(\d{1,2})([./ -]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?!\d)/;
/** A few rows that contradict a column of thousands are typing errors, not a second convention. */
const TOLERATED = 0.01;
const SEPARATORS = ['.', '/', '-', ' '] as const;

/** Four digits in front: the order is in the form. */
function startsWithYear(text: string): boolean {
  for (let at = 0; at < 4; at++) {
    const code = text.charCodeAt(at);
    if (!(code >= 48 && code <= 57)) return false;
  }
  return true;
}

interface Tally {
  DMY: number;
  MDY: number;
  undecided: number;
  readonly examples: { DMY: string[]; MDY: string[] };
}

/**
 * Whether the dates of a column are written day first or month first, by the numbers above 12 in them; for each
 * separator by itself, because exports of several systems come in one file. Where the evidence contradicts itself,
 * or there is none, `auto` stays: only dates that can be read in one way are read.
 */
export function settleOrder(
  options: DateOptions,
  values: readonly ValueCount[],
): { readonly options: DateOptions; readonly evidence: readonly Evidence[] } {
  if (options.order !== 'auto' || options.locale !== '' || options.format !== '') return { options, evidence: [] };
  const tallies = new Map<string, Tally>();
  for (const { text, count } of values) {
    if (startsWithYear(text)) continue;
    const match = SHAPE.exec(plainText(text));
    if (match === null) continue;
    const [, first, separator = '', second, third = ''] = match;
    let tally = tallies.get(separator);
    if (tally === undefined) {
      tally = { DMY: 0, MDY: 0, undecided: 0, examples: { DMY: [], MDY: [] } };
      tallies.set(separator, tally);
    }
    const mayLead = third.length === 2 && separator !== '.' && Number(third) >= 1 && Number(third) <= 31;
    const order = decide(Number(first), Number(second), mayLead);
    if (order === undefined) tally.undecided += count;
    else {
      tally[order] += count;
      if (tally.examples[order].length < 5) tally.examples[order].push(text);
    }
  }
  const settled = new Map<string, 'DMY' | 'MDY'>();
  const evidence: Evidence[] = [];
  for (const separator of SEPARATORS) {
    const tally = tallies.get(separator);
    if (tally === undefined) continue;
    const order = verdict(tally);
    if (order !== null) settled.set(separator, order);
    evidence.push(toEvidence(tally, order));
  }
  if (settled.size === 0) return { options, evidence };
  return { options: { ...options, order: Object.fromEntries(settled) }, evidence };
}

/** `mayLead`: the first number may be a year of two digits and the last one the day. */
function decide(first: number, second: number, mayLead: boolean): 'DMY' | 'MDY' | undefined {
  if (mayLead && second <= 12) return undefined;
  if (first > 12 && first <= 31 && second >= 1 && second <= 12) return 'DMY';
  if (second > 12 && second <= 31 && first >= 1 && first <= 12) return 'MDY';
  return undefined;
}

function verdict({ DMY, MDY }: Tally): 'DMY' | 'MDY' | null {
  const winner = DMY >= MDY ? 'DMY' : 'MDY';
  const most = Math.max(DMY, MDY);
  return most > 0 && Math.min(DMY, MDY) <= (DMY + MDY) * TOLERATED ? winner : null;
}

function toEvidence(tally: Tally, settled: 'DMY' | 'MDY' | null): Evidence {
  const { DMY, MDY, undecided, examples } = tally;
  return {
    option: 'order',
    settled,
    supporting: Math.max(DMY, MDY),
    contradicting: Math.min(DMY, MDY),
    undecided,
    examples: settled === null ? [...examples.DMY.slice(0, 3), ...examples.MDY.slice(0, 2)] : examples[settled],
  };
}
