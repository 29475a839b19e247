import { parse } from 'csv-parse/sync';
import { type Finding, makeFinding } from '../finding/finding.ts';
import type { Decision } from '../link/link-result.ts';
import { UsageError } from '../util/usage-error.ts';
import { compareUtf8 } from '../util/utf8-order.ts';

const columns = ['left_source', 'left_key', 'right_source', 'right_key', 'decision'] as const;

export interface Decisions {
  /** One a pair, the least record of the pair on the left. */
  readonly decisions: readonly Decision[];
  readonly findings: readonly Finding[];
}

/**
 * The answers of reviewers, from review.csv as it came back: perhaps through a spreadsheet, with a byte-order mark,
 * semicolons and other columns. Two people who contradict each other have decided nothing: the pair becomes `unsure`.
 */
export function readDecisions(files: readonly { readonly file: string; readonly text: string }[]): Decisions {
  const findings: Finding[] = [];
  const byPair = new Map<string, Decision>();
  const contradicted = new Set<string>();
  for (const { file, text } of files) {
    for (const { line, cells } of rowsOf(file, text)) {
      const [leftSource, leftKey, rightSource, rightKey, answer] = cells as [string, string, string, string, string];
      const said = answer.trim().toLowerCase();
      if (said === '') continue;
      const place = { source: null, file, line };
      if (said !== 'same' && said !== 'different' && said !== 'unsure') {
        findings.push(makeFinding({ code: 'unknown-decision', level: 'warning', value: answer, place }));
        continue;
      }
      const decision = ordered(leftSource, leftKey, rightSource, rightKey, said);
      const pair = JSON.stringify([decision.left.source, decision.left.key, decision.right.source, decision.right.key]);
      const earlier = byPair.get(pair);
      if (earlier !== undefined && contradict(earlier.judgement, said)) {
        const detail = { left: `${leftSource}:${leftKey}`, right: `${rightSource}:${rightKey}` };
        findings.push(makeFinding({ code: 'contradicting-decisions', level: 'warning', place, detail }));
        contradicted.add(pair);
        byPair.set(pair, { ...decision, judgement: 'unsure' });
      } else if (earlier === undefined || (earlier.judgement === 'unsure' && !contradicted.has(pair))) {
        byPair.set(pair, decision);
      }
    }
  }
  return { decisions: [...byPair.values()], findings };
}

const contradict = (left: Decision['judgement'], right: Decision['judgement']) =>
  left !== right && left !== 'unsure' && right !== 'unsure';

function ordered(
  leftSource: string,
  leftKey: string,
  rightSource: string,
  rightKey: string,
  judgement: Decision['judgement'],
): Decision {
  const left = { source: leftSource, key: leftKey };
  const right = { source: rightSource, key: rightKey };
  const isOrdered = (compareUtf8(leftSource, rightSource) || compareUtf8(leftKey, rightKey)) <= 0;
  return isOrdered ? { left, right, judgement } : { left: right, right: left, judgement };
}

function rowsOf(file: string, text: string): { line: number; cells: string[] }[] {
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      info: true,
      skip_empty_lines: true,
    }) as never;
  } catch (error) {
    throw new UsageError(
      `${file} cannot be read as CSV: ${(error as Error).message}`,
      'save it again as CSV, or remove it',
    );
  }
  const header = records.shift()?.record ?? [];
  const missing = columns.filter((name) => !header.includes(name));
  if (missing.length > 0) {
    throw new UsageError(
      `${file} has no column "${missing.join('", "')}"`,
      'decisions are read from a review.csv as recordmill writes it',
    );
  }
  const places = columns.map((name) => header.indexOf(name));
  return records.map(({ record, info }) => ({ line: info.lines, cells: places.map((at) => record[at] ?? '') }));
}

/** Spreadsheets of half of Europe save "CSV" with semicolons. The header has no quotes that would matter here. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/\r|\n|$/));
  const count = (mark: string) => header.split(mark).length;
  return [';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}
