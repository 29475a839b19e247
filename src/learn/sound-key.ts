import { foldToLatin } from '../util/fold.ts';

/** Letters that sound alike in one of our languages or another, longer groups first. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/tsch|tch|sch|sh|ch/g, 's'],
  [/ph|pf/g, 'f'],
  [/th|dt/g, 't'],
  [/gh/g, 'g'],
  [/ck|kh|qu?|x/g, 'k'],
  [/[cg](?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/[zj]/g, 's'],
  [/w/g, 'v'],
];

/**
 * A key that words share which sound alike: consonants by sound, the first vowel of a word as such, no others. Meant to
 * bring candidates together, which are then compared; '' where too little is left to say anything.
 */
export function soundKey(text: string): string {
  const keys = foldToLatin(text).split(' ').map(soundOfWord);
  const key = keys.join(' ');
  return key.replaceAll(' ', '').length < 4 || /\d/.test(key) ? '' : key;
}

function soundOfWord(word: string): string {
  let sound = word;
  for (const [letters, to] of sounds) sound = sound.replace(letters, to);
  return sound
    .replace(/^[aeiouy]/, 'a')
    .replace(/(?<!^)[aeiouyh]/g, '')
    .replace(/(.)\1+/g, '$1');
}
