import { type Finding, makeFinding } from '../finding/finding.ts';
import type { Blocking } from './blocking.ts';
import type { Fields } from './fields.ts';
import type { MatchPlan } from './rules.ts';

/** Blocks of which not all pairs were compared: which value, how many records, how many pairs. */
export function oversizedFindings(
  plan: MatchPlan,
  { oversized }: Pick<Blocking, 'oversized'>,
  fields: Fields,
): Finding[] {
  return oversized.flatMap((block) => {
    const { id, keys } = plan.blocking[block.rule]!;
    return oversizedFinding(
      block,
      id,
      keys.map(({ field }) => field),
      plan.maxBlock,
      fields,
    );
  });
}

/** The same of a match rule, whose `same` fields make the blocks in which `like` is asked. */
export const oversizedOfRule = (
  { maxBlock }: MatchPlan,
  { id, same }: MatchPlan['rules'][number],
  oversized: Blocking['oversized'],
  fields: Fields,
): Finding[] => oversized.flatMap((block) => oversizedFinding(block, id, same, maxBlock, fields));

function oversizedFinding(
  { rows, pairsNotCompared }: Blocking['oversized'][number],
  rule: string,
  names: readonly string[],
  limit: number,
  fields: Fields,
): Finding[] {
  if (pairsNotCompared === 0) return [];
  return [
    makeFinding({
      code: 'oversized-block',
      level: 'warning',
      rule,
      field: names.length === 1 ? names[0]! : null,
      value: names.map((field) => textOf(fields, field, rows[0]!)).join(' · '),
      rows: rows.slice().sort(),
      detail: { rows: rows.length, limit, pairsNotCompared },
    }),
  ];
}

const textOf = (fields: Fields, field: string, row: number) => {
  const { dictionary, codes } = fields.folded(field);
  return dictionary.text(codes[row]!);
};

/** More entities than this that share an address or a number: it is nobody's own. */
const GENERIC = 10;
const OWN_VALUES = ['email', 'phone'];

/** Values that ought to be one person's own and are held by many: a switchboard, info@, a made-up number. */
export function genericValueFindings(plan: MatchPlan, fields: Fields, clusterOf: Uint32Array): Finding[] {
  const names = [...plan.comparators, ...plan.comparisons]
    .filter(({ comparator }) => OWN_VALUES.includes(comparator))
    .map(({ field }) => field);
  return [...new Set(names)].flatMap((field) => genericValues(field, fields, clusterOf));
}

function genericValues(field: string, fields: Fields, clusterOf: Uint32Array): Finding[] {
  const { codes, dictionary } = fields.folded(field);
  const counts = new Uint32Array(dictionary.size);
  for (const code of codes) counts[code]!++;
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code === 0 || counts[code]! <= GENERIC) continue;
    const rows = rowsOf.get(code);
    if (rows === undefined) rowsOf.set(code, [row]);
    else rows.push(row);
  }
  const findings: Finding[] = [];
  for (const [code, rows] of rowsOf) {
    const entities = new Set(rows.map((row) => clusterOf[row]!)).size;
    if (entities <= GENERIC) continue;
    findings.push(
      makeFinding({
        code: 'generic-value',
        level: 'info',
        field,
        value: dictionary.text(code),
        rows: Uint32Array.from(rows),
        detail: { entities, rows: rows.length },
      }),
    );
  }
  return findings;
}
