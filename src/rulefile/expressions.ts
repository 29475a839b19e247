import { makeEnvironment } from '../expression/cel-environment.ts';
import { type CelType, celTypes } from '../expression/cel-value.ts';
import { compileExpression } from '../expression/expression.ts';
import { findAccesses } from '../expression/field-access.ts';
import { UsageError } from '../util/usage-error.ts';
import type { Registries } from './registries.ts';
import type { Rules } from './schema.ts';
import type { Path } from './tree.ts';

/** A condition in a rule file, where it stands, and what it is about. */
export interface Condition {
  readonly path: Path;
  readonly text: string;
  /** `record`: cleaned fields. `read`: fields as read, all of them text. `pair`: fields of left and right. */
  readonly about: 'record' | 'read' | 'pair';
}

export function conditionsOf(rules: Rules): Condition[] {
  const conditions: Condition[] = [];
  const add = (text: unknown, about: Condition['about'], ...path: Path) => {
    if (typeof text === 'string' && text !== '') conditions.push({ path, text, about });
  };
  for (const [name, source] of rules.sources) add(source.where, 'read', 'sources', name, 'where');
  for (const [index, entry] of rules.validate.entries()) {
    add(entry.when, 'record', 'validate', index, 'when');
    if (entry.kind === 'expect') add(textIn(entry.options), 'record', 'validate', index, 'expect');
  }
  for (const [index, text] of (rules.match?.never ?? []).entries()) add(text, 'pair', 'match', 'never', index);
  return conditions;
}

/** The text of an `expect`, given alone or as `{ that: … }` with more options. */
function textIn(options: unknown): unknown {
  if (typeof options !== 'object' || options === null) return options;
  return Object.values(options).find((value) => typeof value === 'string');
}

/** Names that CEL itself gives a meaning, so that they are no columns. */
const celNames = new Set([
  'row',
  'int',
  'uint',
  'double',
  'bool',
  'string',
  'bytes',
  'list',
  'map',
  'type',
  'null_type',
]);

/** The fields a condition names, known or not. None when it cannot be read; that is told elsewhere. */
export function namesInCondition({ text, about }: Condition): string[] {
  try {
    const { ast } = makeEnvironment('1970-01-01').parse(text);
    const { accesses } = findAccesses(ast, about === 'pair', (name) => !celNames.has(name));
    return [...new Set(accesses.map(({ field }) => field))];
  } catch {
    return [];
  }
}

/** What is wrong with a condition, or null. Names that no field has are columns of the sources: text, as far as is known now. */
export function conditionProblem(condition: Condition, types: ReadonlyMap<string, CelType>): string | null {
  const names = [...new Set([...types.keys(), ...namesInCondition(condition)])];
  const fields = names.map(
    (name) => ({ name, cel: condition.about === 'read' ? 'string' : (types.get(name) ?? 'string') }) as const,
  );
  try {
    const { fields: read } = compileExpression(condition.text, fields, { pair: condition.about === 'pair' });
    return condition.about === 'pair' && read.length === 0 ? 'names no field of left and right' : null;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.advice === '' ? error.message : `${error.message}; ${error.advice}`;
  }
}

/** The type of each declared field in conditions. */
export function celTypesOf(rules: Rules, registries: Registries): Map<string, CelType> {
  return new Map(rules.fields.map(([name, { type }]) => [name, celTypeOf(registries.fieldTypes.get(type)?.cel)]));
}

const celTypeOf = (given: string | undefined): CelType => celTypes.find((type) => type === given) ?? 'string';
