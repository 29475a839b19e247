import type { Json } from '../util/json.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import { type HeaderMatch, isKeyHeader, matchHeader, mayHold } from './header-names.ts';
import type { ColumnProfile } from './profile-result.ts';
import type { ProfiledSource } from './proposal.ts';

/** A column of a source, and the field it is to feed. */
export interface BoundColumn {
  readonly source: string;
  readonly column: ColumnProfile;
  readonly field: string;
}

export interface SourceColumns {
  readonly key: ColumnProfile | null;
  readonly updated: ColumnProfile | null;
  /** All columns but the key. */
  readonly bound: readonly BoundColumn[];
}

/** The columns of all sources, and what they feed. */
export function bindSources(sources: readonly ProfiledSource[]): SourceColumns[] {
  const headers = new Set(sources.flatMap(({ profile }) => profile.columns.map(({ name }) => name)));
  return sources.map((source) => bindColumns(source, headers));
}

/** Key, time of change and fields of one source's columns. Two columns never feed one field: the fuller one does. `headers`: those of all sources. */
function bindColumns(
  { name, profile, key, looseKey = false }: ProfiledSource,
  headers: ReadonlySet<string>,
): SourceColumns {
  const keyColumn =
    key === undefined
      ? (findKey(profile.columns) ?? (looseKey ? findLooseKey(profile.columns) : null))
      : (profile.columns.find((column) => column.name === key) ?? null);
  const rest = profile.columns.filter((column) => column !== keyColumn);
  const known = knownFields(rest);
  const taken = new Map<string, ColumnProfile>();
  for (const [column, { field, distance }] of known) {
    const other = taken.get(field);
    const isBetter = other === undefined || isFuller(column, distance, other, known.get(other)!.distance);
    if (isBetter) taken.set(field, column);
  }
  const names = new Set(rest.map((column) => column.name));
  const asksNot = optOutFields(rest, headers);
  const bound = rest.map((column): BoundColumn => {
    const turned = asksNot.get(column);
    if (turned !== undefined) return { source: name, column, field: turned };
    const field = known.get(column)?.field;
    const feeds = field !== undefined && taken.get(field) === column && (field === column.name || !names.has(field));
    return { source: name, column, field: feeds ? field : column.name };
  });
  return { key: keyColumn, updated: taken.get('updated_at') ?? null, bound };
}

/**
 * Fields of columns that say who opted out. Their answers are turned round when they are read, so that one word means
 * one thing in all sources; under the old name they would say the opposite of what it asks.
 */
function optOutFields(
  columns: readonly ColumnProfile[],
  headers: ReadonlySet<string>,
): ReadonlyMap<ColumnProfile, string> {
  const fields = new Map<ColumnProfile, string>();
  for (const column of columns) {
    if (column.type.id !== 'consent' || column.type.options.optOut !== true) continue;
    let field = MAY_CONTACT;
    for (let number = 2; headers.has(field) || [...fields.values()].includes(field); number++)
      field = `${MAY_CONTACT}_${number}`;
    fields.set(column, field);
  }
  return fields;
}

const MAY_CONTACT = 'may_contact';

/** A column named as the field goes before one whose header only comes near it, unless it is empty; then the fuller one does. */
function isFuller(column: ColumnProfile, distance: number, other: ColumnProfile, otherDistance: number): boolean {
  if (distance !== otherDistance && column.filled > 0 && other.filled > 0) return distance < otherDistance;
  return column.filled > other.filled;
}

/** The columns whose headers name a field that they can hold. */
function knownFields(columns: readonly ColumnProfile[]): ReadonlyMap<ColumnProfile, HeaderMatch> {
  const known = new Map<ColumnProfile, HeaderMatch>();
  for (const column of columns) {
    const match = matchHeader(column.name);
    if (match !== undefined && (column.filled === 0 || mayHold(match.field, column.type.id))) known.set(column, match);
  }
  // A mobile phone is the phone where there is no other, so that it is compared with the phones of other sources.
  const phones = columns.filter(
    (column) =>
      known.get(column)?.field === 'phone' || (column.type.id === 'phone' && !/fax|faks|فاكس/i.test(column.name)),
  );
  const [only] = phones;
  const match = only === undefined ? undefined : known.get(only);
  if (phones.length === 1 && match?.field === 'mobile') known.set(only!, { ...match, field: 'phone' });
  return known;
}

/** A column that is filled and different in every row, and is an id by its name, or by its codes where it stands first. */
function findKey(columns: readonly ColumnProfile[]): ColumnProfile | null {
  const fitting = columns.filter(({ rows, filled, distinct }) => rows > 0 && filled === rows && distinct === rows);
  const named = fitting.find(({ name, type }) => isKeyHeader(name) && type.id !== 'email');
  const [first] = columns;
  const code = fitting.find((column) => column === first && isCode(column));
  return named ?? code ?? null;
}

const isCode = ({ type }: ColumnProfile) => ['identifier', 'integer'].includes(type.id);

/** Of so few records a repeated number may be no number of theirs. */
const LEAST_ROWS = 10;
const ALMOST = 0.9;

/** A column that is an id by its name, though a few of its values are there twice or missing. */
function findLooseKey(columns: readonly ColumnProfile[]): ColumnProfile | null {
  const fitting = columns.filter(
    (column) =>
      isKeyHeader(column.name) &&
      (isCode(column) || ['text', 'number'].includes(column.type.id)) &&
      column.rows >= LEAST_ROWS &&
      column.filled >= column.rows * ALMOST &&
      column.distinct >= column.filled * ALMOST,
  );
  return fitting.find((column) => column === columns[0]) ?? fitting[0] ?? null;
}

/** The type of a field that several columns feed: the one with the most confidence over all rows. */
export function typeOfField(columns: readonly ColumnProfile[]): {
  readonly id: string;
  readonly options: Readonly<Record<string, Json>>;
} {
  const weights = new Map<string, number>();
  for (const { type, filled } of columns)
    weights.set(type.id, (weights.get(type.id) ?? 0) + type.confidence * Math.max(1, filled));
  const [best] = [...weights].sort((a, b) => b[1] - a[1] || compareUtf8(a[0], b[0]))[0]!;
  // What one source calls consent is consent in all: as plain yes and no, an opt-out could be outvoted.
  const id = weights.has('consent') ? 'consent' : best;
  const given = columns.filter(({ type }) => type.id === id).map(({ type }) => type.options);
  // What the columns do not agree on is left to be settled for each source from its own values.
  const agreed = Object.entries(given[0] ?? {}).filter(([name, value]) =>
    given.every((options) => JSON.stringify(options[name]) === JSON.stringify(value)),
  );
  return { id, options: Object.fromEntries(agreed) };
}
