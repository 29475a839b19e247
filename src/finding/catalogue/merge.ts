import type { FindingKind } from '../finding-kind.ts';

export const mergeFindings = {
  discrepancy: {
    level: 'info',
    summary: 'Records of one entity hold different values in a field; one of them became the golden value.',
    message: ({ field, detail }) =>
      detail.winner === detail.loser
        ? `${field} differs between records of ${detail.winner} that are one entity`
        : `${field} from ${detail.loser} differs from that of ${detail.winner}, which was kept`,
    advice: 'lineage.ndjson names the strategy that decided each cell; merge: fields: sets another chain',
  },
} satisfies Record<string, FindingKind>;
