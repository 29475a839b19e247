import type { RunReport } from './run-report.ts';
import { count, plural } from './words.ts';

const MOST = 3;

/** The most useful things to do now, most urgent first: at most three, the last of them where to look. */
export function nextSteps(report: RunReport, out: string | null): string[] {
  const file = (name: string) => (out === null ? name : `${out}/current/${name}`);
  const steps = [...urgent(report, file, out), ...advice(report)].slice(0, out === null ? MOST : MOST - 1);
  if (out !== null) steps.push(`Look at ${file('report.html')} and ${file(mainFile(report.command))}`);
  return steps;
}

function urgent({ counts, budget, findings }: RunReport, file: (name: string) => string, out: string | null): string[] {
  const steps: string[] = [];
  const over = budget.limits.find(({ found, allowed }) => found > allowed);
  if (over !== undefined) {
    const most = findings.find(({ level }) => level === over.level);
    steps.push(
      `Mend the ${over.level}s${most === undefined ? '' : `, ${most.rule ?? most.code} first`}: ${file('findings.ndjson')} has every place`,
    );
  }
  if (counts.reviewPairs > 0)
    steps.push(
      out === null
        ? `Decide the ${plural(counts.reviewPairs, 'pair')} in doubt: write same or different into review.csv, run again`
        : `Decide the ${plural(counts.reviewPairs, 'pair')} in doubt: recordmill review ${out}`,
    );
  if (counts.rejected > 0)
    steps.push(
      `See why ${counts.rejected === 1 ? 'a record was' : `${count(counts.rejected)} records were`} put aside: ${file('rejects.csv')}`,
    );
  return steps;
}

/** What the most frequent errors and warnings ask for. */
const advice = ({ findings }: RunReport): string[] =>
  findings
    .filter(({ level, advice: text }) => level !== 'info' && text !== null)
    .map(({ rule, code, field, advice: text }) => `${field ?? rule ?? code}: ${text}`);

function mainFile(command: RunReport['command']): string {
  if (command === 'clean') return 'records.csv';
  return command === 'validate' ? 'findings.ndjson' : 'master.csv';
}
