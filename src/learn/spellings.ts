import { fold } from '../util/fold.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import { findTypos, type Typo } from './typos.ts';

/** A distinct value of a column and how many rows hold it. */
export interface CountedValue {
  readonly text: string;
  readonly count: number;
}

/** A value that is probably another one, written otherwise. */
export interface Spelling {
  readonly from: string;
  readonly to: string;
  /** Rows that hold `from`. */
  readonly count: number;
  readonly reason: SpellingReason;
  /** In [0, 1]. */
  readonly confidence: number;
}

/** `form`: differs in case, accents, marks or spaces. `order`: the same words in another order. `typo`, `sound`: see typos.ts. */
export type SpellingReason = 'form' | 'order' | 'typo' | 'sound';

/** Below it a correction is more a coincidence than a proposal. */
const WORTH_SHOWING = 0.5;
/** A dominant spelling has at least so many times the rows of the other. */
const DOMINANT = 3;

/**
 * The spellings of a column that are probably meant to be others of it: clusters by the keys under which they are the
 * same, the most frequent spelling of each being the right one, then values and words near a frequent one. Ordered by
 * UTF-8 bytes; does not depend on the order of the values.
 */
export function learnSpellings(values: readonly CountedValue[]): Spelling[] {
  const groups = groupsByForm(values);
  const typos = findTypos([...groups].map(([text, { count }]) => ({ text, count })));
  const words = wordTypos(groups);
  const found: Spelling[] = [];
  for (const value of values) {
    const form = fold(value.text);
    const group = groups.get(form);
    if (group === undefined) continue;
    const typo = typos.get(form);
    const whole = typo === undefined ? null : correctedTo(groups, typo);
    const spelling = surer(whole, words.mended(value.text, form)) ?? sameForm(value, group);
    if (spelling !== null && spelling.to !== value.text)
      found.push({ from: value.text, count: value.count, ...spelling });
  }
  return [...found, ...sameWords(groups, found)]
    .filter(({ confidence }) => confidence >= WORTH_SHOWING)
    .sort((a, b) => compareUtf8(a.from, b.from));
}

interface FormGroup {
  /** Rows of all its spellings. */
  count: number;
  /** The spelling of most rows. */
  best: CountedValue;
  /** Rows of the spelling that comes next. */
  second: number;
}

type Better = Pick<Spelling, 'to' | 'reason' | 'confidence'>;

/** Signs that mean something: "A+" is not "A". Values with digits are the same only where their marks are, too. */
const groupKey = (text: string, form: string) => form + signsOf(text);
const signsOf = (text: string) =>
  /\p{N}/u.test(text)
    ? text.replace(/[\p{L}\p{M}\s]+/gu, ' ')
    : text.replace(/[^+#*%&@=<>~^|\p{Sc}\p{Emoji_Presentation}]+/gu, '');

function groupsByForm(values: readonly CountedValue[]): Map<string, FormGroup> {
  const groups = new Map<string, FormGroup>();
  const signs = new Map<string, string>();
  const mixed = new Set<string>();
  for (const value of values) {
    const form = fold(value.text);
    if (form === '') continue;
    const key = groupKey(value.text, form);
    if ((signs.get(form) ?? key) !== key) mixed.add(form);
    signs.set(form, key);
    const group = groups.get(form);
    if (group === undefined) groups.set(form, { count: value.count, best: value, second: 0 });
    else add(group, value);
  }
  // What the same letters stand for with other signs is not told apart any further.
  for (const form of mixed) groups.delete(form);
  return groups;
}

function add(group: FormGroup, value: CountedValue): void {
  group.count += value.count;
  const { best } = group;
  const isBetter = value.count > best.count || (value.count === best.count && compareUtf8(value.text, best.text) < 0);
  group.second = Math.max(group.second, isBetter ? best.count : value.count);
  if (isBetter) group.best = value;
}

/** The dominant spelling of the same form; less sure where it does not dominate. */
function sameForm(value: CountedValue, { best, second }: FormGroup): Better | null {
  if (best.text === value.text || best.count === second) return null;
  return { to: best.text, reason: 'form', confidence: best.count >= value.count * DOMINANT ? 0.95 : 0.7 };
}

/** What a value is near to as a whole goes before what its words are near to, unless that is surer. */
const surer = (whole: Better | null, byWords: Better | null): Better | null =>
  whole !== null && (byWords === null || whole.confidence >= byWords.confidence) ? whole : byWords;

function correctedTo(groups: ReadonlyMap<string, FormGroup>, typo: Typo): Better {
  return {
    to: groups.get(typo.to)!.best.text,
    reason: typo.soundsAlike ? 'sound' : 'typo',
    confidence: typo.confidence,
  };
}

/** The same words in another order, as "Yılmaz Ltd" and "Ltd Yılmaz": proposed, and not sure. */
function sameWords(groups: ReadonlyMap<string, FormGroup>, found: readonly Spelling[]): Spelling[] {
  const taken = new Set(found.map(({ from }) => from));
  const byHash = new Map<number, string[]>();
  for (const form of groups.keys()) {
    if (!form.includes(' ') || /[0-9]/.test(form)) continue;
    const hash = hashOfWords(form);
    const others = byHash.get(hash);
    if (others === undefined) byHash.set(hash, [form]);
    else others.push(form);
  }
  const byWords = new Map<string, FormGroup[]>();
  for (const form of [...byHash.values()].filter((forms) => forms.length > 1).flat()) {
    const key = form.split(' ').sort(compareUtf8).join(' ');
    byWords.set(key, [...(byWords.get(key) ?? []), groups.get(form)!]);
  }
  return [...byWords.values()].flatMap((same) => {
    if (same.length < 2) return [];
    const [best, ...others] = same.sort((a, b) => b.count - a.count || compareUtf8(a.best.text, b.best.text));
    return others
      .filter(({ best: { text }, count }) => best!.count >= count * DOMINANT && !taken.has(text))
      .map(
        ({ best: { text, count } }): Spelling => ({
          from: text,
          to: best!.best.text,
          count,
          reason: 'order',
          confidence: 0.8,
        }),
      );
  });
}

/** The same for the same words in any order: most forms share it with none, and need no sorting of words. */
function hashOfWords(form: string): number {
  let sum = 0;
  let hash = 0x811c9dc5;
  for (let at = 0; at <= form.length; at++) {
    const unit = at < form.length ? form.charCodeAt(at) : 32;
    if (unit === 32) {
      sum = (sum + hash) | 0;
      hash = 0x811c9dc5;
    } else hash = Math.imul(hash ^ unit, 0x01000193);
  }
  return sum;
}

const WORD = /[\p{L}\p{M}]+/gu;
/** A value of more rows is no slip, whatever its words look like. */
const RARE = 4;
const DOUBTFUL = 0.8;

/** Words that are probably typing errors of other words of the column, for values that are near no other value. */
function wordTypos(groups: ReadonlyMap<string, FormGroup>) {
  const counts = new Map<string, number>();
  const spellings = new Map<string, Map<string, number>>();
  const known = new Map<string, string>();
  const folded = (word: string): string => {
    const form = known.get(word) ?? fold(word);
    known.set(word, form);
    return form;
  };
  for (const { count, best } of groups.values()) {
    if (!best.text.trim().includes(' ')) continue;
    for (const word of new Set(best.text.match(WORD))) {
      const key = folded(word);
      counts.set(key, (counts.get(key) ?? 0) + count);
      const written = spellings.get(key) ?? new Map<string, number>();
      spellings.set(key, written.set(word, (written.get(word) ?? 0) + count));
    }
  }
  const typos = findTypos([...counts].map(([text, count]) => ({ text, count })));
  const mended = (text: string, form: string): Better | null => {
    if (typos.size === 0 || groups.get(form)!.count >= RARE || !text.trim().includes(' ')) return null;
    let confidence = 1;
    const to = text.replace(WORD, (word) => {
      const key = folded(word);
      const typo = typos.get(key);
      if (typo === undefined || typo.soundsAlike) {
        // Beside a word that nobody knows, the whole is not sure to be right.
        if ((counts.get(key) ?? 0) < RARE) confidence = Math.min(confidence, DOUBTFUL);
        return word;
      }
      confidence = Math.min(confidence, typo.confidence);
      return mostFrequent(spellings.get(typo.to)!);
    });
    return to === text ? null : { to, reason: 'typo', confidence };
  };
  return { mended };
}

function mostFrequent(spellings: ReadonlyMap<string, number>): string {
  return [...spellings].sort(([a, m], [b, n]) => n - m || compareUtf8(a, b))[0]![0];
}
