import { printable, printableLine } from '../finding/message.ts';
import type { ImportedReview } from '../library/import-review.ts';
import { plural } from '../report/words.ts';

const SHOWN = 5;

/** What became of the answers of a file, for people. */
export function importText({ answers, added, unclear, unknown }: ImportedReview, file: string): string {
  const lines = [
    `recordmill: ${file} has ${plural(answers, 'answer')}; ${added === 0 ? 'none is new' : `${plural(added, 'new or changed one')} saved in decisions.csv`}`,
  ];
  if (unclear > 0)
    lines.push(
      `  ${plural(unclear, 'line')} decided nothing: a word other than same, different and unsure, or both same and different`,
    );
  if (unknown.length > 0) {
    const names = unknown
      .slice(0, SHOWN)
      .map(({ left, right }) => `${left.source}:${left.key} and ${right.source}:${right.key}`);
    lines.push(
      `  ${plural(unknown.length, 'answer')} left out, because the result has no such records: ${names.map(printable).join('; ')}${unknown.length > SHOWN ? '; …' : ''}`,
      '  a spreadsheet may have rewritten their keys: open review.csv with its columns as text',
    );
  }
  return `${lines.map(printableLine).join('\n')}\n`;
}
