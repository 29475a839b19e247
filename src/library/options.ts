import type { AnyFieldType } from '../field-type/field-type.ts';
import type { Language } from '../finding/language/language.ts';
import type { Comparator } from '../link/comparator/comparator.ts';
import type { AnyStrategy } from '../merge/strategy/strategy.ts';
import type { AnyValidation } from '../validate/validation.ts';

/** One record from a script: names to values. Strings stay as they are; numbers, booleans and dates become text. */
export type InputRecord = Readonly<Record<string, unknown>>;

/** Where a source's records come from: a path or glob, several of them, or records from memory. */
export type Input = string | readonly string[] | Iterable<InputRecord> | AsyncIterable<InputRecord>;

/** Units of a script's own, beside the built-in ones. An id that is taken is refused. */
export interface Extensions {
  readonly fieldTypes?: readonly AnyFieldType[];
  readonly validations?: readonly AnyValidation[];
  readonly comparators?: readonly Comparator[];
  readonly strategies?: readonly AnyStrategy[];
}

export interface Progress {
  /** Name of the stage, as "read crm" or "match". */
  readonly stage: string;
  /** Share done in [0, 1]; null where it cannot be told. */
  readonly done: number | null;
  /** What is done so far, in the unit of the stage: bytes where files are read, pairs of records where they are matched. */
  readonly amount?: number;
}

/** What every function that carries out rules takes. */
export interface RunOptions {
  /** Folder for the outputs. Left out: nothing is written. */
  readonly out?: string;
  /** Other inputs for sources of the rule file, by name. */
  readonly sources?: Readonly<Record<string, Input>>;
  /** With a saved plan: read this master file in place of all sources. */
  readonly master?: string;
  /** ISO date that counts as today; the clock's date when left out. */
  readonly today?: string;
  /** Worker threads for the heavy stages; 1 works without any. Default: one a processor, 8 at most; never more than 64. The outputs do not depend on it. */
  readonly threads?: number;
  /** Reads so many records of each source, the first ones. */
  readonly limit?: number;
  /** Whether reports show personal values as they are. Default: masked. */
  readonly reveal?: boolean;
  /** Language in which report.html opens, in place of the rule file's. */
  readonly language?: Language;
  readonly extensions?: Extensions;
  /** What `-` reads. Default: the process's standard input. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  readonly onProgress?: (progress: Progress) => void;
  /** Notes for a person, such as a lock that was taken over. */
  readonly onNote?: (note: string) => void;
}
