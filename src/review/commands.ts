import { z } from 'zod';
import { UsageError } from '../util/usage-error.ts';

const row = z.number().int().min(0);
const id = z.string().max(100_000);
const rows = z.array(row).max(1000);

/** What the page may ask the desk to do. The page may be wrong or old: everything is checked again. */
const commands = z.union([
  z.strictObject({ do: z.literal('answer'), id, judgement: z.enum(['same', 'different', 'unsure']) }),
  z.strictObject({ do: z.literal('skip'), id }),
  z.strictObject({ do: z.literal('undo') }),
  z.strictObject({ do: z.literal('sort'), ticked: rows, shown: rows, sorting: z.enum(['same', 'apart', 'each']) }),
  z.strictObject({
    do: z.literal('edit'),
    row,
    field: z.string(),
    value: z.string().max(100_000),
    why: z.string().max(10_000),
    asItIs: z.boolean(),
  }),
  z.strictObject({ do: z.literal('open'), key: z.string().min(1) }),
  z.strictObject({ do: z.literal('open'), row }),
]);

export type DeskCommand = z.output<typeof commands>;

export function parseCommand(body: string): DeskCommand {
  let given: unknown;
  try {
    given = JSON.parse(body);
  } catch {
    throw new UsageError('the request is no JSON');
  }
  const parsed = commands.safeParse(given);
  if (!parsed.success) throw new UsageError('the request is not one that the desk knows', 'load the page again');
  return parsed.data;
}
