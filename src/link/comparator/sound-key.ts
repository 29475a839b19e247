/*
 * A phonetic key for blocking that serves Turkish, Arabic, English and German alike. The known keys (phonetic.ts) are
 * made for English and would file Çetin apart from Cetin's German or Arabic spellings. Coarse on purpose: a key too
 * coarse costs some comparisons, a key too fine loses the pair.
 */

const digraphs: readonly (readonly [RegExp, string])[] = [
  [/sch|sh|ch|ts|tz|dj|zh/g, 's'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ck|kh|gh|qu|x/g, 'k'],
];

const classes = new Map<string, string>();
for (const [letters, sound] of [
  ['bp', 'p'],
  ['fvw', 'f'],
  ['gkq', 'k'],
  ['cjsz', 's'],
  ['dt', 't'],
  ['l', 'l'],
  ['mn', 'n'],
  ['r', 'r'],
] as const) {
  for (const letter of letters) classes.set(letter, sound);
}

const MAX_LENGTH = 6;

/** Consonants of a folded Latin text by how they sound, doubles once; a leading vowel as `a`. The text where it has no letters. */
export function soundKey(text: string): string {
  let plain = text.replaceAll(' ', '');
  for (const [letters, sound] of digraphs) plain = plain.replace(letters, sound);
  let key = '';
  let previous = '';
  for (const letter of plain) {
    const sound = classes.get(letter) ?? (/[a-z]/.test(letter) ? '' : letter);
    if (sound === '' && key === '' && /[aeiouy]/.test(letter)) key = 'a';
    if (sound !== '' && sound !== previous) key += sound;
    previous = sound;
  }
  return key === '' ? text : key.slice(0, MAX_LENGTH);
}
