import type { RunReport } from './run-report.ts';

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

const count = (value: number) => value.toLocaleString('en-US');
const percent = (share: number) => `${Math.floor(share * 1000) / 10} %`;
const SHOWN = 8;

/** A summary that fits a screen: what was read, found and made, and where to look. */
export function terminalSummary(report: RunReport, style: Style, out: string | null): string {
  const lines = [
    ...headline(report, style),
    '',
    ...findingLines(report, style),
    ...qualityLines(report, style),
    ...budgetLines(report, style),
  ];
  if (out !== null) lines.push('', ...whereToLook(report, style, out));
  return `${lines.join('\n')}\n`;
}

function headline({ counts, sources, command }: RunReport, style: Style): string[] {
  const lines = [
    `${style.strong(count(counts.read))} records read from ${sources.length === 1 ? 'one source' : `${sources.length} sources`}`,
  ];
  if (counts.rejected > 0) lines.push(`${style.strong(count(counts.rejected))} put aside (rejects.csv says why)`);
  if (command === 'run' || command === 'dedupe') {
    lines.push(
      `${style.strong(count(counts.entities))} entities: ${count(counts.mergedRecords)} records were joined into ${count(counts.mergedEntities)} of them`,
    );
    if (counts.reviewPairs > 0)
      lines.push(`${style.strong(count(counts.reviewPairs))} pairs in doubt wait for a person (review.csv)`);
  }
  if (counts.changedCells > 0) lines.push(`${style.strong(count(counts.changedCells))} cells cleaned`);
  return lines;
}

function findingLines({ findings, counts }: RunReport, style: Style): string[] {
  const { error, warning, info } = counts.findings;
  const title = `Findings: ${style.error(`${count(error)} error`)}, ${style.warning(`${count(warning)} warning`)}, ${count(info)} info (records)`;
  const worth = findings.filter(({ level }) => level !== 'info');
  const lines = worth.slice(0, SHOWN).map((group) => {
    const paint = group.level === 'error' ? style.error : style.warning;
    const records = group.records === 0 ? '' : `${count(group.records)} × `;
    return `  ${paint(group.level.padEnd(7))} ${records}${group.message} ${style.faint(`[${group.rule ?? group.code}]`)}`;
  });
  if (worth.length > SHOWN) lines.push(style.faint(`  and ${worth.length - SHOWN} more kinds`));
  return [title, ...lines];
}

function qualityLines({ quality, command }: RunReport, style: Style): string[] {
  if (command === 'validate') return [];
  const typed = quality.filter(({ type, before }) => type !== 'text' && before.filled > 0).slice(0, SHOWN);
  if (typed.length === 0) return [];
  const width = Math.max(...typed.map(({ field }) => field.length));
  return [
    '',
    'Quality before → after',
    ...typed.map(({ field, before, after }) => {
      const now = after === null ? '' : ` → ${percent(after.filled)} filled, ${percent(after.valid)} valid`;
      return `  ${field.padEnd(width)}  ${percent(before.filled)} filled, ${percent(before.valid)} valid, ${percent(before.canonical)} in one spelling${style.faint(now)}`;
    }),
  ];
}

function budgetLines({ budget }: RunReport, style: Style): string[] {
  const over = budget.limits.filter(({ found, allowed }) => found > allowed);
  if (over.length === 0) return [];
  return [
    '',
    ...over.map(({ level, found, allowed }) =>
      style.error(
        `Over the budget: ${count(found)} records with a finding of level ${level}, ${count(allowed)} allowed`,
      ),
    ),
  ];
}

function whereToLook({ command, counts }: RunReport, style: Style, out: string): string[] {
  const files =
    command === 'clean'
      ? ['records.csv', 'changes.csv']
      : command === 'validate'
        ? ['findings.ndjson']
        : ['master.csv', 'crosswalk.csv'];
  const next = [`${style.strong('Look at')} ${out}/current: ${files.join(', ')}, report.html`];
  if (counts.reviewPairs > 0)
    next.push(
      `Decide the pairs in doubt: fill the column "decision" of ${out}/current/review.csv with same or different, and run again`,
    );
  return next;
}
