import type { z } from 'zod';
import { type Path, partOf, type Tree } from './tree.ts';

type Def = {
  readonly type: string;
  readonly innerType?: Schema;
  readonly in?: Schema;
  readonly out?: Schema;
  readonly element?: Schema;
  readonly valueType?: Schema;
  readonly options?: readonly Schema[];
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly discriminator?: string;
};
type Schema = { readonly _zod: { readonly def: Def; readonly values?: ReadonlySet<unknown> } };

/** The keys that may stand at a path of a rule file, for "did you mean". */
export function keysAt(schema: z.ZodType, path: Path, tree: Tree): readonly string[] {
  let schemas: readonly Schema[] = [schema as unknown as Schema];
  let part: Tree | undefined = tree;
  for (const step of path) {
    schemas = schemas.flatMap((one) => objectsOf(one, part)).flatMap((one) => childOf(one, step));
    part = part && partOf(part, step);
  }
  const keys = schemas.flatMap((one) => objectsOf(one, part)).flatMap((one) => Object.keys(one._zod.def.shape ?? {}));
  return [...new Set(keys)];
}

/** The object, record or list schemas inside wrappers and unions; of fields of several types, those of its type. */
function objectsOf(schema: Schema, part: Tree | undefined): readonly Schema[] {
  const { def } = schema._zod;
  if (def.innerType !== undefined) return objectsOf(def.innerType, part);
  if (def.type === 'pipe') return objectsOf(def.in!._zod.def.type === 'transform' ? def.out! : def.in!, part);
  if (def.type !== 'union') return [schema];
  const inner = def.options!.flatMap((option) => objectsOf(option, part));
  if (def.discriminator === undefined) return inner;
  const chosen = part && partOf(part, def.discriminator);
  const value = chosen?.kind === 'scalar' ? String(chosen.value) : 'text';
  return inner.filter((option) => option._zod.def.shape?.[def.discriminator!]?._zod.values?.has(value));
}

function childOf(schema: Schema, step: string | number): readonly Schema[] {
  const { def } = schema._zod;
  const child =
    def.type === 'array'
      ? def.element
      : (def.valueType ?? (def.shape && Object.hasOwn(def.shape, step) ? def.shape[step] : undefined));
  return child === undefined ? [] : [child];
}
