import type { Json } from '../../util/json.ts';
import type { Finding } from '../finding.ts';
import type { FindingKind } from '../finding-kind.ts';

const shown = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

/** With the user's own reason for the rule; of values beyond those that are told one by one, only how many there are. */
const because = (sentence: string, { detail, field, rule }: Finding): string => {
  const what =
    detail.values === undefined
      ? sentence
      : `${shown(detail.values)} more values of ${field ?? 'its fields'} break ${rule}`;
  return detail.why === undefined ? what : `${what}: ${shown(detail.why)}`;
};

const subject = ({ field }: Finding, value: string): string =>
  [field, value].filter((part) => part !== null && part !== '').join(' ');

const limit = ({ detail }: Finding): string =>
  detail.min === undefined ? `above ${shown(detail.max)}` : `below ${shown(detail.min)}`;

const didYouMean = ({ suggestion }: Finding): string => (suggestion === undefined ? '' : '; there is a similar one');

export const validateFindings = {
  required: {
    level: 'error',
    summary: 'A field that a rule requires is empty.',
    message: (finding) => because(`${finding.field} is empty`, finding),
    advice: null,
  },
  type: {
    level: 'error',
    summary: 'A value cannot be read as the type of its field.',
    message: (finding, value) => because(`${subject(finding, value)} could not be read`, finding),
    advice: 'the finding of the declined value says why',
  },
  range: {
    level: 'error',
    summary: 'A value lies outside of its limits.',
    message: (finding, value) => because(`${subject(finding, value)} is ${limit(finding)}`, finding),
    advice: null,
  },
  length: {
    level: 'error',
    summary: 'A value is too short or too long.',
    message: (finding, value) => {
      const { detail } = finding;
      const count = ` (${shown(detail.characters)})`;
      const rule = detail.min === undefined ? `more than ${shown(detail.max)}` : `fewer than ${shown(detail.min)}`;
      return because(`${subject(finding, value)} has ${rule} characters${count}`, finding);
    },
    advice: null,
  },
  pattern: {
    level: 'error',
    summary: 'A value does not match the regular expression of its rule.',
    message: (finding, value) =>
      because(`${subject(finding, value)} does not match ${shown(finding.detail.matches)}`, finding),
    advice: null,
  },
  allowed: {
    level: 'error',
    summary: 'A value is none of the allowed ones.',
    message: (finding, value) => {
      const { allowed } = finding.detail;
      const list = Array.isArray(allowed)
        ? `none of ${allowed.join(', ')}`
        : `none of the ${shown(allowed)} allowed values`;
      return because(`${subject(finding, value)} is ${list}${didYouMean(finding)}`, finding);
    },
    advice: null,
  },
  unique: {
    level: 'error',
    summary: 'Several records have a value, or a combination of values, that only one may have.',
    message: (finding, value) => {
      const { fields, records } = finding.detail;
      const names = Array.isArray(fields) ? fields.join(' + ') : '';
      const what = value === '' ? `one combination of ${names}` : subject(finding, value);
      return because(`${what} is in ${shown(records)} records and must be in one`, finding);
    },
    advice: null,
  },
  expect: {
    level: 'error',
    summary: 'An expression that must hold is false.',
    message: (finding) => because(`${shown(finding.detail.expression)} does not hold`, finding),
    advice: null,
  },
  'expression-failed': {
    level: 'error',
    summary: 'An expression cannot be carried out on a record, as a division by zero.',
    message: ({ detail }) => `the expression cannot be carried out: ${shown(detail.failed)}`,
    advice: 'guard it with a condition, as in filled(x) && x != 0',
  },
  reference: {
    level: 'error',
    summary: 'A value is not known where it must be known: in another source or in a file.',
    message: (finding, value) =>
      because(
        `${subject(finding, value)} is not in ${shown(finding.detail.column)} of ${shown(finding.detail.in)}${didYouMean(finding)}`,
        finding,
      ),
    advice: null,
  },
  rows: {
    level: 'error',
    summary: 'There are fewer or more records than a rule allows.',
    message: (finding) => {
      const { detail } = finding;
      const rule = detail.min === undefined ? `at most ${shown(detail.max)}` : `at least ${shown(detail.min)}`;
      return because(`there are ${shown(detail.records)} records and should be ${rule}`, finding);
    },
    advice: 'look whether the export is complete',
  },
  missing: {
    level: 'error',
    summary: 'More records lack a value than a rule allows.',
    message: (finding) => {
      const { detail, field } = finding;
      return because(
        `${field} is empty in ${shown(detail.missing)} of ${shown(detail.records)} records, and at most ${shown(detail.max)} may be`,
        finding,
      );
    },
    advice: null,
  },
  fresh: {
    level: 'error',
    summary: 'The newest record is older than a rule allows.',
    message: (finding) => {
      const { newest, days, within } = finding.detail;
      return because(
        `the newest record is of ${shown(newest)}, ${shown(days)} days ago, and should be within ${shown(within)}`,
        finding,
      );
    },
    advice: 'look whether the export still runs',
  },
  'nothing-checked': {
    level: 'info',
    summary: 'A rule looked at no record, so it proves nothing.',
    message: ({ rule, detail }) =>
      detail.when === ''
        ? `${rule} checked 0 records: there was nothing to look at`
        : `${rule} checked 0 records: none of those for which ${shown(detail.when)} has a value to look at`,
    advice: null,
  },
} satisfies Record<string, FindingKind>;
