import type { Comparator } from './comparator.ts';
import { jaroWinkler } from './jaro-core.ts';
import { tokenSet, tokensOf } from './token-core.ts';

/** Legal forms and words that go with them, as they are left after folding. Only dropped at the end of a name. */
const legalWords = new Set(
  (
    'ltd limited plc llc llp lp inc incorporated corp corporation co company pty gmbh mbh ag kg kgaa ohg gbr ug ev eg se ' +
    'as anonim sirketi sirket sti limitet tic ticaret san sanayi ve ith ihr koll kom sa sarl sas srl spa bv nv oy oyj ab ' +
    'aps asa fze fzco fzc fzllc est wll pjsc psc dmcc'
  ).split(' '),
);

/** Company name without its legal form at the end; the whole name where nothing else would be left. */
function prepare(text: string): string {
  const tokens = joinInitials(tokensOf(text));
  let end = tokens.length;
  while (end > 1 && legalWords.has(tokens[end - 1]!)) end--;
  return tokens.slice(0, end).join(' ');
}

/** `a s` as `as`, `l l c` as `llc`: what folding makes of `A.Ş.` and `L.L.C.`. */
function joinInitials(tokens: readonly string[]): string[] {
  const joined: string[] = [];
  let previousWasInitial = false;
  for (const token of tokens) {
    const isInitial = token.length === 1 && token >= 'a' && token <= 'z';
    if (isInitial && previousWasInitial) joined[joined.length - 1] += token;
    else joined.push(token);
    previousWasInitial = isInitial;
  }
  return joined;
}

function similarity(left: string, right: string): number {
  if (left === right) return 1;
  const spelled = jaroWinkler(left, right);
  const worded = tokenSet(left, right) * WORDS;
  return Math.max(spelled, worded);
}

/** A word more or less is common between a short and a full name, but it is not equality. */
const WORDS = 0.93;

export const companyName: Comparator = {
  id: 'company_name',
  summary: 'Names of companies without their legal form: by spelling, or by words where one name is the longer form.',
  prepare,
  similarity,
  examples: [
    { left: 'losel media ag', right: 'losel media', similarity: 1 },
    { left: 'losel media', right: 'losel media group', similarity: 0.93 },
    { left: 'kemer gida a s', right: 'kemer gida', similarity: 1 },
  ],
};
