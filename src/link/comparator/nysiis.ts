/** New York State Identification and Intelligence System, 1970. */

const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^mac/, 'mcc'],
  [/^kn/, 'n'],
  [/^k/, 'c'],
  [/^(ph|pf)/, 'ff'],
  [/^sch/, 'sss'],
];

const endings: readonly (readonly [RegExp, string])[] = [
  [/(ie|ee)$/, 'y'],
  [/(dt|rt|rd|nt|nd)$/, 'd'],
];

/** What letters inside a name become; the first that fits, at each place. */
const inside: readonly (readonly [string, string])[] = [
  ['ev', 'af'],
  ['sch', 'sss'],
  ['ph', 'ff'],
  ['kn', 'n'],
  ['a', 'a'],
  ['e', 'a'],
  ['i', 'a'],
  ['o', 'a'],
  ['u', 'a'],
  ['q', 'g'],
  ['z', 's'],
  ['m', 'n'],
  ['k', 'c'],
];

const isVowel = (letter: string | undefined) => letter !== undefined && 'aeiou'.includes(letter);

/** The key of a name in letters a-z. */
export function nysiis(letters: string): string {
  if (letters === '') return '';
  let name = letters;
  for (const [from, to] of beginnings) {
    if (!from.test(name)) continue;
    name = name.replace(from, to);
    break;
  }
  for (const [from, to] of endings) name = name.replace(from, to);
  let key = name[0]!;
  for (let at = 1; at < name.length; ) {
    const [sound, length] = soundAt(name, at);
    for (const letter of sound) if (!key.endsWith(letter)) key += letter;
    at += length;
  }
  if (key.length > 1) key = key.replace(/s$/, '').replace(/ay$/, 'y');
  if (key.length > 1) key = key.replace(/a$/, '');
  return key.toUpperCase();
}

function soundAt(name: string, at: number): readonly [sound: string, length: number] {
  const before = name[at - 1]!;
  const letter = name[at]!;
  if (letter === 'h' && (!isVowel(before) || !isVowel(name[at + 1])))
    return [isVowel(before) ? 'a' : soundOf(before), 1];
  if (letter === 'w' && isVowel(before)) return ['a', 1];
  const rule = inside.find(([from]) => name.startsWith(from, at));
  return rule === undefined ? [letter, 1] : [rule[1], rule[0].length];
}

const soundOf = (letter: string) => inside.find(([from]) => from === letter)?.[1] ?? letter;
