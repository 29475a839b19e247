/*
 * Words whose letters are of two scripts: a Cyrillic а in "Bank" looks right and is found by no search. Where all
 * letters of the rarer script have a twin in the other, the word as it was surely meant is known.
 */

/** A Latin letter, its Cyrillic and its Greek twin; _ where there is none. */
const TWINS =
  'AАΑ aа_ BВΒ CСϹ cсϲ EЕΕ eе_ HНΗ IІΙ iі_ JЈͿ jјϳ KКΚ MММ N_Ν OОΟ oоο PРΡ pрρ SЅ_ sѕ_ TТΤ XХΧ xх_ YУΥ yу_ Z_Ζ v_ν u_υ'
    .split(' ')
    .map((row) => [...row]);

const SCRIPTS = [
  { name: 'Latin', letter: /\p{Script=Latin}/u },
  { name: 'Cyrillic', letter: /\p{Script=Cyrillic}/u },
  { name: 'Greek', letter: /\p{Script=Greek}/u },
] as const;

const ASCII = /^[\u0000-\u007f]*$/;
/** Signs of measure and physics are Greek letters in Latin words: µm, kΩ, Δt, π. */
const SIGNS = /[µμΩΔπλ]/;

export interface MixedWord {
  readonly word: string;
  /** The scripts of its letters, the most frequent first. */
  readonly scripts: readonly string[];
  /** The word in one script, where each odd letter has a twin there; undefined else. */
  readonly meant?: string;
}

/** The first word that mixes Latin, Cyrillic or Greek letters. */
export function mixedWord(text: string): MixedWord | undefined {
  if (ASCII.test(text) || !/[\u0370-\u03ff\u0400-\u052f]/.test(text) || !/\p{Script=Latin}|[\u0370-\u03ff]/u.test(text))
    return undefined;
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const counts = SCRIPTS.map(({ name, letter }) => ({
      name,
      count: [...word].filter((character) => letter.test(character)).length,
    }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count);
    if (counts.length < 2 || word.length < 3 || SIGNS.test(word)) continue;
    const meant = inScript(word, counts[0]!.name);
    const isClear = counts[0]!.count > counts[1]!.count && meant !== undefined;
    return { word, scripts: counts.map(({ name }) => name), ...(isClear && { meant }) };
  }
  return undefined;
}

function inScript(word: string, name: string): string | undefined {
  const place = SCRIPTS.findIndex((script) => script.name === name);
  let meant = '';
  for (const character of word) {
    const script = SCRIPTS.findIndex(({ letter }) => letter.test(character));
    if (script < 0 || script === place) {
      meant += character;
      continue;
    }
    const twin = TWINS.find((row) => row[script] === character)?.[place];
    if (twin === undefined || twin === '_') return undefined;
    meant += twin;
  }
  return meant;
}
