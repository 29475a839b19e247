import { printable, printableLine } from '../finding/message.ts';
import type { ExplainedRecord, Explanation } from '../library/explain.ts';
import type { PairExplanation } from '../link/explain-pair.ts';

/** An explanation for people: what was compared, what it weighed, and what follows. */
export function explanationText(explanation: Explanation): string {
  const lines = explanation.kind === 'pair' ? pairLines(explanation) : entityLines(explanation);
  return `${lines.map(printableLine).join('\n')}\n`;
}

const quote = (value: string) => (value === '' ? '(empty)' : `"${printable(value)}"`);
const weigh = (weight: number) => (weight > 0 ? '+' : '') + weight.toFixed(2);
const name = ({ source, key }: ExplainedRecord) => printable(`${source}:${key}`);

function pairLines({ left, right, joined, explanation, chain }: Extract<Explanation, { kind: 'pair' }>): string[] {
  const lines = [
    `${name(left)} and ${name(right)} ${joined ? `are one entity, ${left.masterId}` : `are two entities, ${left.masterId} and ${right.masterId}`}`,
  ];
  if (explanation === null)
    return [...lines, 'The rules do not match records: only equal keys of one source are joined'];
  const verdict = {
    joined: 'By themselves they are joined',
    review: 'By themselves they are for a person to decide',
    apart: 'By themselves they stay apart',
  };
  return [
    ...lines,
    '',
    ...explanationLines(explanation, missedLines(explanation, left, right)),
    '',
    verdict[explanation.outcome],
    ...(joined && explanation.outcome !== 'joined' ? chainLines(chain) : []),
  ];
}

function chainLines(chain: Extract<Explanation, { kind: 'pair' }>['chain']): string[] {
  if (chain.length === 0)
    return ['They are one entity through other records: explain one of the two alone to see its links'];
  return [
    'They are one entity through other records:',
    ...chain.map(({ left, right, explanation }) => `  ${name(left)} and ${name(right)}: ${reason(explanation)}`),
  ];
}

/** What joined two records, in short: as the strength of a link is told, a decision before a rule before the model. */
function reason({ judgement, rules, model }: PairExplanation): string {
  if (judgement === 'same') return 'a person said same';
  const rule = rules.find(({ holds }) => holds);
  if (rule !== undefined) return `rule ${rule.id} holds`;
  return model === null ? 'joined' : `match weight ${weigh(model.weight)}`;
}

/** Of a pair that was never compared, what the two hold in the fields of each blocking rule. */
function missedLines({ blocking }: PairExplanation, left: ExplainedRecord, right: ExplainedRecord): string[] {
  if (blocking.some(({ makesPair }) => makesPair)) return [];
  const [a, b] = [new Map(left.cells), new Map(right.cells)];
  const beside = (field: string) => `${printable(field)} ${quote(a.get(field) ?? '')} and ${quote(b.get(field) ?? '')}`;
  return blocking.map(({ id, fields = [] }) => `  ${printable(id)}: ${[...new Set(fields)].map(beside).join('; ')}`);
}

const BAR = 12;

/** A bar of a bit a character: to the right what speaks for a match, to the left what speaks against. */
function bar(weight: number): string {
  const length = Math.min(BAR, Math.round(Math.abs(weight)));
  const [against, inFavour] = weight < 0 ? [length, 0] : [0, length];
  return `${'█'.repeat(against).padStart(BAR)}|${'█'.repeat(inFavour).padEnd(BAR)}`;
}

function explanationLines(
  { rules, blocking, model, forbiddenBy, judgement, bothGolden, sameUniqueSource }: PairExplanation,
  missedBy: readonly string[] = [],
): string[] {
  const lines: string[] = [];
  for (const rule of rules) {
    lines.push(`Rule ${rule.id} ${rule.holds ? 'holds' : 'does not hold'}`);
    for (const { field, left, right, least, similarity, holds } of rule.conditions) {
      const asked = least === 1 ? 'equal' : `similarity of ${least}`;
      lines.push(
        `  ${holds ? 'yes' : 'no '}  ${field}: ${quote(left)} and ${quote(right)}, ${similarity === null ? 'nothing to compare' : `similarity ${similarity.toFixed(2)}`} (asked: ${asked})`,
      );
    }
  }
  const made = blocking.filter(({ makesPair }) => makesPair).map(({ id }) => id);
  const missed = blocking.filter(({ makesPair }) => !makesPair).map(({ id }) => id);
  if (blocking.length > 0)
    lines.push(
      made.length === 0
        ? `The model never compared them: they agree on none of the blocking keys ${missed.join(', ')}`
        : `Compared because they agree on ${made.join(', ')}`,
      ...missedBy,
    );
  if (model !== null) {
    lines.push(`  ${weigh(model.priorWeight).padStart(7)}  ${bar(model.priorWeight)}  two records at random`);
    for (const { field, left, right, similarity, weight, termFrequency, dependence, dependsOn } of model.comparisons) {
      const detail =
        similarity === null
          ? 'a side is empty'
          : [
              `similarity ${similarity.toFixed(2)}`,
              ...(termFrequency === 0 ? [] : [`rarity ${weigh(termFrequency)}`]),
              ...(dependsOn === null ? [] : [`${weigh(dependence)} because it goes with ${dependsOn}`]),
            ].join(', ');
      lines.push(
        `  ${weigh(weight).padStart(7)}  ${bar(weight)}  ${field}: ${quote(left)} and ${quote(right)}, ${detail}`,
      );
    }
    lines.push(
      `  ${weigh(model.weight).padStart(7)}  ${bar(model.weight)}  match weight, which is a match probability of ${model.probability.toFixed(4)}`,
    );
  }
  for (const text of forbiddenBy) lines.push(`Forbidden by the never rule ${text}`);
  if (judgement !== null) lines.push(`A person said: ${judgement}`);
  if (bothGolden) lines.push('Both are golden records already: they are never joined without a decision');
  if (sameUniqueSource) lines.push('Both are of one source that holds no entity twice');
  return lines;
}

function entityLines({ masterId, records, links, golden }: Extract<Explanation, { kind: 'entity' }>): string[] {
  const lines = [
    `${masterId} has ${records.length} ${records.length === 1 ? 'record' : 'records'}: ${records.map(name).join(', ')}`,
  ];
  for (const [at, { left, right, explanation }] of links.entries()) {
    const isWeakest = links.length > 1 && at === links.length - 1;
    lines.push(
      '',
      `${name(records[left]!)} and ${name(records[right]!)}${isWeakest ? ', its weakest link' : ''}`,
      ...explanationLines(explanation).map((line) => `  ${line}`),
    );
  }
  lines.push('', 'The golden record');
  for (const { field, value, from, strategy, losers } of golden) {
    if (value === '') continue;
    const why = [from, strategy, losers.length === 0 ? '' : `over ${losers.map(quote).join(', ')}`]
      .filter((part) => part !== '')
      .join(', ');
    lines.push(`  ${field}: ${quote(value)}  (${why})`);
  }
  return lines;
}
