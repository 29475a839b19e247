import type { Column } from '../table/column.ts';
import { countCodes } from '../table/column.ts';
import { type CodesOf, tupleCodes } from '../table/tuple-codes.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import { agreementOf, groupsOf, type Strength } from './groups.ts';

/*
 * Functional dependencies, as `postal_code -> city`: where records agree in some columns they agree in another, but
 * for a few errors. Found by counting, for every pair of columns that may be one, how often the values of a group are
 * its most frequent one; all of it on codes.
 */

/** A dependency that nearly holds. */
export interface Dependency {
  readonly from: readonly string[];
  readonly to: string;
  readonly strength: Strength;
}

/** Records in which at least so many rows share a value are groups that show something. */
export const LEAST_GROUP = 3;
/** Share of the rows in groups that must hold the value of their group. */
const LEAST_AGREEMENT = 0.9;
/** Share of the errors of "always the most frequent value" that a dependency must do away with. */
const LEAST_GAIN = 0.3;
/** Share of all rows that must stand in groups. */
const LEAST_COVERAGE = 0.5;
/** A dependency on two columns must do away with so much of what is left by each alone. */
const LEAST_GAIN_OF_TWO = 0.3;
const LEAST_ROWS_OF_TWO = 0.9;
/** Where one column decides so well, no two are tried. */
const WELL_DECIDED = 0.995;
/** How many columns may decide one, and how many times the errors of the strongest they may leave. */
const MOST_DECIDERS = 6;
const ABOUT_AS_STRONG = 1.3;
/** Rows that trying pairs of columns may look at, for each column to be decided. */
const MOST_LOOKS = 5_000_000;

export interface DependencyCandidates {
  /** Columns that may decide others: codes, names of places, categories. */
  readonly from: readonly Column[];
  readonly to: readonly Column[];
}

/** The dependencies that nearly hold, by `to` as given, strongest first, then by name. */
export function learnDependencies({ from, to }: DependencyCandidates): Dependency[] {
  const deciders = from.map(toDecider).filter((one) => one !== null);
  const found = to.flatMap((target) => {
    const size = target.dictionary.size;
    const counts = countCodes(target);
    if (counts.filter((count, code) => code > 0 && count > 0).length < 2) return [];
    const singles = deciders
      .filter(({ column }) => column !== target)
      .map((decider) => ({ names: [decider.column.name], strength: strengthOf(decider, target, size) }));
    const isDecided = singles.some(({ strength }) => strength.agreement >= WELL_DECIDED && holds(strength, target));
    const pairs = isDecided ? [] : pairsFor(target, deciders, singles);
    const holding = [...withoutBetter(singles, pairs), ...pairs].filter(({ strength }) => holds(strength, target));
    return strongest(holding).map(({ names, strength }): Dependency => ({ from: names, to: target.name, strength }));
  });
  return found;
}

/** The strongest, and those about as strong: several may see an error that one does not. */
function strongest(rated: readonly Rated[]): Rated[] {
  const ordered = [...rated].sort(
    (a, b) =>
      b.strength.agreement - a.strength.agreement || compareUtf8(a.names.join('\u0000'), b.names.join('\u0000')),
  );
  const least = (1 - (ordered[0]?.strength.agreement ?? 1)) * ABOUT_AS_STRONG + 0.002;
  return ordered.filter(({ strength }) => 1 - strength.agreement <= least).slice(0, MOST_DECIDERS);
}

interface Decider {
  readonly column: Column;
  readonly codes: CodesOf;
  /** Distinct values. */
  readonly distinct: number;
}

interface Rated {
  readonly names: readonly string[];
  readonly strength: Strength;
}

function toDecider(column: Column): Decider | null {
  const counts = countCodes(column);
  let distinct = 0;
  let grouped = 0;
  for (let code = 1; code < counts.length; code++) {
    if (counts[code]! === 0) continue;
    distinct++;
    if (counts[code]! >= LEAST_GROUP) grouped += counts[code]!;
  }
  if (distinct < 2 || grouped < column.codes.length * LEAST_COVERAGE) return null;
  return { column, codes: { codes: column.codes, size: column.dictionary.size }, distinct };
}

function strengthOf({ codes }: Pick<Decider, 'codes'>, target: Column, size: number): Strength {
  return agreementOf(groupsOf(codes, { codes: target.codes, size }, null), target);
}

function holds({ agreement, gain, rows }: Strength, { codes }: Column): boolean {
  return agreement >= LEAST_AGREEMENT && gain >= LEAST_GAIN && rows >= codes.length * LEAST_COVERAGE;
}

/** Two columns together, for what none decides well alone: `state, code -> state_average`. */
function pairsFor(target: Column, deciders: readonly Decider[], singles: readonly Rated[]): Rated[] {
  const best = singles.reduce((most, { strength }) => Math.max(most, strength.agreement), 0);
  const rows = singles.reduce((most, { strength }) => Math.max(most, holds(strength, target) ? strength.rows : 0), 0);
  const byName = new Map(singles.map(({ names, strength }) => [names[0]!, strength]));
  const others = deciders.filter(({ column }) => column !== target);
  const pairs: Rated[] = [];
  let looks = MOST_LOOKS;
  for (const [at, left] of others.entries()) {
    for (const right of others.slice(at + 1)) {
      if (left.distinct * right.distinct > target.codes.length * 4) continue;
      looks -= target.codes.length;
      if (looks < 0) return pairs;
      const joined = tupleCodes([left.codes, right.codes]);
      const codes = withoutEmpty(joined, [left.column, right.column]);
      const strength = strengthOf({ codes }, target, target.dictionary.size);
      const alone = Math.max(
        byName.get(left.column.name)?.agreement ?? 0,
        byName.get(right.column.name)?.agreement ?? 0,
        best,
      );
      // Smaller groups agree by themselves: what two columns decide must be about as many rows.
      const isBetter = 1 - strength.agreement <= (1 - alone) * (1 - LEAST_GAIN_OF_TWO);
      if (isBetter && strength.rows >= rows * LEAST_ROWS_OF_TWO)
        pairs.push({ names: [left.column.name, right.column.name], strength });
    }
  }
  return pairs;
}

/** What two columns decide well is not left to one of them that decides it worse. */
function withoutBetter(singles: readonly Rated[], pairs: readonly Rated[]): Rated[] {
  return singles.filter(({ names }) => !pairs.some((pair) => pair.names.includes(names[0]!)));
}

/** Tuple codes moved up by one, 0 standing for a tuple in which a column is empty. */
export function withoutEmpty({ codes, size }: CodesOf, columns: readonly Column[]): CodesOf {
  const filled = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    filled[row] = columns.every((column) => column.codes[row] !== 0) ? codes[row]! + 1 : 0;
  }
  return { codes: filled, size: size + 1 };
}
