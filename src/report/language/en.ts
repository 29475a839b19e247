import { formatFor } from './format.ts';
import { code, strong } from './marks.ts';

const format = formatFor('en');
const { n, percent, list, counted } = format;
const records = counted({ one: '# record', other: '# records' });
const pairs = counted({ one: '# pair', other: '# pairs' });
const sources = counted({ one: 'one source', other: '# sources' });
const cells = counted({ one: '# cell', other: '# cells' });
const values = counted({ one: '# value', other: '# values' });

/** All texts of the report's page in English; the other languages have the same ones. */
export const english = {
  format,
  records,
  pageTitle: 'Data quality report',
  skip: 'Skip to the report',
  language: 'Language',
  contents: 'Contents',
  empty: '(empty)',
  before: 'before',
  after: 'after',
  field: 'Field',
  source: 'Source',
  rule: 'Rule',
  level: 'Level',
  key: 'Key',
  recordsHead: 'Records',
  cellsHead: 'Cells',
  valuesHead: 'Values',
  example: 'Example',
  moreInJson: (more: number) => `${n(more)} more in report.json.`,

  summary: 'Summary',
  asOf: (date: string) => `As of ${format.date(date)}`,
  cameFrom: (read: number, from: number) => `${strong(records(read))} came from ${sources(from)}.`,
  describe: (entities: number, merged: number, into: number, alone: number) =>
    merged === 0
      ? `They describe ${strong(n(entities))} people or companies; no two of them are the same.`
      : `They describe ${strong(n(entities))} people or companies: ${records(merged)} were duplicates of one another and became ${n(into)}; ${n(alone)} ${alone === 1 ? 'stands' : 'stand'} alone.`,
  doubt: (count: number) => `${strong(pairs(count))} in doubt ${count === 1 ? 'waits' : 'wait'} for a person.`,
  since: (created: number, merged: number, split: number, retired: number) =>
    `Since the last run: ${n(created)} new master ids, ${n(merged)} merged, ${n(split)} split, ${n(retired)} no longer in use.`,
  within: 'within the budget',
  over: 'over the budget',
  budgetLine: (level: 'error' | 'warning', found: number, allowed: number) =>
    `${records(found)} with ${level === 'error' ? 'an error' : 'a warning'}, ${n(allowed)} allowed.`,
  masked: 'Personal values are masked in this report; the data files hold them as they are.',
  revealed: 'Personal values are shown as they are.',
  tileRead: 'records read',
  tileAside: 'put aside',
  tileAccepted: 'accepted',
  tileJoined: 'duplicates joined',
  tileMaster: 'in the master file',
  tileCleaned: 'cells cleaned',
  dimensions: 'Quality in brief',
  complete: 'Completeness',
  completeSays: 'fields that have a value',
  valid: 'Validity',
  validSays: 'values that can be read as what they should be',
  consistent: 'Consistency',
  consistentSays: 'values written in the one form of their kind',
  unique: 'Uniqueness',
  uniqueSays: 'records that are nobody’s second',
  decide: 'What you must decide',
  nothingToDecide: 'Nothing: no record was put aside, no pair is in doubt, and nothing asks for mending.',
  stepBudget: (level: 'error' | 'warning', found: number, allowed: number) =>
    `Mend ${level === 'error' ? 'errors' : 'warnings'}: ${records(found)} have one and ${n(allowed)} may. The most frequent come first below.`,
  stepReview: (count: number) =>
    `Decide the ${pairs(count)} in doubt with ${code('recordmill review')}, or write same or different into review.csv, and run again.`,
  stepRejects: (count: number) =>
    `See why ${records(count)} ${count === 1 ? 'was' : 'were'} put aside: rejects.csv holds each as it was read.`,
  stepFinding: (sentence: string, found: number, advice: string) => `${sentence} (${records(found)}): ${advice}.`,

  flow: 'The way of the records',
  flowSays: (read: number, into: number) => `${records(read)} on their way to ${n(into)} in the master file`,
  flowSaysOnly: (read: number, accepted: number) => `${records(read)}, of which ${n(accepted)} accepted`,
  otherSources: (count: number) => `${n(count)} other sources`,
  flowRead: 'read',
  flowAside: 'put aside',
  flowAccepted: 'accepted',
  flowJoined: 'were duplicates',
  flowAlone: 'stand alone',
  flowMaster: 'in the master file',
  sumAccepted: (read: number, aside: number, accepted: number) =>
    `${n(read)} read − ${n(aside)} put aside = ${n(accepted)} accepted.`,
  sumMaster: (accepted: number, joined: number, entities: number) =>
    `${n(accepted)} accepted − ${n(joined)} joined to others = ${n(entities)} in the master file.`,

  findings: 'Findings',
  error: 'error',
  warning: 'warning',
  info: 'note',
  errors: 'Errors',
  warnings: 'Warnings',
  notes: 'Notes',
  findingsLead: (error: number, warning: number, info: number) =>
    `Records with an error: ${strong(n(error))}, with a warning: ${strong(n(warning))}, with a note: ${strong(n(info))}. What is not about records counts once.`,
  nothingFound: 'Nothing was found.',
  noSerious: 'No errors and no warnings.',
  filter: 'Filter the findings',
  search: 'Text in messages, values, places …',
  searchLabel: 'Text',
  any: 'all',
  clear: 'Clear filters',
  showing: '{0} of {1} kinds of findings shown',
  nothingFits: 'No finding fits these filters.',
  why: (why: string) => `Why the rule exists: ${why}`,
  whatToDo: (advice: string) => `What to do: ${advice}.`,
  suggestion: 'Suggestion',
  firstSeen: 'First seen',
  recordNumber: (line: number) => `record ${n(line)}`,
  offending: 'Offending values, most frequent first',
  bySource: 'By source',
  moreOfKind: (count: number) => `${n(count)} more values or places of this kind: all of them are in findings.ndjson.`,
  moreKinds: (count: number) => `${n(count)} more kinds of findings are in report.json.`,

  quality: 'Quality by field',
  qualityLead: (entities: number | null) =>
    entities === null
      ? 'Shares of the records as read. Filled: has a value. Valid: the value can be read as the field’s type. One form: already written in the one form that cleaning gives to all.'
      : `Before: of the records as read. After: of the ${n(entities)} records of the master file. Filled: has a value. Valid: the value can be read as the field’s type. One form: written in the one form that cleaning gives to all.`,
  type: 'Type',
  usable: 'Filled and valid',
  usableSays: (before: number, after: number | null) =>
    `filled and valid: ${percent(before)} before${after === null ? '' : `, ${percent(after)} after`}`,
  filled: 'Filled',
  oneForm: 'One form',

  profiles: 'What stands in each field',
  profilesLead:
    'After cleaning, of all records read. In the forms, A is a capital letter, a a small one, x a letter without case and 9 a number.',
  filledOf: (filled: number, of: number) => `${n(filled)} of ${n(of)} filled (${percent(of === 0 ? 0 : filled / of)})`,
  distinct: counted({ one: '# distinct value', other: '# distinct values' }),
  lengths: (min: number, median: number, max: number) =>
    min === max ? `${n(min)} characters` : `${n(min)} to ${n(max)} characters, the middle one ${n(median)}`,
  scripts: 'Scripts',
  formsRead: 'Forms as read',
  formsCleaned: 'Forms cleaned',
  topValues: 'Most frequent',
  noValues: 'no value',

  cleaning: 'What cleaning changed',
  cleaningLead: (count: number) =>
    `${cells(count)}, most frequent changes first. Every change, with before and after, is in changes.csv.`,
  by: 'By',
  examples: 'Before → after',

  conventions: 'How ambiguous values were read',
  conventionsLead:
    '“03.04.2024” and “1.234” can be read in two ways. Values of the same column that can be read in one way only decide; where they do not, the value is kept as it is and reported.',
  readAs: 'Read as',
  saySo: 'Say so',
  sayOtherwise: 'Say otherwise',
  couldBeBoth: 'Could be both',
  thatSaySo: 'Values that say so',
  notClear: 'not clear',
  dayFirst: 'day first',
  monthFirst: 'month first',
  yearFirst: 'year first',
  decimalPoint: 'decimal point',
  decimalComma: 'decimal comma',

  merges: 'Merges worth a look',
  largest: 'The largest',
  largestWhy: 'Many records in one entity: look whether they share a number or an address that is nobody’s own.',
  weakest: 'The least certain',
  weakestWhy:
    'The least sure of what was joined without asking. A match weight of 4.2 means 19 to 1, of 10 means 1,000 to 1.',
  became: (size: number, from: string, id: string) => `${strong(records(size))} of ${from} became ${code(id)}`,
  joinedByEach: (rule: string, count: number) => `${n(count)} by ${rule}`,
  weakestWeight: (weight: number) => `weakest match weight ${format.weight(weight)}`,
  joinedBy: 'Joined by',
  golden: 'golden record',
  decidedBy: 'decided by',
  struck: 'Struck through: a value that the golden record does not have.',
  moreRecords: (count: number) => `${n(count)} more records are in crosswalk.csv.`,
  moreFields: (count: number) => `${n(count)} more fields are in report.json.`,
  linkBetween: (left: string, right: string) => `Why ${left} and ${right} are one`,
  byPerson: 'A person said that they are the same.',
  byRule: (rule: string) => `Rule ${rule} holds.`,
  byModel: (weight: number, probability: number) =>
    `Match weight ${strong(format.weight(weight))}, a match probability of ${percent(probability)}.`,
  comparison: 'Comparison',
  firstRecord: 'First record',
  secondRecord: 'Second record',
  similarity: 'Similarity',
  weight: 'Weight',
  atRandom: 'two records at random',
  sum: 'together',
  rarity: (weight: number) => `rarity ${format.weight(weight)}`,
  weighs: (weight: number) => `weighs ${format.weight(weight)}`,
  sideEmpty: 'a side is empty',

  conflicts: 'Where sources disagree',
  conflictsLead: (count: number) =>
    `${cells(count)} said something else than the golden record they became part of. Most frequent first; lineage.ndjson has all of them.`,
  won: 'Won',
  lost: 'Lost',
  over_: 'over',
  whoWon: 'Who won, by source',
  wonShare: 'Share won',

  matching: 'How records were matched',
  compared: (count: number) => `${pairs(count)} of records were compared.`,
  thresholds: (review: number, accept: number) =>
    `Pairs with a match probability of ${n(accept)} or more are joined; between ${n(review)} and ${n(accept)} a person decides.`,
  histogram: 'Compared pairs by match weight',
  histogramSays: 'Compared pairs by match weight, on a logarithmic scale, with the two thresholds',
  bar: (from: number, to: number, count: number) => `match weight ${n(from)} to ${n(to)}: ${pairs(count)}`,
  doubtFrom: (probability: number) => `in doubt from ${n(probability)}`,
  joinedFrom: (probability: number) => `joined from ${n(probability)}`,
  zoneApart: 'stay apart',
  zoneDoubt: 'a person decides',
  zoneJoined: 'joined',
  agreeOn: 'Compared because they agree on',
  pairs: 'Pairs',
  links: 'Links',
  bySize: 'Entities by size',
  inOne: 'Records in one',
  entities: 'Entities',
  learned: 'What the model learned',
  learnedLead: 'Each point doubles the odds that two records are the same; each point below zero halves them.',
  byAgreement: 'Match weight by agreement',
  equal: 'equal',
  different: 'different',
  similarFrom: (similarity: number) => `similar from ${n(similarity)}`,

  rules: 'Rules that were checked',
  kind: 'Kind',
  checked: 'Records checked',
  broken: 'Break it',
  outcome: 'Outcome',
  holds: 'holds',
  tolerated: 'within its tolerance',
  isBroken: 'broken',

  sources: 'Sources',
  read: 'Read',
  aside: 'Put aside',
  accepted: 'Accepted',
  file: 'File',
  files: counted({ one: '# file', other: '# files' }),
  readHow: 'Read as',
  memory: 'memory',
  splitAt: (delimiter: string) => `cells split at ${delimiter}`,
  guessed: 'guessed',
  together: (read: number, aside: number, accepted: number) =>
    `Together ${n(read)} read, ${n(aside)} put aside, ${n(accepted)} accepted.`,
  namesOf: (names: readonly string[], more: number) => list(more === 0 ? names : [...names, `${n(more)} more`]),
  valuesCounted: values,
};

export type Words = typeof english;
