import type { Json } from '../util/json.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import { fieldOfHeader, isKeyHeader } from './header-names.ts';
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

/** Types that a known field may have; a column of another type keeps its own name. Fields left out may have any. */
const typesOf = new Map<string, readonly string[]>([
  ['email', ['email']],
  ['phone', ['phone']],
  ['mobile', ['phone']],
  ['birth_date', ['date', 'datetime']],
  ['created_at', ['date', 'datetime']],
  ['updated_at', ['date', 'datetime']],
  ['country', ['country']],
  ['newsletter', ['consent', 'boolean']],
  ['spend', ['money', 'number', 'integer']],
  ['first_name', ['person_name', 'text']],
  ['last_name', ['person_name', 'text']],
  ['full_name', ['person_name', 'company_name', 'text']],
]);

/** Key, time of change and fields of one source's columns. Two columns never feed one field: the fuller one does. */
export function bindColumns({ name, profile, key }: ProfiledSource): SourceColumns {
  const keyColumn =
    key === undefined ? findKey(profile.columns) : (profile.columns.find((column) => column.name === key) ?? null);
  const rest = profile.columns.filter((column) => column !== keyColumn);
  const taken = new Map<string, ColumnProfile>();
  for (const column of rest) {
    const field = knownField(column);
    const other = field === undefined ? undefined : taken.get(field);
    if (field !== undefined && (other === undefined || column.filled > other.filled)) taken.set(field, column);
  }
  const names = new Set(rest.map((column) => column.name));
  const bound = rest.map((column): BoundColumn => {
    const field = knownField(column);
    const feeds = field !== undefined && taken.get(field) === column && (field === column.name || !names.has(field));
    return { source: name, column, field: feeds ? field : column.name };
  });
  return { key: keyColumn, updated: taken.get('updated_at') ?? null, bound };
}

function knownField({ name, filled, type }: ColumnProfile): string | undefined {
  const field = fieldOfHeader(name);
  if (field === undefined || filled === 0) return field;
  return typesOf.get(field)?.includes(type.id) === false ? undefined : field;
}

/** A column that is filled and different in every row, and is an id by its name, or by its codes where it stands first. */
function findKey(columns: readonly ColumnProfile[]): ColumnProfile | null {
  const fitting = columns.filter(({ rows, filled, distinct }) => rows > 0 && filled === rows && distinct === rows);
  const named = fitting.find(({ name, type }) => isKeyHeader(name) && type.id !== 'email');
  const [first] = columns;
  const code = fitting.find((column) => column === first && ['identifier', 'integer'].includes(column.type.id));
  return named ?? code ?? null;
}

/** The type of a field that several columns feed: the one with the most confidence over all rows. */
export function typeOfField(columns: readonly ColumnProfile[]): {
  readonly id: string;
  readonly options: Readonly<Record<string, Json>>;
} {
  const weights = new Map<string, number>();
  for (const { type, filled } of columns)
    weights.set(type.id, (weights.get(type.id) ?? 0) + type.confidence * Math.max(1, filled));
  const [id] = [...weights].sort((a, b) => b[1] - a[1] || compareUtf8(a[0], b[0]))[0]!;
  const given = columns.filter(({ type }) => type.id === id).map(({ type }) => type.options);
  // What the columns do not agree on is left to be settled for each source from its own values.
  const agreed = Object.entries(given[0] ?? {}).filter(([name, value]) =>
    given.every((options) => JSON.stringify(options[name]) === JSON.stringify(value)),
  );
  return { id, options: Object.fromEntries(agreed) };
}
