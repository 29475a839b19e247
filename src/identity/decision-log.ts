import { type Finding, makeFinding } from '../finding/finding.ts';
import type { Decision } from '../link/link-result.ts';
import { readLog } from '../util/log-text.ts';
import { compareUtf8 } from '../util/utf8-order.ts';

/** Columns of the file that the review desk adds a line to with each answer. */
export const decisionColumns = [
  'decided_at',
  'left_source',
  'left_key',
  'right_source',
  'right_key',
  'decision',
] as const;

/** What a line of the log says of a pair; `withdrawn` takes back whatever was said before. */
export type Judgement = Decision['judgement'] | 'withdrawn';

export interface LoggedDecision {
  /** ISO time. Lines of one time were given with one keystroke. */
  readonly at: string;
  /** The lesser record by source and key is on the left. */
  readonly left: Decision['left'];
  readonly right: Decision['right'];
  readonly judgement: Judgement;
}

const judgements: readonly string[] = ['same', 'different', 'unsure', 'withdrawn'] satisfies Judgement[];

/** The answers of a log from a byte on, in the order in which they were given. */
export function readDecisionLog(
  bytes: Uint8Array,
  file: string,
  from = 0,
): { readonly answers: readonly LoggedDecision[]; readonly findings: readonly Finding[]; readonly end: number } {
  const { rows, end } = readLog(bytes, decisionColumns, file);
  const findings: Finding[] = [];
  const answers: LoggedDecision[] = [];
  for (const { line, start, cells } of rows) {
    if (start < from) continue;
    const [at, leftSource, leftKey, rightSource, rightKey, said] = cells as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const judgement = said.trim().toLowerCase();
    if (judgement === '') continue;
    if (!judgements.includes(judgement)) {
      const place = { source: null, file, line };
      findings.push(makeFinding({ code: 'unknown-decision', level: 'warning', value: said, place }));
      continue;
    }
    const pair = orderedPair({ source: leftSource, key: leftKey }, { source: rightSource, key: rightKey });
    answers.push({ at, ...pair, judgement: judgement as Judgement });
  }
  return { answers, findings, end };
}

export const decisionLine = ({ at, left, right, judgement }: LoggedDecision): readonly string[] => [
  at,
  left.source,
  left.key,
  right.source,
  right.key,
  judgement,
];

/** A pair is one pair either way round. */
export function orderedPair(
  left: Decision['left'],
  right: Decision['left'],
): { readonly left: Decision['left']; readonly right: Decision['left'] } {
  const isOrdered = (compareUtf8(left.source, right.source) || compareUtf8(left.key, right.key)) <= 0;
  return isOrdered ? { left, right } : { left: right, right: left };
}

export const pairId = ({ left, right }: Pick<Decision, 'left' | 'right'>): string =>
  JSON.stringify([left.source, left.key, right.source, right.key]);
