import type { z } from 'zod';

/** One key of a mapping in a rule file, as the reference shows it. */
export interface KeyFacts {
  /** Dotted below the key that holds it, as `split.from`. */
  readonly key: string;
  readonly form: string;
  /** As it would be typed; '' where the key has none. */
  readonly default: string;
  readonly required: boolean;
  readonly description: string;
}

type Core = { readonly _zod: { readonly def: Def }; readonly description?: string | undefined };
interface Def {
  readonly type: string;
  readonly innerType?: Core;
  readonly in?: Core;
  readonly out?: Core;
  readonly element?: Core;
  readonly valueType?: Core;
  readonly options?: readonly Core[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly shape?: Readonly<Record<string, Core>>;
  readonly defaultValue?: unknown;
}

/** The keys of a mapping, those of mappings inside it below them. `[]` after a key stands for each entry of a list, `.*` for each name. */
export function keysOf(schema: z.ZodType): KeyFacts[] {
  const { core } = unwrapped(schema as unknown as Core);
  return Object.entries(core._zod.def.shape ?? {}).flatMap(([key, value]) => factsOf(key, value));
}

/** What a value looks like, in words: "text or list of texts", "true or false", "a number from 0 to 1". */
export const formOf = (schema: z.ZodType): string => wordsOf(schema as unknown as Core);

function factsOf(key: string, value: Core): KeyFacts[] {
  const { core, optional, defaultValue, description } = unwrapped(value);
  const own = { key, form: wordsOf(value), default: shownDefault(defaultValue), required: !optional, description };
  const inner = core._zod.def;
  if (inner.type === 'object') return [own, ...inside(core, `${key}.`)];
  if (inner.type === 'record') {
    const each = unwrapped(inner.valueType!).core;
    return each._zod.def.type === 'object' ? [own, ...inside(each, `${key}.*.`)] : [own];
  }
  if (inner.type !== 'array') return [own];
  const element = unwrapped(inner.element!).core;
  return element._zod.def.type === 'object' ? [own, ...inside(element, `${key}[].`)] : [own];
}

const inside = (object: Core, prefix: string): KeyFacts[] =>
  keysOf(object as unknown as z.ZodType).map((facts) => ({ ...facts, key: prefix + facts.key }));

interface Unwrapped {
  readonly core: Core;
  readonly optional: boolean;
  readonly defaultValue: unknown;
  readonly description: string;
}

/** The schema inside what makes it optional, defaulted or transformed. The outermost description holds. */
function unwrapped(schema: Core): Unwrapped {
  const { def } = schema._zod;
  const description = schema.description ?? '';
  const next =
    def.innerType ?? (def.type === 'pipe' ? (def.in!._zod.def.type === 'transform' ? def.out : def.in) : undefined);
  if (next === undefined) return { core: schema, optional: false, defaultValue: undefined, description };
  const inner = unwrapped(next);
  return {
    core: inner.core,
    optional: inner.optional || def.type === 'optional' || def.type === 'default' || def.type === 'prefault',
    defaultValue: def.type === 'default' ? def.defaultValue : inner.defaultValue,
    description: description || inner.description,
  };
}

/** The empty text, list and mapping are as good as nothing said. */
function shownDefault(value: unknown): string {
  if (value === undefined || value === '' || value === null) return '';
  if (Array.isArray(value)) return value.length === 0 ? '' : JSON.stringify(value);
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return '';
  const [only] = entries;
  return 'records' in value || 'share' in value ? String(only![1]) : JSON.stringify(value);
}

function wordsOf(schema: Core): string {
  const { core } = unwrapped(schema);
  const { def } = core._zod;
  switch (def.type) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'true or false';
    case 'enum':
      return Object.values(def.entries ?? {})
        .map((value) => `\`${value}\``)
        .join(', ');
    case 'literal':
      return (def.values ?? []).map((value) => (value === '' ? 'empty' : `\`${String(value)}\``)).join(', ');
    case 'array':
      return `list of ${plural(wordsOf(def.element!))}`;
    case 'object':
      return 'mapping';
    case 'record':
      // Any value: a name with its options, whatever they are.
      return isAny(def.valueType!) ? 'mapping' : `names, each with ${wordsOf(def.valueType!)}`;
    case 'null':
      return 'nothing';
    case 'union':
      return unionWords(schema, def.options!);
    default:
      return 'anything';
  }
}

function unionWords(schema: Core, options: readonly Core[]): string {
  const kinds = options.map((option) => unwrapped(option).core._zod.def);
  if (kinds.some(({ type }) => type === 'boolean'))
    return kinds.some(({ type }) => type === 'string') ? 'text' : 'true or false';
  if (kinds.every(({ type }) => type === 'number' || type === 'string') && kinds.some(({ type }) => type === 'number'))
    return numberWords(schema);
  const words = [...new Set(options.map(wordsOf))].filter((word) => word !== 'nothing');
  const one = words.filter((word) => !word.startsWith('list of ')).join(' or ');
  // "text or list of texts", and what is longer only once.
  return words.length > 1 && words.includes(`list of ${plural(one)}`) ? `${one} or a list of them` : words.join(' or ');
}

/** The limits of a number stand in the sentence that refuses one far outside them. */
function numberWords(schema: Core): string {
  const refused = (schema as unknown as z.ZodType).safeParse(Number.MAX_SAFE_INTEGER);
  const range = refused.success ? undefined : /from \S+ to \S+/.exec(refused.error.issues[0]?.message ?? '')?.[0];
  if (range !== undefined) return `number ${range}`;
  return (schema as unknown as z.ZodType).safeParse('1%').success ? 'number or percent' : 'number';
}

const isAny = (schema: Core) => ['unknown', 'any'].includes(unwrapped(schema).core._zod.def.type);

const plural = (words: string) => (words === 'text' || words === 'mapping' || words === 'number' ? `${words}s` : words);
