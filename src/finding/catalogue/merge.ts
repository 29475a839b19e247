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
  'edit-without-record': {
    level: 'warning',
    summary: 'A golden value that a person set was not used: its record is not in this run, or its field is not.',
    message: ({ detail }) =>
      `a golden value set by a person for ${detail.field} was not used: its record of ${detail.source}, or the field, is not in this run`,
    advice: 'it is kept in golden-edits.csv and used again when the record comes back',
  },
  'edit-of-consent': {
    level: 'warning',
    summary:
      'A person set a golden consent to something other than no; it was not used, because an opt-out is never undone by hand.',
    message: ({ field }) => `a person set ${field} to something other than no, which was not used`,
    advice: 'a rule for the field under merge: fields: may decide it in so many words; here only "false" is taken',
  },
} satisfies Record<string, FindingKind>;
