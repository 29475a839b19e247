import { printable } from '../finding/message.ts';
import type { FileProfile } from '../library/profile.ts';

const count = (value: number) => value.toLocaleString('en-US');
const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.floor((part / whole) * 1000) / 10} %`);

/** Profiles for people: a file a block, a column two lines. */
export function profileText(profiles: readonly FileProfile[]): string {
  return `${profiles.flatMap(fileLines).join('\n')}\n`;
}

function fileLines({ file, encoding, delimiter, rejects, profile }: FileProfile): string[] {
  const facts = [
    `${count(profile.rows)} records`,
    encoding,
    ...(delimiter === null ? [] : [`delimiter ${JSON.stringify(delimiter)}`]),
    ...(rejects === 0 ? [] : [`${count(rejects)} could not be read`]),
  ];
  const lines = [`${printable(file)}: ${facts.join(', ')}`];
  for (const column of profile.columns) {
    const scripts = column.scripts.map(({ text }) => text).join(', ');
    const readable = column.type.id === 'text' ? '' : `, ${percent(column.readable, 1)} readable`;
    lines.push(
      `  ${printable(column.name)}: ${column.type.id}, ${percent(column.filled, column.rows)} filled, ${count(column.distinct)} distinct${readable}${scripts === '' ? '' : `, ${scripts}`}`,
    );
    const top = column.top.slice(0, 3).map(({ text, count: times }) => `"${printable(text)}" × ${count(times)}`);
    const decided = column.evidence.map(
      ({ option, settled, supporting, contradicting }) =>
        `${option}: ${settled === null ? 'not clear' : String(settled)} (${count(supporting)} for, ${count(contradicting)} against)`,
    );
    lines.push(`      ${[...top, ...decided].join('; ')}`);
  }
  return [...lines, ''];
}
