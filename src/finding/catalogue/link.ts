import type { FindingKind } from '../finding-kind.ts';

const count = (value: unknown) => Number(value).toLocaleString('en-US');

export const linkFindings = {
  'oversized-block': {
    level: 'warning',
    summary:
      'A block of a blocking or match rule holds more records than maxBlock, and not all of its pairs were compared.',
    message: ({ detail, rule }, value) =>
      `block ${value} of rule "${rule}" has ${count(detail.rows)} records, over the limit of ${count(detail.limit)}; ${count(detail.pairsNotCompared)} of its pairs were not compared under this rule`,
    advice: 'they are compared where another blocking rule makes them; add a field to the rule, or raise maxBlock',
  },
  'blocking-over-budget': {
    level: 'info',
    summary: 'A proposed blocking rule would make too many pairs on this data and was left out.',
    message: ({ detail, rule }) =>
      `proposed blocking rule "${rule}" would make ${count(detail.pairs)} pairs of ${count(detail.records)} records, over ${count(detail.budget)} a record, and was left out`,
    advice: 'name the blocking rules yourself under match.blocking to have it all the same',
  },
  'review-cut': {
    level: 'info',
    summary: 'More pairs are in doubt than a person would decide; those that tell the most are shown.',
    message: ({ detail }) =>
      `${count(detail.leftOut)} further pairs in doubt were left out of the review; ${count(detail.shown)} are shown`,
    advice: 'decide those shown and run again, or raise match.review',
  },
  'generic-value': {
    level: 'info',
    summary: "An e-mail address or a phone number is held by so many entities that it is nobody's own.",
    message: ({ detail, field }, value) => `${field} ${value} is shared by ${count(detail.entities)} entities`,
    advice: 'if it stands for "unknown", add it to the missing tokens of the field',
  },
  'contradicting-decisions': {
    level: 'warning',
    summary: 'A decision says that two records are the same, and others say that their entity must stay apart.',
    message: () => 'a decision joins two records that other decisions keep apart; the records were joined',
    advice: 'correct one of the decisions',
  },
  'decision-without-record': {
    level: 'warning',
    summary:
      'Decisions of reviewers were not used, because no accepted record of this run has the source and key that they name. Where a source declares no key, a key stands for the content of a record, and a changed record is another one.',
    message: ({ detail }) =>
      `${count(detail.decisions)} decision(s) between ${detail.left} and ${detail.right} were not used: a record that they name is not in this run`,
    advice:
      'they are kept at the end of review.csv and used again when the record comes back; if it has changed instead, decide the new pair, and declare a key for its source if it has one',
  },
} satisfies Record<string, FindingKind>;
