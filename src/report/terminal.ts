import { printable, printableLine, withPlace } from '../finding/message.ts';
import type { QualityEstimate, Share } from '../link/link-result.ts';
import { displayWidth, fitWidth, padEnd, padStart } from './display-width.ts';
import { nextSteps } from './next-steps.ts';
import type { FieldQuality, FindingGroup, RunReport } from './run-report.ts';
import { count, percent, plural } from './words.ts';

/** Words made bold, red, … or left as they are: the command line decides, the report does not know about terminals. */
export interface Style {
  strong(text: string): string;
  error(text: string): string;
  warning(text: string): string;
  faint(text: string): string;
}

export const plainStyle: Style = {
  strong: (text) => text,
  error: (text) => text,
  warning: (text) => text,
  faint: (text) => text,
};

const SHOWN = 8;
const WIDTH = 120;
const LONGEST_NAME = 24;

/** A summary that fits a screen: what was read, found and made, and what to do next. */
export function terminalSummary(report: RunReport, style: Style, out: string | null): string {
  const lines = [
    ...headline(report, style),
    '',
    ...findingLines(report, style),
    ...qualityLines(report, style),
    ...budgetLines(report, style),
    ...stepLines(report, style, out),
  ];
  return `${lines.join('\n')}\n`;
}

function headline({ counts, sources, command, matching }: RunReport, style: Style): string[] {
  const strong = (value: number, one: string, many?: string) =>
    `${style.strong(count(value))} ${plural(value, one, many).slice(count(value).length + 1)}`;
  const aside = counts.rejected === 0 ? '' : `, ${count(counts.rejected)} put aside (rejects.csv says why)`;
  const from = sources.length === 1 ? 'one source' : plural(sources.length, 'source');
  const lines = [`${strong(counts.read, 'record')} read from ${from}${aside}`];
  if (command === 'run' || command === 'dedupe') {
    const alone = counts.entities - counts.mergedEntities;
    const joined =
      counts.mergedRecords === 0
        ? 'no two records are the same'
        : `${plural(counts.mergedRecords, 'record')} were joined into ${count(counts.mergedEntities)} of them, ${count(alone)} ${alone === 1 ? 'stands' : 'stand'} alone`;
    lines.push(`${strong(counts.entities, 'golden record')}: ${joined}`);
  }
  if (matching?.estimate != null) lines.push(estimateLine(matching.estimate));
  if (matching?.learned != null) lines.push(learnedLine(matching.learned));
  if (counts.changedCells > 0) lines.push(`${strong(counts.changedCells, 'cell')} cleaned`);
  return lines;
}

/** What the match probabilities say of the result, without any labels. */
function estimateLine({ precision, recall }: QualityEstimate): string {
  const shown = ({ value, low, high }: Share) => `${percent(value)} (${percent(low)} to ${percent(high)})`;
  return `Estimated without labels: precision ${shown(precision)}, recall ${shown(recall)} of the pairs compared`;
}

function learnedLine({ pairs, shift }: NonNullable<NonNullable<RunReport['matching']>['learned']>): string {
  const moved = shift === 0 ? '' : `, which moved its weights by ${shift > 0 ? '+' : ''}${shift.toFixed(2)} bits`;
  return `The model learned from ${plural(pairs, 'decided pair')}${moved}`;
}

function findingLines({ findings, counts }: RunReport, style: Style): string[] {
  const { error, warning, info } = counts.findings;
  const title = `Findings, in records: ${style.error(plural(error, 'error'))}, ${style.warning(plural(warning, 'warning'))}, ${plural(info, 'note')}`;
  const worth = findings.filter(({ level }) => level !== 'info');
  const shown = worth.slice(0, SHOWN);
  const width = Math.max(0, ...shown.map(({ records }) => count(records).length));
  const lines = shown.map((group) => findingLine(group, style, width));
  if (worth.length > SHOWN) lines.push(style.faint(`  and ${plural(worth.length - SHOWN, 'more kind')}`));
  return [title, ...lines];
}

function findingLine(group: FindingGroup, style: Style, width: number): string {
  const paint = group.level === 'error' ? style.error : style.warning;
  const records = padStart(group.records === 0 ? '' : count(group.records), width);
  const code = `[${fitWidth(printable(group.rule ?? group.code), 40)}]`;
  const [first] = group.examples;
  const message = printableLine(first === undefined ? group.message : withPlace(group.message, group, first));
  const room = WIDTH - 2 - 7 - 2 - width - 2 - displayWidth(code) - 2;
  return `  ${paint(group.level.padEnd(7))}  ${records}  ${fitWidth(message, room)}  ${style.faint(code)}`;
}

/**
 * The records as they were read, and what cleaning made of those same records. The master file has fewer records, so its
 * shares are not to be held against these: where the best records were duplicates of one another, they fall.
 */
function qualityLines({ quality, command }: RunReport, style: Style): string[] {
  if (command === 'validate') return [];
  const typed = quality.filter(({ type, before }) => type !== 'text' && before.filled > 0).slice(0, SHOWN);
  if (typed.length === 0) return [];
  const names = typed.map(({ field }) => fitWidth(printable(field), LONGEST_NAME));
  const width = Math.max(14, ...names.map(displayWidth));
  const cells = (name: string, filled: string, valid: string, spelling: string) =>
    `  ${padEnd(name, width)}  ${filled.padStart(8)}  ${valid.padStart(8)}  ${spelling}`;
  // Cleaning gives every value that can be read the one form of its type.
  const spelling = ({ canonical, valid }: FieldQuality['before']) =>
    `${percent(canonical).padStart(7)} → ${percent(valid).padStart(7)}`;
  return [
    '',
    style.faint(cells('Records read', 'filled', 'valid', 'in one form: as read → cleaned')),
    ...typed.map(({ before }, index) =>
      cells(names[index]!, percent(before.filled), percent(before.valid), spelling(before)),
    ),
  ];
}

function budgetLines({ budget }: RunReport, style: Style): string[] {
  const over = budget.limits.filter(({ found, allowed }) => found > allowed);
  const { falseMerges } = budget;
  const isOver = falseMerges !== undefined && falseMerges.expected > falseMerges.allowed;
  if (over.length === 0 && !isOver) return [];
  return [
    '',
    ...(isOver
      ? [
          style.error(
            `Over the budget: an estimated ${falseMerges.expected.toFixed(1)} of ${plural(falseMerges.joined, 'joined pair')} of records are wrong, ${falseMerges.allowed.toFixed(1)} allowed`,
          ),
        ]
      : []),
    ...over.map(({ level, found, allowed }) =>
      style.error(
        `Over the budget: ${plural(found, 'record')} with a finding of level ${level}, ${count(allowed)} allowed`,
      ),
    ),
  ];
}

function stepLines(report: RunReport, style: Style, out: string | null): string[] {
  const steps = nextSteps(report, out === null ? null : printable(out));
  if (steps.length === 0) return [];
  return [
    '',
    style.strong('Next'),
    ...steps.map((step, index) => `  ${index + 1}. ${fitWidth(printableLine(step), WIDTH - 5)}`),
  ];
}
