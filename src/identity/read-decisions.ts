import { createRequire } from 'node:module';
import type * as CsvParse from 'csv-parse/sync';
import { type Finding, makeFinding } from '../finding/finding.ts';
import type { Decision } from '../link/link-result.ts';
import { UsageError } from '../util/usage-error.ts';
import { type LoggedDecision, orderedPair, pairId } from './decision-log.ts';

const require = createRequire(import.meta.url);

const columns = ['left_source', 'left_key', 'right_source', 'right_key', 'decision'] as const;

export interface Decisions {
  /** One a pair, the least record of the pair on the left. */
  readonly decisions: readonly Decision[];
  readonly findings: readonly Finding[];
}

/** A file of decisions, or the answers of the review desk. */
export type DecisionFile =
  | { readonly file: string; readonly text: string }
  | { readonly logged: readonly LoggedDecision[] };

/** What one file says of a pair. */
interface Answer {
  readonly decision: Decision;
  readonly place: { readonly source: null; readonly file: string; readonly line: number };
}

/**
 * The answers of reviewers, from review.csv as it came back: perhaps through a spreadsheet, with a byte-order mark,
 * semicolons and other columns. Where files differ on a pair the first file stands, so that an answer changed in the file
 * that the rules name is not undone by the copy of the old one that the last run carried over. What the review desk logged
 * since that run goes between the two; there the last line on a pair stands, and may withdraw it.
 */
export function readDecisions(files: readonly DecisionFile[]): Decisions {
  const findings: Finding[] = [];
  const byPair = new Map<string, Decision | null>();
  const byDesk = new Set<string>();
  const passOver = (pair: string, decision: Decision | null, place: Answer['place'] | undefined) => {
    const standing = byPair.get(pair);
    // That an answer at the desk takes the place of what the last run carried over is how people change their minds.
    if (standing == null || decision === null || byDesk.has(pair)) return;
    if (decision.judgement === standing.judgement || decision.judgement === 'unsure') return;
    const detail = { ...sourcesOf(decision), stands: standing.judgement, passedOver: decision.judgement };
    findings.push(makeFinding({ code: 'decision-replaced', level: 'info', detail, ...(place && { place }) }));
  };
  for (const source of files) {
    if ('logged' in source) {
      for (const [pair, decision] of lastOf(source.logged)) {
        if (byPair.has(pair)) passOver(pair, decision, undefined);
        else {
          byPair.set(pair, decision);
          byDesk.add(pair);
        }
      }
    } else {
      for (const [pair, { decision, place }] of answersOf(source.file, source.text, findings)) {
        if (byPair.has(pair)) passOver(pair, decision, place);
        else byPair.set(pair, decision);
      }
    }
  }
  return { decisions: [...byPair.values()].filter((decision) => decision !== null), findings };
}

/** What the log says last of each pair; null where that is nothing any more. */
function lastOf(logged: readonly LoggedDecision[]): ReadonlyMap<string, Decision | null> {
  return new Map(
    logged.map(({ left, right, judgement }) => [
      pairId({ left, right }),
      judgement === 'withdrawn' ? null : { left, right, judgement },
    ]),
  );
}

/** By pair. Two people who contradict each other in one file have decided nothing: the pair becomes `unsure`. */
function answersOf(file: string, text: string, findings: Finding[]): ReadonlyMap<string, Answer> {
  const byPair = new Map<string, Answer>();
  const contradicted = new Set<string>();
  for (const { line, cells } of rowsOf(file, text)) {
    const [leftSource, leftKey, rightSource, rightKey, answer] = cells as [string, string, string, string, string];
    const said = answer.trim().toLowerCase();
    if (said === '') continue;
    const place = { source: null, file, line };
    if (said !== 'same' && said !== 'different' && said !== 'unsure') {
      findings.push(makeFinding({ code: 'unknown-decision', level: 'warning', value: answer, place }));
      continue;
    }
    const decision: Decision = {
      ...orderedPair({ source: leftSource, key: leftKey }, { source: rightSource, key: rightKey }),
      judgement: said,
    };
    const pair = pairId(decision);
    const earlier = byPair.get(pair)?.decision;
    if (earlier !== undefined && contradict(earlier.judgement, said)) {
      findings.push(
        makeFinding({ code: 'contradicting-decisions', level: 'warning', place, detail: sourcesOf(decision) }),
      );
      contradicted.add(pair);
      byPair.set(pair, { decision: { ...decision, judgement: 'unsure' }, place });
    } else if (earlier === undefined || (earlier.judgement === 'unsure' && !contradicted.has(pair))) {
      byPair.set(pair, { decision, place });
    }
  }
  return byPair;
}

/** What a finding says of a pair: its sources alone, as keys may be personal. */
const sourcesOf = ({ left, right }: Decision) => ({ left: left.source, right: right.source });

const contradict = (left: Decision['judgement'], right: Decision['judgement']) =>
  left !== right && left !== 'unsure' && right !== 'unsure';

function rowsOf(file: string, text: string): { line: number; cells: string[] }[] {
  // Loaded here: most runs have no decisions to read.
  const { parse } = require('csv-parse/sync') as typeof CsvParse;
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
