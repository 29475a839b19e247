import type { FindingKind } from '../finding-kind.ts';

const list = (ids: unknown) => (Array.isArray(ids) ? ids.join(', ') : '');

export const runFindings = {
  'entity-merged': {
    level: 'info',
    summary:
      'Records that had different master ids in the last run are one entity now; it keeps one of the ids, and the others are no longer in use.',
    message: ({ detail }, value) => `entity ${value} took in the records of ${list(detail.from)}`,
    advice: 'explain OUT KEY KEY says why two of its records were joined',
  },
  'entity-split': {
    level: 'info',
    summary: 'Records that had one master id in the last run are several entities now; the largest part keeps the id.',
    message: ({ detail }, value) => `entity ${value} came apart into ${list(detail.into)}`,
    advice: 'explain OUT KEY KEY says why two of its records were not joined',
  },
  'unknown-decision': {
    level: 'warning',
    summary: 'The decision of a pair in review.csv is none of same, different and unsure; it is not used.',
    message: (_, value) => `decision ${value} is not one of same, different, unsure`,
    advice: 'correct the cell, or leave it empty to decide later',
  },
  'contradicting-decisions': {
    level: 'warning',
    summary: 'A pair of records is decided as the same and as different in one file; it counts as unsure.',
    message: ({ detail }) =>
      detail.left === undefined
        ? 'a decision joins two records that other decisions keep apart; the records were joined'
        : `a record of ${detail.left} and one of ${detail.right} are decided both as the same and as different`,
    advice: 'keep one of the two decisions',
  },
  'decision-replaced': {
    level: 'info',
    summary:
      "The file of decisions that the rules name says otherwise of a pair than the last run's review.csv; the rules' file stands.",
    message: ({ detail }) =>
      `a record of ${detail.left} and one of ${detail.right} are decided as "${detail.stands}" in the decisions of the rules, and no longer as "${detail.passedOver}" here`,
    advice: 'change the decision in the file that match.decisions names',
  },
} satisfies Record<string, FindingKind>;
