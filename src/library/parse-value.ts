import type { ReadContext, Reading } from '../field-type/field-type.ts';
import { type ParseValueOptions as InContext, parseValue as inContext } from '../field-type/parse-value.ts';
import { today as clock } from './world.ts';

/** What `parseValue` takes beside the options of the type. */
export interface ParseValueOptions extends InContext {
  /** ISO date that counts as today, for years of two digits; the clock's date when left out. */
  readonly today?: string;
}

/** One context a day: readers are kept by context. */
let latest: ReadContext = contextOf('');

/** Reads one value as a run of today would. Throws a UsageError for an unknown type or option. */
export function parseValue(
  type: string,
  text: unknown,
  options: Readonly<Record<string, unknown>> = {},
  { today, context, ...others }: ParseValueOptions = {},
): Reading {
  return inContext(type, text, options, { ...others, context: context ?? onDate(today ?? clock({})) });
}

function onDate(date: string): ReadContext {
  if (latest.today !== date) latest = contextOf(date);
  return latest;
}

function contextOf(today: string): ReadContext {
  return { today, rates: () => ({ rate: () => undefined }) };
}
