import { parseBlockingKey } from './blocking-key.ts';
import { type ChainRules, checkChain } from './chain.ts';
import { conditionsOf, namesInCondition } from './expressions.ts';
import type { Registries } from './registries.ts';
import type { Rules } from './schema.ts';
import type { Path } from './tree.ts';

/** A field that some rule names, and where. */
export interface NameUsed {
  readonly name: string;
  readonly path: Path;
}

/**
 * Every field that the rules name beside `fields` itself. Those that no field declares are columns of the sources,
 * kept as text; whether a source has them is known only when it is read.
 */
export function namesUsed(rules: Rules, registries: Registries): NameUsed[] {
  return [
    ...inFields(rules, registries),
    ...inDependencies(rules),
    ...inValidations(rules, registries),
    ...inMatch(rules),
    ...inMerge(rules, registries),
    // `where` looks at a source as it is read, and makes no field of a column.
    ...conditionsOf(rules)
      .filter(({ about }) => about !== 'read')
      .flatMap((condition) => namesInCondition(condition).map((name) => ({ name, path: condition.path }))),
  ];
}

/** Fields that a source's `columns` and `set` make. */
export function namesMade(rules: Rules): NameUsed[] {
  return rules.sources.flatMap(([source, { columns, set }]) => [
    ...columns.map(([column, name]) => ({ name, path: ['sources', source, 'columns', column] })),
    ...set.map(([name]) => ({ name, path: ['sources', source, 'set', name] })),
  ]);
}

function inFields(rules: Rules, { fieldTypes }: Registries): NameUsed[] {
  return rules.fields.flatMap(([field, { type, options, fill }]) => [
    ...(fieldTypes.get(type)?.companions?.(options) ?? []).map((name) => ({ name, path: ['fields', field] })),
    ...fill.flatMap(({ field: from, key }, index) =>
      [
        { name: from, path: ['fields', field, 'fill', index, 'field'] },
        { name: key, path: ['fields', field, 'fill', index, 'key'] },
      ].flatMap(({ name, path }) => (name === undefined ? [] : [{ name, path }])),
    ),
  ]);
}

function inDependencies({ dependencies }: Rules): NameUsed[] {
  return dependencies.flatMap(({ from, to }, index) => [
    ...from.map((name) => ({ name, path: ['dependencies', index, 'from'] })),
    ...to.map((name) => ({ name, path: ['dependencies', index, 'to'] })),
  ]);
}

function inValidations(rules: Rules, { validations }: Registries): NameUsed[] {
  return rules.validate.flatMap(({ kind, options }, index) =>
    (validations.get(kind)?.fields(options) ?? []).map((name) => ({ name, path: ['validate', index, kind] })),
  );
}

function inMatch({ match }: Rules): NameUsed[] {
  if (match === undefined) return [];
  return [
    ...match.rules.flatMap(({ same, like }, index) => [
      ...same.map((name, at) => ({ name, path: ['match', 'rules', index, 'same', at] })),
      ...like.map(([name]) => ({ name, path: ['match', 'rules', index, 'like', name] })),
    ]),
    ...(match.comparisons ?? []).map(({ field }, index) => ({
      name: field,
      path: ['match', 'comparisons', index, 'field'],
    })),
    ...(match.blocking ?? []).flatMap((keys, index) =>
      keys.map((key, at) => ({ name: parseBlockingKey(key).field, path: ['match', 'blocking', index, at] })),
    ),
  ];
}

function inMerge({ merge }: Rules, { strategies }: Registries): NameUsed[] {
  const chains: { readonly chain: ChainRules; readonly path: Path }[] = [
    ...(merge.default === undefined ? [] : [{ chain: merge.default, path: ['merge', 'default'] }]),
    ...merge.fields.map(([field, chain]) => ({ chain, path: ['merge', 'fields', field] })),
    ...merge.groups.map(([group, { by }]) => ({ chain: by, path: ['merge', 'groups', group, 'by'] })),
  ];
  const followed = chains.flatMap(({ chain, path }) =>
    checkChain(chain, strategies).flatMap((step) =>
      'id' in step && step.id === 'follow' && typeof step.given === 'string' ? [{ name: step.given, path }] : [],
    ),
  );
  return [
    ...merge.fields.map(([name]) => ({ name, path: ['merge', 'fields', name] })),
    ...merge.groups.flatMap(([group, { fields }]) =>
      fields.map((name, at) => ({ name, path: ['merge', 'groups', group, 'fields', at] })),
    ),
    ...followed,
  ];
}
