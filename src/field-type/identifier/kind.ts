import { declined, type Reading, read } from '../field-type.ts';
import { cleaner } from './clean-code.ts';

export type IdentifierReason = 'bad-form' | 'bad-check-digit';
export type Outcome = Reading<string, IdentifierReason>;

/** A kind of identifier: how it is written, and what its check digits promise. */
export interface Kind {
  /** What it is, for the reference page. */
  readonly title: string;
  /** Whether it names one person, or a person's account or card, so that reports mask it. */
  readonly personal: boolean;
  readonly read: (text: string) => Outcome;
}

interface KindParts {
  readonly personal?: boolean;
  /** Characters that group the code and are left out, beside white space; hyphen and point unless said otherwise. */
  readonly marks?: string;
  /** Whether space inside is part of the code, as between the words of a register. */
  readonly keepSpace?: boolean;
  /** Letters are capital unless this says that small ones differ from them. */
  readonly keepCase?: boolean;
  /** Puts what is left into the form that is checked, as by zeros that are often dropped. */
  readonly prepare?: (code: string) => string;
  readonly form: RegExp;
  /** What a pattern cannot say: a day that exists, a region that there is. */
  readonly holds?: (code: string) => boolean;
  readonly check?: (code: string) => boolean;
  /** The canonical text; the code itself when left out. */
  readonly write?: (code: string) => string;
}

const badForm = declined('bad-form');
const badCheckDigit = declined('bad-check-digit');

export function kind(title: string, parts: KindParts): Kind {
  const {
    personal = false,
    marks = '-.',
    keepCase = false,
    keepSpace = false,
    prepare,
    form,
    holds,
    check,
    write,
  } = parts;
  const clean = cleaner({ marks, keepCase, keepSpace });
  return {
    title,
    personal,
    read(text) {
      const bare = clean(text);
      const code = prepare === undefined ? bare : prepare(bare);
      if (!form.test(code) || (holds !== undefined && !holds(code))) return badForm;
      if (check !== undefined && !check(code)) return badCheckDigit;
      const written = write === undefined ? code : write(code);
      return read(written, written);
    },
  };
}

/** Leaves out a prefix that people write in front, as the country's code before a tax number. */
export const without =
  (prefix: RegExp) =>
  (code: string): string =>
    code.replace(prefix, '');

export const passes = (kind: Kind, code: string): boolean => kind.read(code).ok;
