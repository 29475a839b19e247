import type { PairExplanation } from '../link/explain-pair.ts';
import type { Graph, GraphEdge } from './view.ts';

export type Explain = (left: number, right: number) => PairExplanation;

/** More records than this are shown by the first ones only: every pair of them is looked at. */
export const MOST_ROWS = 40;

interface Link {
  readonly left: number;
  readonly right: number;
  readonly weight: number | null;
  readonly by: string;
  readonly strength: number;
}

/**
 * The links among some records: all pairs that are joined by themselves. A bridge is a link without which the records
 * come apart; the weakest of them is the first to look at where a cluster seems wrong. `asked` is a pair that is not
 * joined but may be.
 */
export function clusterGraph(
  rows: readonly number[],
  explain: Explain,
  asked: readonly [number, number] | null,
): Graph {
  const members = rows.slice(0, MOST_ROWS);
  const links = members.flatMap((left, at) =>
    members.slice(at + 1).flatMap((right) => linkOf(left, right, explain, asked) ?? []),
  );
  const bridges = bridgesOf(members, links);
  const weakest = [...bridges].sort((a, b) => a.strength - b.strength || a.left - b.left || a.right - b.right)[0];
  return {
    rows: members,
    edges: links.map(
      (link): GraphEdge => ({
        left: link.left,
        right: link.right,
        weight: link.weight,
        by: link.by,
        isBridge: bridges.has(link),
        isWeakest: link === weakest,
        isAsked: isAsked(link.left, link.right, asked),
      }),
    ),
  };
}

const isAsked = (left: number, right: number, asked: readonly [number, number] | null) =>
  asked !== null && ((asked[0] === left && asked[1] === right) || (asked[0] === right && asked[1] === left));

function linkOf(left: number, right: number, explain: Explain, asked: readonly [number, number] | null): Link | null {
  const { judgement, rules, model, outcome } = explain(left, right);
  if (outcome !== 'joined' && !isAsked(left, right, asked)) return null;
  const weight = model?.weight ?? null;
  const ends = { left, right, weight };
  if (judgement === 'same') return { ...ends, by: 'decision', strength: Number.POSITIVE_INFINITY };
  const rule = rules.find(({ holds }) => holds);
  if (rule !== undefined) return { ...ends, by: rule.id, strength: 1e6 };
  return { ...ends, by: 'model', strength: weight ?? Number.NEGATIVE_INFINITY };
}

/** Links whose removal parts the records that they connect (Tarjan's low-link numbers, without recursion). */
function bridgesOf(rows: readonly number[], links: readonly Link[]): ReadonlySet<Link> {
  const at = new Map<number, Link[]>(rows.map((row) => [row, []]));
  for (const link of links) {
    at.get(link.left)!.push(link);
    at.get(link.right)!.push(link);
  }
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const bridges = new Set<Link>();
  for (const start of rows) {
    if (order.has(start)) continue;
    order.set(start, order.size);
    low.set(start, order.get(start)!);
    const stack: { row: number; from: Link | null; next: number }[] = [{ row: start, from: null, next: 0 }];
    while (stack.length > 0) {
      const top = stack.at(-1)!;
      const link = at.get(top.row)![top.next++];
      if (link === undefined) {
        stack.pop();
        const parent = stack.at(-1);
        if (parent === undefined) continue;
        low.set(parent.row, Math.min(low.get(parent.row)!, low.get(top.row)!));
        if (low.get(top.row)! > order.get(parent.row)!) bridges.add(top.from!);
        continue;
      }
      if (link === top.from) continue;
      const other = link.left === top.row ? link.right : link.left;
      const seen = order.get(other);
      if (seen !== undefined) low.set(top.row, Math.min(low.get(top.row)!, seen));
      else {
        order.set(other, order.size);
        low.set(other, order.get(other)!);
        stack.push({ row: other, from: link, next: 0 });
      }
    }
  }
  return bridges;
}
