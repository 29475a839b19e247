import type { BlockingKey, ComparisonPlan, MatchPlan } from './rules.ts';

/** What is known of a field when nobody said how to match: its type, and counts from the data. */
export interface FieldFacts {
  readonly name: string;
  /** A field type, as `person_name`. */
  readonly type: string;
  /** Different filled values, filled cells, and records. */
  readonly distinct: number;
  readonly filled: number;
  readonly rows: number;
  /** How values of the type are compared. */
  readonly comparison: Omit<ComparisonPlan, 'field'>;
}

export interface MatchProposal {
  readonly comparisons: readonly ComparisonPlan[];
  readonly blocking: MatchPlan['blocking'];
}

/** Types whose agreement says little about who somebody is. */
const sayLittle = new Set(['boolean', 'consent', 'datetime', 'language']);
/** Below this share of filled cells a field is left out. */
const LEAST_FILLED = 0.05;
/** From this share of distinct among filled values a field nearly names its record. */
const NAMING = 0.5;
/** Two fields together must tell records apart at least so well: distinct combinations, over records. */
const TELLING = 2;
const MAX_RULES = 10;

/**
 * Comparisons and blocking from facts about the fields alone. A field that nearly names its record blocks by itself, in
 * full and, where it is a text of words, by its rare words, so that a typing error elsewhere does not hide the pair;
 * other fields block two by two, the pairs of fields that tell most apart first.
 */
export function proposeMatching(fields: readonly FieldFacts[]): MatchProposal {
  const compared = fields.filter(isCompared);
  const naming = compared.filter(isNaming);
  const others = compared.filter((field) => !isNaming(field));
  const keys = [...naming.flatMap(namingKeys), ...pairsOfFields(others, naming)];
  const rules = keys.length > 0 ? keys : compared.map(({ name }) => [whole(name)]);
  return {
    comparisons: compared.map(({ name, comparison }) => ({ field: name, ...comparison })),
    blocking: rules.slice(0, MAX_RULES).map((rule) => ({ id: rule.map(keyText).join('+'), keys: rule })),
  };
}

/** Filled often enough, with more than one value, and not a key of which no value comes twice. */
function isCompared({ type, distinct, filled, rows, comparison }: FieldFacts): boolean {
  if (sayLittle.has(type) || distinct < 2 || filled < rows * LEAST_FILLED) return false;
  return !(comparison.levels.length === 0 && distinct === filled);
}

const isNaming = ({ distinct, filled }: FieldFacts) => distinct >= filled * NAMING;

/** A text of words is blocked by its rare words and its beginning; what is no text, by all of it. */
function namingKeys({ name, type }: FieldFacts): BlockingKey[][] {
  if (['text', 'company_name', 'person_name'].includes(type)) {
    return [[{ field: name, take: { kind: 'rare' } }], [{ field: name, take: { kind: 'prefix', length: 6 } }]];
  }
  return ['number', 'money', 'integer'].includes(type) ? [] : [[whole(name)]];
}

function pairsOfFields(others: readonly FieldFacts[], naming: readonly FieldFacts[]): BlockingKey[][] {
  const blocking = [...others, ...naming.filter(({ type }) => type === 'date' || type === 'postal_code')];
  const pairs = blocking.flatMap((left, at) =>
    blocking.slice(at + 1).map((right) => ({ left, right, tells: left.distinct * right.distinct })),
  );
  return pairs
    .filter(({ left, tells }) => tells >= left.rows * TELLING)
    .sort((a, b) => b.tells - a.tells)
    .map(({ left, right }) => [keyOf(left), keyOf(right)]);
}

/** Names by their sound, everything else in full. */
function keyOf({ name, type }: FieldFacts): BlockingKey {
  return type === 'person_name' ? { field: name, take: { kind: 'sound' } } : whole(name);
}

const whole = (field: string): BlockingKey => ({ field, take: { kind: 'whole' } });

const keyText = ({ field, take }: BlockingKey) =>
  take.kind === 'whole' ? field : `${field}:${take.kind === 'prefix' ? take.length : take.kind}`;
