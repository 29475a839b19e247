import { fold } from '../../util/fold.ts';
import { alpha2Of } from './codes.ts';
import { countryByName } from './names.ts';

/** The code of a country by code, flag or name; undefined where there is none, null where there is more than one. */
export function readCountry(given: string, locale: string): string | null | undefined {
  const text = given.trim();
  const code = alpha2Of(text.length <= 4 ? text.toUpperCase().replaceAll('İ', 'I') : text);
  if (code !== undefined) return code;
  const form = fold(text);
  if (form === '') return undefined;
  for (const variant of variantsOf(text, form)) {
    const found = byForm(variant, locale);
    if (found !== undefined) return found;
  }
  return undefined;
}

function byForm(form: string, locale: string): string | null | undefined {
  const found = countryByName(form, locale);
  if (found !== undefined) return found;
  // U.S.A., U. A. E.
  if (!/^[a-z]( [a-z]){1,3}$/.test(form)) return undefined;
  const letters = form.replaceAll(' ', '');
  return alpha2Of(letters.toUpperCase()) ?? countryByName(letters, locale);
}

/** The name as written, then with its parts in speaking order, its short words written out, and its form of state left out. */
function* variantsOf(text: string, form: string): Generator<string> {
  yield form;
  const spelled = writtenOut(form);
  if (spelled !== form) yield spelled;
  if (/\bislands\b/.test(spelled)) yield spelled.replace(/\bislands\b/, 'island');
  // An ampersand is no word in comparison form, so neither is "and".
  if (/\band\b/.test(spelled)) yield spelled.replace(/ and\b/g, '');
  const turned = inSpeakingOrder(text);
  if (turned !== null) {
    yield fold(turned);
    yield writtenOut(fold(turned));
  }
  const bare = withoutFormOfState(writtenOut(turned === null ? form : fold(turned)));
  if (bare !== null) yield bare;
}

/** "Iran, Islamic Republic of" and "Iran (Islamic Republic of)" are spoken "Islamic Republic of Iran". */
function inSpeakingOrder(text: string): string | null {
  const parts = /^([^,(]+?)\s*[,(]\s*(.*?)\s*\)?$/.exec(text);
  return parts === null || parts[2] === '' ? null : `${parts[2]} ${parts[1]}`;
}

const shortWords = new Map([
  ['st', 'saint'],
  ['ste', 'saint'],
  ['is', 'islands'],
  ['isds', 'islands'],
  ['isl', 'islands'],
  ['isls', 'islands'],
  ['island', 'islands'],
  ['rep', 'republic'],
  ['dem', 'democratic'],
  ['fed', 'federated'],
  ['fr', 'french'],
  ['brit', 'british'],
  ['terr', 'territories'],
  ['n', 'north'],
  ['s', 'south'],
  ['e', 'east'],
  ['w', 'west'],
  ['ter', 'territories'],
]);

function writtenOut(form: string): string {
  return (
    form
      .split(' ')
      .map((word) => shortWords.get(word) ?? word)
      .filter((word) => word !== 'the')
      .join(' ')
      // "people s": the apostrophe became a space, and the s no longer stands for south.
      .replace(/\bpeople south\b/g, 'people s')
  );
}

const stateWords = new Set([
  'republic',
  'kingdom',
  'state',
  'commonwealth',
  'islamic',
  'federal',
  'federative',
  'democratic',
  'socialist',
  'people',
  'peoples',
  's',
  'united',
  'arab',
  'union',
  'sultanate',
  'emirate',
  'principality',
  'grand',
  'duchy',
  'independent',
  'cooperative',
  'co',
  'operative',
  'bolivarian',
  'plurinational',
  'hashemite',
  'oriental',
  'eastern',
  'confederation',
  'federation',
  'territory',
  'bailiwick',
  'of',
  'and',
  'cumhuriyeti',
  'kralligi',
  'republik',
  'konigreich',
  'جمهوريه',
  'مملكه',
  'دوله',
  'سلطنه',
  'اماره',
]);
/** Left out, these would make one country of two: the Koreas, the Congos, the Chinas, and a state of the USA. */
const needTheirForm = new Set([
  'korea',
  'congo',
  'china',
  'georgia',
  'states',
  'emirates',
  'africa',
  'yemen',
  'vietnam',
  'islands',
]);

/** "Republic of Estonia" without what says only how it is governed; null where nothing is left or nothing was left out. */
function withoutFormOfState(form: string): string | null {
  const words = form.split(' ');
  if (!words.some((word) => stateWords.has(word) && word.length > 3)) return null;
  let start = 0;
  while (start < words.length && stateWords.has(words[start]!)) start++;
  let end = words.length;
  while (end > start && stateWords.has(words[end - 1]!)) end--;
  const bare = words.slice(start, end).join(' ');
  return bare === '' || bare === form || needTheirForm.has(bare) ? null : bare;
}
