import type { FindingKind } from '../finding-kind.ts';

const entities = (count: unknown) => (count === 1 ? '1 entity' : `${count} entities`);

export const runFindings = {
  'entity-merged': {
    level: 'info',
    summary:
      'Entities that had different master ids in the last run are one entity now; the others of their ids are no longer in use.',
    message: ({ detail }) => `${entities(detail.count)} took in records that had another master id in the last run`,
    advice: 'report.json lists the ids under events',
  },
  'entity-split': {
    level: 'info',
    summary: 'Records that had one master id in the last run are several entities now; the largest part keeps the id.',
    message: ({ detail }) => `${entities(detail.count)} of the last run came apart`,
    advice: 'report.json lists the ids under events',
  },
  'unknown-decision': {
    level: 'warning',
    summary: 'The decision of a pair in review.csv is none of same, different and unsure; it is not used.',
    message: (_, value) => `decision ${value} is not one of same, different, unsure`,
    advice: 'correct the cell, or leave it empty to decide later',
  },
  'contradicting-decisions': {
    level: 'warning',
    summary: 'A pair of records is decided as the same in one place and as different in another; it counts as unsure.',
    message: ({ detail }) => `${detail.left} and ${detail.right} are decided both as the same and as different`,
    advice: 'keep one of the two decisions',
  },
} satisfies Record<string, FindingKind>;
