import { compareUtf8 } from '../util/utf8-order.ts';
import { errorsAmong, NearValues } from './near-values.ts';
import { soundKey } from './sound-key.ts';

/** A value or word in comparison form, and how many rows hold it. */
export interface Form {
  readonly text: string;
  readonly count: number;
}

/** A form that is probably a typing error of another. */
export interface Typo {
  readonly to: string;
  readonly errors: number;
  /** In [0, 1]. */
  readonly confidence: number;
  readonly soundsAlike: boolean;
}

/** A form of so many rows is written so on purpose. */
const ESTABLISHED = 4;
/** The right spelling is at least so many times as frequent as the wrong one. */
const TIMES = 5;

/**
 * Rare forms that are near a frequent one, with how sure it is that they are typing errors of it.
 *
 * How sure follows from the column itself. Where many frequent forms are near each other (Denton, Benton, Fenton),
 * being near says little; and where most rare forms are near no frequent one, rare forms are what the column holds.
 * So the rare forms near a frequent one are held against as many as would be there by chance.
 */
export function findTypos(forms: readonly Form[]): ReadonlyMap<string, Typo> {
  const likely = forms.filter(({ text }) => errorsAmong(text.length) > 0 && text.length <= LONGEST && hasLetters(text));
  const established = likely
    .filter(({ count }) => count >= ESTABLISHED)
    .sort((a, b) => b.count - a.count || compareUtf8(a.text, b.text));
  if (established.length === 0) return new Map();
  const mates = new Mates(established);
  // A long tail of values of their own is seen from some of them: then nothing is sure, and the rest need no look.
  if (likely.length > MANY) {
    const step = Math.ceil(likely.length / SOME);
    const some = likely.filter(({ text }) => hashOf(text) % step === 0);
    if (judge(survey(some, mates)).sure < WORTH_WHILE) return new Map();
  }
  const found = survey(likely, mates);
  const { sure } = judge(found);
  return new Map(
    found.candidates.map(({ form, near }) => {
      const times = near.form.count / form.count;
      const factor = (1 - 0.7 / (1 + times)) * (near.soundsAlike ? 0.85 : 1);
      const confidence = Math.floor(sure * factor * 1000) / 1000;
      return [form.text, { to: near.form.text, errors: near.errors, confidence, soundsAlike: near.soundsAlike }];
    }),
  );
}

/** Longer values are texts: they are looked at word by word. */
const LONGEST = 80;
const MANY = 8000;
const SOME = 2000;
const WORTH_WHILE = 0.5;

/** Three letters in a row. */
const hasLetters = (text: string) => /[a-z]{3}/.test(text) || /\p{L}{3}/u.test(text);

/** Chooses forms by themselves, so that their order does not matter. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

interface Survey {
  readonly candidates: readonly { readonly form: Form; readonly near: Candidate }[];
  /** Frequent forms that are near another one. */
  readonly alike: number;
  /** Rare forms that are near no frequent one. */
  readonly lone: number;
  /** Frequent forms. */
  readonly established: number;
}

function survey(forms: readonly Form[], mates: Mates): Survey {
  const candidates: { readonly form: Form; readonly near: Candidate }[] = [];
  let alike = 0;
  let lone = 0;
  let established = 0;
  for (const form of forms) {
    if (form.count >= ESTABLISHED) established++;
    const near = mates.of(form);
    const right = near.filter((other) => other.form.count >= form.count * TIMES);
    const best = onlyBest(right);
    if (best !== null) candidates.push({ form, near: best });
    else if (form.count < ESTABLISHED) lone += right.length > 0 ? 0 : 1;
    else if (near.length > 0) alike++;
  }
  return { candidates, alike, lone, established };
}

/** How sure it is, as far as the column as a whole says, that a rare form near a frequent one is a typing error. */
function judge({ candidates, alike, lone, established }: Survey): { readonly sure: number } {
  // Pairs of frequent forms are seen only where their counts are of one size: about half of them.
  const chance = Math.min(0.9, (2 * alike + 0.25) / (established + 25));
  const byChance = (chance / (1 - chance)) * lone;
  return { sure: Math.max(0, 1 - (byChance + 0.1) / (candidates.length + 0.5)) };
}

/** The established forms that a form may be an error of. */
class Mates {
  readonly #established: readonly Form[];
  readonly #index: NearValues;
  readonly #bySound: ReadonlyMap<string, readonly number[]>;

  constructor(established: readonly Form[]) {
    this.#established = established;
    this.#index = new NearValues(established.map(({ text }) => text));
    this.#bySound = groupBySound(established);
  }

  of(form: Form): Candidate[] {
    const near = this.#index
      .near(form.text)
      .map(({ index, errors }) => ({ form: this.#established[index]!, errors, soundsAlike: false }))
      .filter((other) => mayBeTypo(form.text, other.form.text));
    return near.length > 0 ? near : this.#ofSound(form);
  }

  /** The one established form that sounds like a form, though it is written otherwise than by a slip. */
  #ofSound(form: Form): Candidate[] {
    if (form.text.length < 6 || form.text.length > 24) return [];
    const mates = this.#bySound.get(soundKey(form.text)) ?? [];
    if (mates.length !== 1) return [];
    const other = this.#established[mates[0]!]!;
    if (other.text === form.text || !mayBeTypo(form.text, other.text)) return [];
    return [{ form: other, errors: errorsAmong(form.text.length) + 1, soundsAlike: true }];
  }
}

interface Candidate {
  readonly form: Form;
  readonly errors: number;
  readonly soundsAlike: boolean;
}

/** The nearest, of equally near ones the far more frequent; null where several are as good. */
function onlyBest(near: readonly Candidate[]): Candidate | null {
  const [first] = near;
  if (first === undefined) return null;
  const [best, second] = near
    .filter(({ errors }) => errors === first.errors)
    .sort((a, b) => b.form.count - a.form.count || compareUtf8(a.form.text, b.form.text));
  return second === undefined || best!.form.count >= second.form.count * TIMES ? best! : null;
}

/**
 * Whether one may be the other mistyped. Numbers and codes differ on purpose, and so do words that one has before the
 * other, or letters before or after the same word: "complete" and "incomplete".
 */
export function mayBeTypo(left: string, right: string): boolean {
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (long.endsWith(short) || (long.startsWith(short) && long.length - short.length > 1)) return false;
  const ours = left.split(' ');
  const theirs = right.split(' ');
  if (ours.length !== theirs.length) return digitsOf(left) === digitsOf(right) && !/\p{N}/u.test(left);
  return ours.every((word, at) => {
    const other = theirs[at]!;
    return word === other || (isLongWord(word) && isLongWord(other));
  });
}

const isLongWord = (word: string) => word.length >= 4 && !/\p{N}/u.test(word);
const digitsOf = (text: string) => text.replace(/\P{N}+/gu, ' ');

function groupBySound(established: readonly Form[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  established.forEach(({ text }, at) => {
    const key = soundKey(text);
    if (key === '') return;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [at]);
    // One is enough to tell that there are several.
    else if (group.length < 2) group.push(at);
  });
  return groups;
}
