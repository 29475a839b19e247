import { basename } from 'node:path';
import type { Input, InputRecord } from './options.ts';

/** What a function without a rule file reads: files, each a source; the records of one source; or inputs by source name. */
export type Inputs = Input | Readonly<Record<string, Input>>;

type Records = Iterable<InputRecord> | AsyncIterable<InputRecord>;

/** An input with its name: paths, or records where there are no paths. */
export interface NamedInput {
  readonly name: string;
  readonly paths: readonly string[];
  readonly records: Records | null;
}

export const isPaths = (input: Input): input is string | readonly string[] =>
  typeof input === 'string' || (Array.isArray(input) && input.every((path) => typeof path === 'string'));

/** A file is named by its stem, records that have no name are "records". */
export function namedInputs(inputs: Inputs): NamedInput[] {
  if (typeof inputs === 'string') return namedInputs([inputs]);
  if (isMany(inputs)) {
    if (!isPaths(inputs)) return [named('records', inputs)];
    const names = sourceNames(inputs);
    return inputs.map((path, index) => named(names[index]!, path));
  }
  return Object.entries(inputs).map(([name, input]) => named(name, input));
}

const isMany = (inputs: Exclude<Inputs, string>): inputs is Exclude<Input, string> =>
  Symbol.iterator in inputs || Symbol.asyncIterator in inputs;

function named(name: string, input: Input): NamedInput {
  if (!isPaths(input)) return { name, paths: [], records: input };
  return { name, paths: typeof input === 'string' ? [input] : input, records: null };
}

/** The stem of each file; a stem that is taken gets a number. */
function sourceNames(files: readonly string[]): string[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const stem =
      file === '-'
        ? 'stdin'
        : basename(file)
            .replace(/(\.gz)?$/i, '')
            .replace(/\.[^.]+(\.gz)?$/i, '')
            .replaceAll('*', '') || 'source';
    let name = stem;
    for (let number = 2; taken.has(name); number++) name = `${stem}_${number}`;
    taken.add(name);
    return name;
  });
}

/** The same inputs, to be read more than once: a stream would be empty the second time. */
export async function rereadable(inputs: readonly NamedInput[]): Promise<NamedInput[]> {
  const all: NamedInput[] = [];
  for (const input of inputs) {
    const { records } = input;
    all.push({ ...input, records: records === null || Array.isArray(records) ? records : await listOf(records) });
  }
  return all;
}

/** Standard input, for as many readers as there are. */
export async function kept(stdin: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const chunks = await listOf(stdin);
  return {
    async *[Symbol.asyncIterator]() {
      yield* chunks;
    },
  };
}

async function listOf<Item>(items: Iterable<Item> | AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
