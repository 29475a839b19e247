import { signSentences } from '../finding/evidence-signs.ts';
import { printable, printableLine } from '../finding/message.ts';
import type { FileProfile } from '../library/profile.ts';
import type { ColumnProfile } from '../profile/profile-result.ts';
import { displayWidth, fitWidth, padEnd, padStart } from '../report/display-width.ts';
import { plainStyle, type Style } from '../report/terminal.ts';
import { count, percent, plural } from '../report/words.ts';

const WIDTH = 120;
const LONGEST_NAME = 28;
/** More columns than this are in --format json only: a summary fits a screen. */
const MOST_COLUMNS = 40;

const share = (part: number, whole: number) => (whole === 0 ? '–' : percent(part / whole));

/** Profiles for people: a file a table, a column a line, and below it what speaks for how it is read. */
export function profileText(profiles: readonly FileProfile[], style: Style = plainStyle): string {
  const lines = [...profiles.flatMap((profile) => fileLines(profile, style)), ...nextSteps(profiles, style)];
  return `${lines.map((line) => line.replaceAll('\t', ' ')).join('\n')}\n`;
}

/** Names and values come from data: each is made safe before it is styled. */
const safe = (text: string, width = WIDTH): string => fitWidth(printableLine(printable(text)), width);

function fileLines(file: FileProfile, style: Style): string[] {
  const { encoding, delimiter, rejects, profile } = file;
  const facts = [
    plural(profile.rows, 'record'),
    encoding,
    ...(delimiter === null ? [] : [`delimiter ${JSON.stringify(delimiter)}`]),
    ...(rejects === 0 ? [] : [`${count(rejects)} could not be read`]),
  ];
  const shown = profile.columns.slice(0, MOST_COLUMNS);
  const left = profile.columns.length - shown.length;
  return [
    `${style.strong(safe(file.file, 80))}: ${printableLine(facts.join(', '))}`,
    ...columnLines(shown, file, style),
    ...(left === 0 ? [] : [style.faint(`  and ${plural(left, 'more column')}: --format json has all`)]),
    ...dependencyLines(file),
    '',
  ];
}

type Cells = readonly string[];
const HEADS: Cells = ['column', 'type', 'filled', 'distinct', 'readable', 'script', 'most frequent'];
const NUMBERS: readonly boolean[] = [false, false, true, true, true, false, false];

function columnLines(columns: readonly ColumnProfile[], file: FileProfile, style: Style): string[] {
  if (columns.length === 0) return [];
  const rows = columns.map(cellsOf);
  const widths = HEADS.map((head, at) => Math.max(head.length, ...rows.map((cells) => displayWidth(cells[at]!))));
  const line = (cells: Cells) =>
    fitWidth(
      `  ${cells.map((cell, at) => (NUMBERS[at] ? padStart(cell, widths[at]!) : padEnd(cell, widths[at]!))).join('  ')}`.trimEnd(),
      WIDTH,
    );
  return [
    style.faint(line(HEADS)),
    ...columns.flatMap((column, index) => [
      line(rows[index]!),
      ...detailLines(column, file).map((text) => style.faint(text)),
    ]),
  ];
}

function cellsOf(column: ColumnProfile): Cells {
  const top = column.top.slice(0, 3).map(({ text, count: times }) => `"${safe(text, 24)}" × ${count(times)}`);
  return [
    safe(column.name, LONGEST_NAME),
    column.type.id,
    share(column.filled, column.rows),
    count(column.distinct),
    column.type.id === 'text' ? '' : share(column.readable, 1),
    fitWidth(column.scripts.map(({ text }) => text).join(', '), 16),
    top.join('; '),
  ];
}

/** What speaks for how a column is read, and its probable misspellings. */
function detailLines(column: ColumnProfile, { learned }: FileProfile): string[] {
  const decided = column.evidence.map(
    ({ option, part, settled, strength, supporting, contradicting, signs }) =>
      `${option}${part === undefined ? '' : ` "${printable(part)}"`}: ${settled === null ? 'not clear' : String(settled)}, ${strength} (${[`${count(supporting)} for`, `${count(contradicting)} against`, ...signSentences(signs, settled).slice(0, 2)].join(', ')})`,
  );
  const spellings = learned.spellings.find((one) => one.column === column.name)?.spellings ?? [];
  return [...decided, ...(spellings.length > 0 ? [spellingsText(spellings)] : [])].map((text) =>
    fitWidth(`      ${printableLine(text)}`, WIDTH),
  );
}

/** The surest corrections of a column, and how many there are. */
function spellingsText(spellings: FileProfile['learned']['spellings'][number]['spellings']): string {
  const surest = [...spellings].sort((a, b) => b.confidence - a.confidence || b.count - a.count).slice(0, 3);
  const shown = surest.map(({ from, to }) => `"${printable(from)}" -> "${printable(to)}"`).join('; ');
  return `${plural(spellings.length, 'probable misspelling')}: ${shown}`;
}

function dependencyLines({ learned }: FileProfile): string[] {
  return learned.dependencies.map(({ from, to, strength, corrected, filled }) => {
    const effect = [
      ...(corrected > 0 ? [`${count(corrected)} to correct`] : []),
      ...(filled > 0 ? [`${count(filled)} to fill`] : []),
    ];
    const text = `  ${printable(from.join(' + '))} -> ${printable(to)}: holds for ${percent(strength.agreement)} of the records in ${plural(strength.groups, 'group')}${effect.length === 0 ? '' : `; ${effect.join(', ')}`}`;
    return fitWidth(printableLine(text), WIDTH);
  });
}

/** What one does after a profile. */
function nextSteps(profiles: readonly FileProfile[], style: Style): string[] {
  const files = profiles.map(({ file }) => file).filter((file) => file !== '' && file !== '-');
  if (files.length === 0) return [];
  const all = files.join(' ');
  const named = displayWidth(all) > 60 ? 'FILE…' : all;
  const rejected = profiles.some(({ rejects }) => rejects > 0);
  const steps = [
    `Make a rule file of these facts: recordmill init ${named} --out rules.yaml`,
    `Find what is there twice: recordmill dedupe ${named} --key COLUMN --out out`,
    rejected
      ? 'Records that could not be read: a run puts each into rejects.csv as it is in its file'
      : 'See all facts of all columns: --format json',
  ];
  return [
    style.strong('Next'),
    ...steps.map((step, index) => `  ${index + 1}. ${fitWidth(printableLine(step), WIDTH - 5)}`),
  ];
}
