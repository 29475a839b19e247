import type { z } from 'zod';
import { didYouMean } from '../util/nearest.ts';
import { UsageError } from '../util/usage-error.ts';
import type { AnyFieldType, ReadContext, Reader, Reading } from './field-type.ts';
import { fieldTypes } from './index.ts';
import { plainReading } from './lazy-reading.ts';

/** What `parseValue` takes beside the options of the type. */
export interface ParseValueOptions {
  /** Clean values of the fields that an option such as `country: { from: country }` names, in that order. */
  readonly companions?: readonly string[];
  /** Dates relative to today and exchange rates; without it there is neither. */
  readonly context?: ReadContext;
  /** More types than the built-in ones, or others in their place. */
  readonly types?: ReadonlyMap<string, AnyFieldType>;
}

const builtIn: ReadonlyMap<string, AnyFieldType> = new Map(Object.entries(fieldTypes));

/** There is no clock here: 1970 is today for a value that is read by itself. */
const noContext: ReadContext = { today: '1970-01-01', rates: () => ({ rate: () => undefined }) };

/**
 * Reads one value as a field of that type would, at once. `options` are those of the type; `type` among them is passed
 * over, so that a field of a rule file can be given as it stands. Throws a UsageError for an unknown type or option.
 */
export function parseValue(
  type: string,
  text: unknown,
  options: Readonly<Record<string, unknown>> = {},
  { companions = [], context = noContext, types = builtIn }: ParseValueOptions = {},
): Reading {
  const read = readerOf(type, options, context, types);
  return plainReading(read(text === null || text === undefined ? '' : String(text), ...companions));
}

/** Readers by context, type and options, so that a script may call `parseValue` for every cell. Only for the built-in types. */
const readersOf = new WeakMap<ReadContext, Map<string, Reader>>();
const MAX_READERS = 500;

function readerOf(
  type: string,
  options: Readonly<Record<string, unknown>>,
  context: ReadContext,
  types: ReadonlyMap<string, AnyFieldType>,
): Reader {
  const cached = types === builtIn;
  const key = cached ? `${type} ${JSON.stringify(options)}` : '';
  const known = cached ? readersOf.get(context)?.get(key) : undefined;
  if (known !== undefined) return known;

  const fieldType = types.get(type);
  if (fieldType === undefined) {
    throw new UsageError(
      `unknown field type ${JSON.stringify(type)}`,
      didYouMean(type, types.keys()) || `the types are ${[...types.keys()].join(', ')}`,
    );
  }
  const reader = fieldType.compile(checkOptions(fieldType, options), context) as Reader;
  if (cached) {
    const readers = readersOf.get(context) ?? new Map<string, Reader>();
    if (readers.size >= MAX_READERS) readers.clear();
    readersOf.set(context, readers.set(key, reader));
  }
  return reader;
}

/** The options with defaults; throws a UsageError that names every one that is unknown or wrong. */
function checkOptions(type: AnyFieldType, given: Readonly<Record<string, unknown>>): unknown {
  const { type: _type, ...options } = given;
  const schema: z.ZodObject = type.options;
  const checked = schema.safeParse(options);
  if (checked.success) return checked.data;
  const known = Object.keys(schema.shape);
  const mistakes = checked.error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((name) => `${type.id} has no option ${JSON.stringify(name)}`).join('; ');
    }
    return `${type.id}.${issue.path.join('.')}: ${issue.message}`;
  });
  const unknown = checked.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  const advice = unknown.map((name) => didYouMean(name, known)).find((sentence) => sentence !== '');
  throw new UsageError(
    mistakes.join('; '),
    advice ?? (known.length === 0 ? 'it has no options' : `its options are ${known.join(', ')}`),
  );
}
