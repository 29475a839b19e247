import { signSentences } from '../finding/evidence-signs.ts';
import { printable, printableLine } from '../finding/message.ts';
import type { FileProfile } from '../library/profile.ts';
import { count, percent, plural } from '../report/words.ts';

const share = (part: number, whole: number) => (whole === 0 ? '–' : percent(part / whole));

/** Profiles for people: a file a block, a column two lines. */
export function profileText(profiles: readonly FileProfile[]): string {
  return `${profiles.flatMap(fileLines).map(printableLine).join('\n')}\n`;
}

function fileLines({ file, encoding, delimiter, rejects, profile, learned }: FileProfile): string[] {
  const facts = [
    plural(profile.rows, 'record'),
    encoding,
    ...(delimiter === null ? [] : [`delimiter ${JSON.stringify(delimiter)}`]),
    ...(rejects === 0 ? [] : [`${count(rejects)} could not be read`]),
  ];
  const lines = [`${printable(file)}: ${facts.join(', ')}`];
  for (const column of profile.columns) {
    const scripts = column.scripts.map(({ text }) => text).join(', ');
    const readable = column.type.id === 'text' ? '' : `, ${share(column.readable, 1)} readable`;
    lines.push(
      `  ${printable(column.name)}: ${column.type.id}, ${share(column.filled, column.rows)} filled, ${count(column.distinct)} distinct${readable}${scripts === '' ? '' : `, ${scripts}`}`,
    );
    const top = column.top.slice(0, 3).map(({ text, count: times }) => `"${printable(text)}" × ${count(times)}`);
    const decided = column.evidence.map(
      ({ option, part, settled, strength, supporting, contradicting, signs }) =>
        `${option}${part === undefined ? '' : ` "${printable(part)}"`}: ${settled === null ? 'not clear' : String(settled)}, ${strength} (${[`${count(supporting)} for`, `${count(contradicting)} against`, ...signSentences(signs, settled).slice(0, 2)].join(', ')})`,
    );
    const more = [...top, ...decided];
    if (more.length > 0) lines.push(`      ${more.join('; ')}`);
    const spellings = learned.spellings.find((one) => one.column === column.name)?.spellings ?? [];
    if (spellings.length > 0) lines.push(`      ${spellingsText(spellings)}`);
  }
  for (const { from, to, strength, corrected, filled } of learned.dependencies) {
    const effect = [
      ...(corrected > 0 ? [`${count(corrected)} to correct`] : []),
      ...(filled > 0 ? [`${count(filled)} to fill`] : []),
    ];
    lines.push(
      `  ${printable(from.join(' + '))} -> ${printable(to)}: holds for ${percent(strength.agreement)} of the records in ${plural(strength.groups, 'group')}${effect.length === 0 ? '' : `; ${effect.join(', ')}`}`,
    );
  }
  return [...lines, ''];
}

/** The surest corrections of a column, and how many there are. */
function spellingsText(spellings: FileProfile['learned']['spellings'][number]['spellings']): string {
  const surest = [...spellings].sort((a, b) => b.confidence - a.confidence || b.count - a.count).slice(0, 3);
  const shown = surest.map(({ from, to }) => `"${printable(from)}" -> "${printable(to)}"`).join('; ');
  return `${plural(spellings.length, 'probable misspelling')}: ${shown}`;
}
