import { fold } from '../../util/fold.ts';
import { exactForm } from './yes-or-no.ts';

/**
 * The words for yes and no that a rule file adds. Looked up as they are written, case aside, and then in comparison
 * form; a mark such as ✓ has none, and stands for itself alone. Of a word that is in both lists, no wins.
 */
export function ownWords(yes: readonly string[], no: readonly string[]): (text: string) => boolean | undefined {
  if (yes.length + no.length === 0) return () => undefined;
  const words = new Map<string, boolean>();
  for (const form of [fold, exactForm]) {
    for (const word of yes) words.set(form(word), true);
    for (const word of no) words.set(form(word), false);
  }
  words.delete('');
  return (text) => words.get(exactForm(text)) ?? words.get(fold(text));
}
