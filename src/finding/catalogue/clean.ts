import type { Json } from '../../util/json.ts';
import { signSentences } from '../evidence-signs.ts';
import type { Finding } from '../finding.ts';
import type { FindingKind } from '../finding-kind.ts';

const text = (value: Json | undefined) => (typeof value === 'string' ? value : JSON.stringify(value ?? null));
const list = (value: Json | undefined) =>
  Array.isArray(value) ? value.map((one: Json) => `"${text(one)}"`).join(', ') : '';
const count = (value: Json | undefined) => (typeof value === 'number' ? value.toLocaleString('en-US') : '0');
const records = (value: Json | undefined) => `${count(value)} ${value === 1 ? 'record' : 'records'}`;
const share = (value: Json | undefined) =>
  typeof value === 'number' ? `${Number((value * 100).toFixed(1))} %` : '0 %';
const fields = (value: Json | undefined) => (Array.isArray(value) ? value.map(text).join(' and ') : text(value));
const decides = (value: Json | undefined) => (Array.isArray(value) && value.length > 1 ? 'decide' : 'decides');
const option = ({ field, detail }: Finding) =>
  `${text(detail['option'])}${detail['part'] === undefined ? '' : ` "${text(detail['part'])}"`} of ${field ?? 'the column'}`;
/** What spoke, as `: a number above 12 can only be the day (132)`; '' where nothing did. */
const because = ({ detail }: Finding) => {
  const signs = (detail['signs'] ?? []) as readonly { kind: string; says: Json; count: number }[];
  const sentences = signSentences(signs, detail['settled'] ?? null).slice(0, 3);
  return sentences.length === 0 ? '' : `; ${sentences.join(', ')}`;
};
const such = (value: Json | undefined) =>
  list(value) === '' ? '' : `, such as ${list((value as Json[]).slice(0, 5))}`;
const from = ({ place }: Finding) => (place?.source ? ` in source "${place.source}"` : '');

export const cleanFindings = {
  'convention-settled': {
    level: 'info',
    summary: 'Values of a column could be read in two ways; its other values showed which one it uses.',
    message: (finding) =>
      `${option(finding)}${from(finding)} is read as ${text(finding.detail['settled'])}: ${records(finding.detail['supporting'])} can only be read so and none otherwise; ${records(finding.detail['undecided'])} decided nothing${because(finding)}`,
    advice: 'say it in the rule file if that is wrong',
  },
  'convention-mixed': {
    level: 'warning',
    summary: 'Most values of a column follow one convention and some can only be read in another.',
    message: (finding) =>
      `${option(finding)}${from(finding)} is read as ${text(finding.detail['settled'])} (${records(finding.detail['supporting'])}), but ${records(finding.detail['contradicting'])} can only be read otherwise${such(finding.detail['against'])}; ${records(finding.detail['undecided'])} decided nothing`,
    advice: 'say in the rule file which convention the source uses',
  },
  'convention-unclear': {
    level: 'warning',
    summary: 'Values of a column can be read in two ways and nothing in the column decides; they were declined.',
    message: (finding) =>
      `nothing decides ${option(finding)}${from(finding)}: ${records(finding.detail['supporting'])} can only be read in one way, ${count(finding.detail['contradicting'])} only in another${such(finding.detail['against'])}, and ${count(finding.detail['undecided'])} decided nothing${because(finding)}`,
    advice: 'say in the rule file which convention the source uses',
  },
  mojibake: {
    level: 'warning',
    summary:
      'A text was read in the wrong encoding before it came here. It stays as it is where that is not certain, or where no rule says that it is to be repaired.',
    message: ({ field, detail }, value) =>
      `${field ?? 'value'} ${value} ${detail['certain'] === true ? 'was' : 'may have been'} read in the wrong encoding`,
    advice: 'export the file as UTF-8, or say mojibake: repair in the field',
  },
  'hidden-characters': {
    level: 'warning',
    summary:
      'A text holds marks without a glyph, such as those that turn the direction of a line: equal texts differ by them.',
    message: ({ field, detail }, value) =>
      `${field ?? 'value'} ${value} ${detail['removed'] === true ? 'held' : 'holds'} characters that cannot be seen: ${Array.isArray(detail['characters']) ? detail['characters'].map(text).join(', ') : ''}${detail['removed'] === true ? '; they were removed' : ''}`,
    advice: 'say unicode: clean in the field to remove them',
  },
  'mixed-scripts': {
    level: 'warning',
    summary:
      'A word has letters of two scripts that look alike, such as a Cyrillic а in a Latin word; no search finds it.',
    message: ({ field, detail }, value) =>
      `${field ?? 'value'} ${value} has a word with letters of several scripts: ${Array.isArray(detail['scripts']) ? detail['scripts'].map(text).join(', ') : ''}`,
    advice: 'put the right spelling into the source, or into replace',
  },
  'correction-tie': {
    level: 'warning',
    summary: 'A value is near several entries of the list it is corrected against, and none is nearer than the others.',
    message: ({ field, detail }, value) => `${field ?? 'value'} ${value} could be any of ${list(detail['candidates'])}`,
    advice: 'put the spelling beside the right entry, as one of its aliases',
  },
  'probable-typo': {
    level: 'info',
    summary: 'A value can be read but looks like a typing error of a common one.',
    message: ({ field }, value) => `${field ?? 'value'} ${value} is probably a typing error`,
    advice: null,
  },
  'dependency-learned': {
    level: 'info',
    summary: 'How well a dependency of the rule file holds on the records, and what was corrected and filled by it.',
    message: ({ field, detail }) =>
      `${fields(detail['from'])} ${decides(detail['from'])} ${field ?? 'the field'} in ${share(detail['agreement'])} of the records of ${count(detail['groups'])} groups; ${count(detail['corrected'])} corrected, ${count(detail['filled'])} filled`,
    advice: null,
  },
  'dependency-weak': {
    level: 'warning',
    summary: 'A dependency of the rule file does not hold on the records; nothing was changed by it.',
    message: ({ field, detail }) =>
      `${fields(detail['from'])} ${decides(detail['from'])} ${field ?? 'the field'} in only ${share(detail['agreement'])} of the records of ${count(detail['groups'])} groups, so nothing was changed by it`,
    advice: 'take it out of the rule file, or let more fields decide together',
  },
  'dependency-differs': {
    level: 'info',
    summary:
      'A value differs from what other records with the same deciding value hold, and was not sure to be an error.',
    message: ({ field, detail }, value) =>
      `${field ?? 'value'} ${value} differs from the other records with the same ${fields(detail['from'])}`,
    advice: null,
  },
  'formula-cell': {
    level: 'warning',
    summary: 'A cell that a spreadsheet would run as a formula when it opens the file.',
    message: ({ field }, value) => `${field ?? 'cell'} ${value} would be run as a formula by a spreadsheet`,
    advice: 'write copies for spreadsheets with output: { spreadsheet: true }',
  },
  'updated-unreadable': {
    level: 'warning',
    summary: 'The time of the last change of a record cannot be read; the record counts as changed at an unknown time.',
    message: ({ field }, value) => `${field ?? 'the time of the last change'} ${value} is not a time that can be read`,
    advice: null,
  },
  'column-missing': {
    level: 'warning',
    summary: 'The rule file names a column that no record of this run has.',
    message: (finding) => `no record${from(finding)} has the column "${text(finding.detail['column'])}"`,
    advice: null,
  },
} satisfies Record<string, FindingKind>;
