import type { Json } from '../util/json.ts';
import type { Evidence, EvidenceSign, EvidenceStrength, ValueCount } from './field-type.ts';

/*
 * How columns are settled: every value that can be read in one way only speaks for that way. What few values say
 * against thousands are typing errors; what many say is a second convention, and then nothing is settled.
 */

/** One row among five hundred that contradicts the others is a typing error; more are a second convention. */
export const TOLERATED = 0.002;
/** A few rows that decide among hundreds that do not are no evidence: where a convention is at home, it shows more often. */
export const LEAST_DECIDING = 0.01;
const MAX_EXAMPLES = 5;
const MAX_AGAINST = 20;

/** The rows that speak for each way of reading, and the values to show. */
export class Tally<Way extends Json & (string | number)> {
  readonly #ways = new Map<Way, { rows: number; values: number; texts: { text: string; count: number }[] }>();
  readonly #signs = new Map<string, { kind: string; says: Way; count: number }>();
  undecided = 0;

  add(way: Way, kind: string, { text, count }: ValueCount): void {
    let found = this.#ways.get(way);
    if (found === undefined) {
      found = { rows: 0, values: 0, texts: [] };
      this.#ways.set(way, found);
    }
    found.rows += count;
    found.values++;
    keepFrequent(found.texts, text, count, MAX_AGAINST);
    this.sign(way, kind, count);
  }

  /** A sign that is not of one value. */
  sign(way: Way, kind: string, count: number): void {
    const key = `${kind} ${way}`;
    const known = this.#signs.get(key);
    if (known === undefined) this.#signs.set(key, { kind, says: way, count });
    else known.count += count;
  }

  rows(way: Way): number {
    return this.#ways.get(way)?.rows ?? 0;
  }

  get deciding(): number {
    let rows = 0;
    for (const way of this.#ways.values()) rows += way.rows;
    return rows;
  }

  /** The way that nearly all deciding rows and values speak for, or why there is none. */
  verdict(): { readonly settled: Way | null; readonly strength: EvidenceStrength } {
    const [best, ...others] = [...this.#ways].sort(([, a], [, b]) => b.rows - a.rows);
    if (best === undefined) return { settled: null, strength: 'none' };
    const [way, { rows, values }] = best;
    const otherRows = others.reduce((sum, [, other]) => sum + other.rows, 0);
    const otherValues = others.reduce((sum, [, other]) => sum + other.values, 0);
    if (otherRows > (rows + otherRows) * TOLERATED || otherValues > (values + otherValues) * TOLERATED)
      return { settled: null, strength: 'contradictory' };
    if (rows < (rows + this.undecided) * LEAST_DECIDING) return { settled: null, strength: 'thin' };
    return { settled: way, strength: 'certain' };
  }

  /** The evidence as it is reported. `settled` may have been settled by more than the tally. */
  evidence(option: string, settled: Way | null, strength: EvidenceStrength, part?: string): Evidence {
    const ways = [...this.#ways].sort(([, a], [, b]) => b.rows - a.rows);
    const leading = settled ?? ways[0]?.[0];
    const others = ways.filter(([way]) => way !== leading).map(([, other]) => other);
    const texts = (all: readonly { text: string }[]) => all.map(({ text }) => text);
    return evidence({
      option,
      ...(part !== undefined && { part }),
      settled,
      supporting: leading === undefined ? 0 : this.rows(leading),
      contradicting: others.reduce((sum, other) => sum + other.rows, 0),
      undecided: this.undecided,
      own: texts(leading === undefined ? [] : (this.#ways.get(leading)?.texts ?? [])),
      against: others.flatMap((other) => texts(other.texts)),
      strength,
      signs: [...this.#signs.values()],
    });
  }
}

/** Evidence with its lists cut to what is reported, and signs for the settled value first, then by rows. */
export function evidence(
  given: Omit<Evidence, 'examples'> & { /** Values that say what is settled. */ readonly own: readonly string[] },
): Evidence {
  const { own, against, signs, ...rest } = given;
  const isMixed = rest.settled === null && against.length > 0;
  return {
    ...rest,
    examples: isMixed ? [...own.slice(0, 3), ...against.slice(0, 2)] : own.slice(0, MAX_EXAMPLES),
    signs: [...signs].sort(
      (a: EvidenceSign, b: EvidenceSign) =>
        Number(b.says === rest.settled) - Number(a.says === rest.settled) || b.count - a.count,
    ),
    against: against.slice(0, MAX_AGAINST),
  };
}

/** The most frequent values, then the first of the alphabet: whatever the order in which they come. */
export function keepFrequent(kept: { text: string; count: number }[], text: string, count: number, most: number): void {
  const last = kept[most - 1];
  if (last !== undefined && (count < last.count || (count === last.count && text >= last.text))) return;
  let at = kept.length;
  while (at > 0 && (kept[at - 1]!.count < count || (kept[at - 1]!.count === count && kept[at - 1]!.text > text))) at--;
  kept.splice(at, 0, { text, count });
  if (kept.length > most) kept.pop();
}
