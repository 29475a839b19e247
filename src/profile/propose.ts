import { compareUtf8 } from '../util/utf8-order.ts';
import type { ColumnProfile, Repeats } from './profile-result.ts';
import type { ProfiledSource, Proposal } from './proposal.ts';
import { bindSources, type SourceColumns, typeOfField } from './propose-columns.ts';

/**
 * A rule file for data nobody has described: sources with their keys, fields with their types, columns of different sources
 * that mean the same mapped to one field, rules that hold on this data, matching and merging.
 *
 * A run with it exits 0: what is validated held when it was proposed, and is a warning anyway.
 */
export function proposeRules(sources: readonly ProfiledSource[], today: string): Proposal {
  const columns = bindSources(sources);
  const fields = fieldsOf(sources, columns).map(
    (field): ProposedField => ({ ...field, ...typeOfField(field.columns) }),
  );
  const match = matchPart(withoutRepeats(fields, repeatsOfFields(sources, columns)));
  return {
    missing: missingTokens(sources),
    sources: sources.map((source, index) => ({
      name: source.name,
      rules: sourcePart(source, columns[index]!),
      comment: sourceComment(source, columns[index]!),
    })),
    fields: fields.map((field) => ({
      name: field.name,
      type: field.id,
      options: optionsOf(field, fields),
      comment: fieldComment(field),
    })),
    sections: [
      { name: 'validate', value: validations(sources, fields, today) },
      ...(match === null ? [] : [{ name: 'match', value: match }]),
      { name: 'merge', value: mergePart(fields, columns) },
    ],
  };
}

/** A field with the columns that feed it, one a source at most. */
interface ProposedField {
  readonly name: string;
  readonly columns: readonly ColumnProfile[];
  readonly id: string;
  readonly options: Readonly<Record<string, unknown>>;
}

function fieldsOf(sources: readonly ProfiledSource[], columns: readonly SourceColumns[]) {
  const byName = new Map<string, ColumnProfile[]>();
  for (const { bound, updated } of columns) {
    for (const { field, column } of bound) {
      // The time of change is named by the source; an empty column, or one value for all, says nothing of anybody;
      // but that everybody opted out is not to be lost.
      const isSame = column.distinct === 1 && sources.length === 1 && column.type.id !== 'consent';
      if (column === updated || column.filled === 0 || isSame) continue;
      byName.set(field, [...(byName.get(field) ?? []), column]);
    }
  }
  return [...byName].map(([name, columns]) => ({ name, columns }));
}

function missingTokens(sources: readonly ProfiledSource[]): string[] {
  const found = sources.flatMap(({ profile }) =>
    profile.columns.flatMap(({ missing }) => missing.map(({ text }) => text.trim())),
  );
  return [...new Set(found)].filter((token) => token !== '').sort(compareUtf8);
}

function sourcePart({ file, unique }: ProfiledSource, { key, updated, bound }: SourceColumns) {
  const renamed = bound.filter(({ column, field }) => column.name !== field);
  return {
    ...(file.length > 0 && { file }),
    ...(key !== null && { key: key.name }),
    ...(updated !== null && { updated: updated.name }),
    ...(unique === true && { unique: true }),
    ...(renamed.length > 0 && {
      columns: Object.fromEntries(renamed.map(({ column, field }) => [column.name, field])),
    }),
  };
}

function optionsOf({ id, options }: ProposedField, all: readonly ProposedField[]): Readonly<Record<string, unknown>> {
  const country = all.find((field) => field.id === 'country')?.name;
  if (id !== 'phone' || country === undefined) return options;
  // The country of the same record says more than the country that most numbers seem to be of.
  const { defaultCountry } = options;
  const otherwise = typeof defaultCountry === 'string' && defaultCountry !== '' ? { else: defaultCountry } : {};
  return { ...options, defaultCountry: { from: country, ...otherwise } };
}

function validations(sources: readonly ProfiledSource[], fields: readonly ProposedField[], today: string) {
  const isFull = ({ columns }: ProposedField) =>
    columns.length === sources.length && columns.every(({ filled, rows }) => rows > 0 && filled === rows);
  const full = fields.filter(isFull).map(({ name }) => name);
  const birth = fields.find(
    ({ name, id, columns }) => name === 'birth_date' && id === 'date' && columns.every(isPast(today)),
  );
  return [
    ...(full.length > 0 ? [{ id: 'always-filled', required: full, level: 'warning' }] : []),
    ...(birth === undefined
      ? []
      : [{ id: 'birth-date', range: { field: birth.name, min: '1900-01-01', max: 'today' }, level: 'warning' }]),
    ...sources
      .filter(({ profile }) => profile.rows > 1)
      .map(({ name, profile }) => ({
        id: `${name}-complete`,
        rows: { source: name, min: Math.ceil(profile.rows / 2) },
        level: 'warning',
      })),
  ];
}

const isPast =
  (today: string) =>
  ({ range }: ColumnProfile) =>
    range !== null && range.min >= '1900-01-01' && range.max <= today;

/** Types whose agreement says little about who somebody is: answers of two values, places of millions, times of entry. */
const sayLittle = new Set(['boolean', 'consent', 'country', 'language', 'datetime']);
/** When a record was made or changed says nothing of whom it is about. */
const entryTimes = new Set(['created_at', 'updated_at']);
/** A field of fewer values is a group and not a person: a status, a currency, the system a record comes from. */
const LEAST_VALUES = 6;
/** Texts of so many words on average are compared by their words. */
const SEVERAL_WORDS = 1.5;

const distinctOf = ({ columns }: ProposedField) => Math.max(...columns.map(({ distinct }) => distinct));
const hasWords = ({ columns }: ProposedField) => columns.some(({ words }) => words >= SEVERAL_WORDS);

function isTelling(field: ProposedField): boolean {
  if (sayLittle.has(field.id) || entryTimes.has(field.name)) return false;
  const rows = field.columns.reduce((sum, column) => sum + column.rows, 0);
  // In a handful of records every field has few values.
  return distinctOf(field) >= Math.min(LEAST_VALUES, rows / 3);
}

/** Shares of values, and characters of one, from which digits and the signs between them are a phone number or the like. */
const MOSTLY = 0.8;
const LONG_NUMBER = 7;

/** Text of digits, written now with these signs between them and now with those: 310/456-0488 and 310-456-0488. */
function isNumberWritten({ id, columns }: ProposedField): boolean {
  return (
    id === 'text' &&
    columns.every(({ shapes, lengths, sampled }) => {
      const written = shapes.filter(({ text }) => text.includes('9') && /^[9\s()+./-]+$/.test(text));
      const count = written.reduce((sum, shape) => sum + shape.count, 0);
      return (lengths?.median ?? 0) >= LONG_NUMBER && count >= sampled * MOSTLY;
    })
  );
}

const wordLevels = ['0.9', '0.8', '0.7', '0.6', '0.5', '0.45', '0.4', '0.35', '0.3', '0.25', '0.2', '0.15'];

/** How a field is compared where its type alone does not say. */
function comparisonOf(field: ProposedField) {
  const { name, id } = field;
  if ((id === 'text' || name === 'full_name') && hasWords(field) && !isNumberWritten(field)) {
    return { field: name, comparator: 'words', levels: wordLevels, termFrequency: 'true' };
  }
  if (id === 'phone' || isNumberWritten(field)) {
    return { field: name, comparator: 'phone', levels: ['0.98', '0.9', '0.8'], termFrequency: 'false' };
  }
  if (id === 'integer') return { field: name, comparator: 'exact', levels: [] };
  if (id === 'money' || id === 'number') return { field: name, comparator: 'number', levels: ['0.99', '0.9', '0.7'] };
  return { field: name };
}

/** Shares of words said again, by fields, the most that a source shows. */
function repeatsOfFields(sources: readonly ProfiledSource[], columns: readonly SourceColumns[]): Repeats[] {
  return sources.flatMap(({ profile }, index) => {
    const fieldOf = new Map(columns[index]!.bound.map(({ column, field }) => [column.name, field]));
    return profile.repeats.flatMap(({ part, whole, share }) => {
      const a = fieldOf.get(part);
      const b = fieldOf.get(whole);
      return a === undefined || b === undefined ? [] : [{ part: a, whole: b, share }];
    });
  });
}

/** So large a share of the words of a name in a description makes the description say the name again. */
const SAID_AGAIN = 0.5;
/** Parts that cover so much of a whole leave it nothing of its own. */
const COVERED = 0.8;

/**
 * Fields without those that say again what others say: one agreement would count twice. Of a name and a description that
 * holds it the name stays; of a full name and its parts, the parts; of an address and the city in it, the address.
 */
function withoutRepeats(fields: readonly ProposedField[], repeats: readonly Repeats[]): ProposedField[] {
  const left = new Map(fields.map((field) => [field.name, field]));
  const shareOf = (part: ProposedField, whole: ProposedField) =>
    Math.max(
      0,
      ...repeats.filter((one) => one.part === part.name && one.whole === whole.name).map(({ share }) => share),
    );
  const wordsOf = ({ columns }: ProposedField) => Math.max(...columns.map(({ words }) => words));
  for (const whole of [...fields].sort((a, b) => wordsOf(b) - wordsOf(a))) {
    const parts = [...left.values()].filter(
      (part) => part !== whole && wordsOf(part) < wordsOf(whole) && shareOf(part, whole) >= SAID_AGAIN,
    );
    if (parts.length === 0 || !left.has(whole.name)) continue;
    const covered = parts.reduce((sum, part) => sum + shareOf(part, whole) * wordsOf(part), 0) / wordsOf(whole);
    const isSaid = covered >= COVERED || parts.some((part) => wordsOf(part) >= SEVERAL_WORDS * 2);
    for (const { name } of isSaid ? [whole] : parts) left.delete(name);
  }
  return [...left.values()];
}

function matchPart(fields: readonly ProposedField[]) {
  const telling = fields.filter(isTelling);
  if (telling.length === 0) return null;
  const names = fields.map(({ name }) => name);
  const last = ['last_name', 'full_name'].find((name) => names.includes(name));
  const email = fields.find(({ id }) => id === 'email');
  const phone = fields.find(({ id }) => id === 'phone');
  const rules = [
    ...(email !== undefined && last !== undefined
      ? [{ id: 'same-email', same: [email.name], like: { [last]: 'close' } }]
      : []),
    ...(phone !== undefined && last !== undefined ? [{ id: 'same-phone', same: [phone.name, last] }] : []),
  ];
  return {
    ...(rules.length > 0 && { rules }),
    model: 'auto',
    comparisons: telling.map(comparisonOf),
    // What is likelier right than wrong is joined; groups that hang on a single such link are kept apart all the same.
    accept: '0.50',
    review: '0.20',
  };
}

const addressFields = ['street', 'postal_code', 'city', 'state', 'country'];

function mergePart(fields: readonly ProposedField[], columns: readonly SourceColumns[]) {
  const by = columns.some(({ updated }) => updated !== null)
    ? ['most-recent', 'most-frequent']
    : ['most-frequent', 'most-complete'];
  const address = addressFields.filter((name) => fields.some((field) => field.name === name));
  return {
    default: by,
    ...(address.length > 1 && address.includes('street') && { groups: { address: { fields: address, by } } }),
  };
}

function sourceComment({ profile }: ProfiledSource, { key }: SourceColumns): string {
  if (key === null)
    return `${profile.rows} records; no column is filled and different in each: the line stands for the key`;
  const { name, rows, filled, distinct } = key;
  const repeats = filled - distinct;
  const notes = [
    ...(repeats > 0
      ? [`${repeats === 1 ? '1 repeats' : `${repeats} repeat`} the key of another, and records of one key count as one`]
      : []),
    ...(filled < rows ? [`${rows - filled} without one`] : []),
  ];
  return [`${rows} records; "${name}" identifies a record`, ...notes].join('; ');
}

const percent = ({ filled, rows }: ColumnProfile) => `${rows === 0 ? 0 : Math.floor((filled / rows) * 100)}%`;

function fieldComment({ columns, id }: ProposedField): string {
  const filled = columns.map(percent).join(', ');
  const confidence = Math.max(...columns.map(({ type }) => (type.id === id ? type.confidence : 0)));
  return `filled ${filled}${id === 'text' ? '' : `; fits ${Math.round(confidence * 100)}%`}`;
}
