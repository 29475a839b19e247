import { evidence } from '../evidence.ts';
import type { Evidence, EvidenceSign, EvidenceStrength, Surroundings, ValueCount } from '../field-type.ts';
import { plainText } from '../number/plain-text.ts';
import { type Beside, countryBeside, currencyBeside, phonesBeside } from '../surroundings.ts';
import { currencyIn } from './affixes.ts';
import { minorUnitsOf } from './currency.ts';

/*
 * Which currency a sign means that several share, as $, kr or ¥. One column has one answer, from what stands beside
 * it: a column of currencies or countries, the header, amounts that name a currency in full, decimals that the other
 * currencies do not have.
 */

const LEAST = 3;

interface Shared {
  readonly sign: string;
  readonly codes: readonly string[];
  rows: number;
  withDecimals: number;
  readonly texts: string[];
}

export interface SettledSigns {
  /** By sign, as it stands in the column. */
  readonly signs: Readonly<Record<string, string>>;
  readonly evidence: readonly Evidence[];
}

const none: SettledSigns = { signs: {}, evidence: [] };

export function settleSigns(
  values: readonly ValueCount[],
  locale: string,
  fallback: string,
  beside: Surroundings | undefined,
): SettledSigns {
  const { shared, named } = signsIn(values, locale);
  const open = [...shared.values()].filter(({ codes }) => !codes.includes(fallback));
  if (open.length === 0) return none;
  const found: Evidence[] = [];
  const settled: [string, string][] = [];
  for (const one of open.sort((a, b) => b.rows - a.rows || (a.sign < b.sign ? -1 : 1))) {
    const signs = signsFor(one, named, beside);
    const { code, strength } = decide(signs);
    if (code !== null) settled.push([one.sign, code]);
    found.push(
      evidence({
        option: 'currencySigns',
        part: one.sign,
        settled: code,
        supporting: code === null ? 0 : one.rows,
        contradicting: 0,
        undecided: code === null ? one.rows : 0,
        own: one.texts,
        against: [],
        strength,
        signs,
      }),
    );
  }
  return { signs: Object.fromEntries(settled), evidence: found };
}

/** The signs of a column that mean several currencies, and the currencies that it names in full. */
function signsIn(values: readonly ValueCount[], locale: string) {
  const shared = new Map<string, Shared>();
  const named = new Map<string, number>();
  const known = new Map<string, ReturnType<typeof currencyIn>>();
  for (const { text, count } of values) {
    const around = aroundDigits(text);
    if (around === '') continue;
    if (!known.has(around)) known.set(around, known.size < 5000 ? currencyIn(around, locale) : undefined);
    const meaning = known.get(around);
    if (meaning === undefined) continue;
    const [only, ...others] = meaning.codes;
    if (others.length === 0) named.set(only!, (named.get(only!) ?? 0) + count);
    else if (meaning.local === undefined || locale === '') {
      const key = meaning.codes.join(' ');
      let one = shared.get(key);
      if (one === undefined) {
        one = { sign: around, codes: meaning.codes, rows: 0, withDecimals: 0, texts: [] };
        shared.set(key, one);
      }
      one.rows += count;
      if (/\d[.,٫]\d{1,2}(?!\d)/.test(plainText(text)) && !/[.,٫]0+(?!\d)/.test(plainText(text)))
        one.withDecimals += count;
      if (one.texts.length < 20) one.texts.push(text);
    }
  }
  return { shared, named };
}

/** What stands around the digits of an amount; '' for a plain number. */
function aroundDigits(text: string): string {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code >= 48 && code <= 57) || code === 46 || code === 44 || code === 45) continue;
    return plainText(text)
      .replace(/[\d.,'٬٫()+-]*\d[\d.,'٬٫()+ -]*/g, ' ')
      .trim();
  }
  return '';
}

function signsFor(
  { codes, rows, withDecimals }: Shared,
  named: ReadonlyMap<string, number>,
  beside: Surroundings | undefined,
): EvidenceSign[] {
  const signs: EvidenceSign[] = [];
  const inHeader = (beside?.header.match(/(?<!\p{L})[A-Z]{3}(?!\p{L})/gu) ?? []).filter((code) => codes.includes(code));
  for (const code of new Set(inHeader)) signs.push({ kind: 'header', says: code, count: rows });
  const currency = currencyBeside(beside);
  if (currency !== undefined && codes.includes(currency.code)) signs.push(signOf(currency, currency.code));
  for (const found of [countryBeside(beside), phonesBeside(beside)]) {
    // The first two letters of a currency's code are its country's.
    const own = found === undefined ? undefined : codes.find((code) => code.startsWith(found.code));
    if (found !== undefined && own !== undefined) signs.push(signOf(found, own));
  }
  // Where few amounts name a currency, they may be those in another one than the sign means.
  for (const code of codes) {
    const count = named.get(code) ?? 0;
    if (count >= Math.max(LEAST, rows / 2)) signs.push({ kind: 'named-currency', says: code, count });
  }
  const divisible = codes.filter((code) => minorUnitsOf(code) > 0);
  if (withDecimals >= LEAST && divisible.length === 1 && codes.length <= 3)
    signs.push({ kind: 'decimals', says: divisible[0]!, count: withDecimals });
  return signs;
}

const signOf = ({ kind, count }: Beside, says: string): EvidenceSign => ({ kind, says, count });

/** What is said of the column itself goes before what stands in other columns of its source. */
function decide(signs: readonly EvidenceSign[]): { code: string | null; strength: EvidenceStrength } {
  if (signs.length === 0) return { code: null, strength: 'none' };
  const said = new Set(signs.map(({ says }) => says));
  if (said.size > 1) return { code: null, strength: 'contradictory' };
  const [code] = said;
  return { code: String(code), strength: 'likely' };
}

/** The currency of amounts that name none, where the header or a column beside says one. */
export function settleDefaultCurrency(
  rows: number,
  beside: Surroundings | undefined,
): { readonly currency: string; readonly evidence: readonly Evidence[] } {
  const signs: EvidenceSign[] = [];
  const meaning = currencyIn((beside?.header.match(/\p{Sc}|(?<!\p{L})[A-Z]{3}(?!\p{L})/gu) ?? []).join(' '), '');
  if (meaning?.codes.length === 1) signs.push({ kind: 'header', says: meaning.codes[0]!, count: rows });
  const column = currencyBeside(beside);
  if (column !== undefined) signs.push(signOf(column, column.code));
  const { code, strength } = decide(signs);
  const one = { option: 'defaultCurrency', settled: code, contradicting: 0, own: [], against: [], strength, signs };
  const counts = code === null ? { supporting: 0, undecided: rows } : { supporting: rows, undecided: 0 };
  return { currency: code ?? '', evidence: rows === 0 ? [] : [evidence({ ...one, ...counts })] };
}
