import { type Dependency, learnDependencies, withoutEmpty } from '../learn/dependencies.ts';
import { findRepairs } from '../learn/repairs.ts';
import { learnSpellings, type Spelling } from '../learn/spellings.ts';
import { type Column, countCodes } from '../table/column.ts';
import { findColumn, type Table } from '../table/table.ts';
import { tupleCodes } from '../table/tuple-codes.ts';
import { fieldOfHeader, isKeyHeader, isPersonalHeader } from './header-names.ts';
import type { ColumnProfile, TableProfile } from './profile-result.ts';

/** What a table says about errors in itself: values that are probably others of their column, and columns that decide others. */
export interface LearnedFacts {
  /** Columns in table order; only those in which something was found. */
  readonly spellings: readonly { readonly column: string; readonly spellings: readonly Spelling[] }[];
  readonly dependencies: readonly LearnedDependency[];
}

export interface LearnedDependency extends Dependency {
  /** Cells of `to` that dependencies would correct and fill. */
  readonly corrected: number;
  readonly filled: number;
}

/** From which confidence on a change is counted; the default of the rule file. */
const SURE = 0.9;
/** Below so many records nothing repeats often enough. */
const LEAST_ROWS = 20;
/** A column whose values mostly stand once is no list of names that come back. */
const REPEATING = 0.5;
const REPEATING_COMPANIES = 0.9;
/** Columns of more values than this are not looked at. */
const MOST_VALUES = 200_000;

const spellingTypes = new Set(['text', 'category', 'company_name', 'country']);
/** Types that say where or what something is; names of people, amounts and times decide nothing. */
const decidingTypes = new Set(
  ['text', 'category', 'company_name', 'country', 'language', 'identifier', 'integer'].concat([
    'postal_code',
    'phone',
    'url',
  ]),
);
/** Nobody's consent, birthday or amount follows from what others say; of people no more is said than that they are alike. */
const undecidedTypes = new Set(['consent', 'date', 'datetime', 'money', 'number', 'email']);
const nameFields = new Set(['first_name', 'last_name', 'full_name', 'birth_date', 'email']);

/** Looks for both in the columns that may have them. Names of people, keys, numbers and free text are left alone. */
export function learnTable(table: Table, profile: TableProfile): LearnedFacts {
  if (table.rowCount < LEAST_ROWS) return { spellings: [], dependencies: [] };
  const columns = profile.columns.flatMap((facts) => {
    const column = findColumn(table, facts.name);
    return column === undefined || facts.filled === 0 || isKey(facts) ? [] : [{ facts, column }];
  });
  const spellings = columns
    .filter(({ facts }) => mayHaveSpellings(facts))
    .map(({ facts, column }) => ({
      column: facts.name,
      spellings: learnSpellings(valuesOf(column)).filter((one) => isOfUse(one, facts)),
    }));
  const from = columns.filter(({ facts }) => mayDecide(facts)).map(({ column }) => column);
  const to = columns.filter(({ facts }) => mayBeDecided(facts)).map(({ column }) => column);
  return {
    spellings: spellings.filter((one) => one.spellings.length > 0),
    dependencies: withEffect(learnDependencies({ from, to }), table),
  };
}

/** A country is read in any spelling but a wrong one. */
const isOfUse = ({ reason }: Spelling, { type }: ColumnProfile) =>
  type.id !== 'country' || reason === 'typo' || reason === 'sound';

const isKey = ({ name, rows, filled, distinct }: ColumnProfile) =>
  isKeyHeader(name) && filled === rows && distinct === rows;

function mayHaveSpellings({ name, type, filled, distinct }: ColumnProfile): boolean {
  const share = type.id === 'company_name' ? REPEATING_COMPANIES : REPEATING;
  return spellingTypes.has(type.id) && !isPersonalHeader(name) && distinct <= filled * share && distinct <= MOST_VALUES;
}

const mayDecide = ({ name, type }: ColumnProfile) =>
  decidingTypes.has(type.id) && !nameFields.has(fieldOfHeader(name) ?? '');

const mayBeDecided = ({ name, type }: ColumnProfile) =>
  !undecidedTypes.has(type.id) && !nameFields.has(fieldOfHeader(name) ?? '');

function valuesOf(column: Column): { text: string; count: number }[] {
  const counts = countCodes(column);
  const values: { text: string; count: number }[] = [];
  for (let code = 1; code < counts.length; code++) {
    if (counts[code]! > 0) values.push({ text: column.dictionary.text(code), count: counts[code]! });
  }
  return values;
}

/** Each dependency with what would be done by it; several to one column speak together. */
function withEffect(dependencies: readonly Dependency[], table: Table): LearnedDependency[] {
  const targets = [...new Set(dependencies.map(({ to }) => to))];
  return targets.flatMap((to) => {
    const leading = dependencies.filter((dependency) => dependency.to === to);
    const target = findColumn(table, to)!;
    const deciders = leading.map(({ from }) => {
      const columns = from.map((name) => findColumn(table, name)!);
      const codes = tupleCodes(columns.map((column) => ({ codes: column.codes, size: column.dictionary.size })));
      return {
        codes: columns.length === 1 ? codes : withoutEmpty(codes, columns),
        correct: true,
        fill: true,
        confidence: SURE,
      };
    });
    const effects = leading.map((dependency) => ({ ...dependency, corrected: 0, filled: 0 }));
    for (const { row, decider, isSure } of findRepairs(target, deciders).repairs) {
      if (isSure) effects[decider]![target.codes[row] === 0 ? 'filled' : 'corrected']++;
    }
    return effects;
  });
}
