import type { TableProfile } from './profile-result.ts';

/** One source of a proposal: its file as it goes into the rule file, and what is known of it. */
export interface ProfiledSource {
  readonly name: string;
  /** Empty for records that a script passes. */
  readonly file: string | readonly string[];
  readonly profile: TableProfile;
  /** Column that identifies a record, where the user named it; '' for none; found where it is left out. */
  readonly key?: string;
  /** Whether a column that is named as a key may be one with a few of its values repeated or missing; not by default. */
  readonly looseKey?: boolean;
  readonly unique?: boolean;
}

/** A named entry of a rule file, with what a reader should know about it. */
export interface ProposedEntry {
  readonly name: string;
  readonly rules: Readonly<Record<string, unknown>>;
  readonly comment: string;
}

/** A rule file in parts, in the order in which they are written. */
export interface Proposal {
  readonly missing: readonly string[];
  readonly sources: readonly ProposedEntry[];
  readonly fields: readonly {
    readonly name: string;
    readonly type: string;
    readonly options: Readonly<Record<string, unknown>>;
    readonly comment: string;
  }[];
  /** `validate`, `match` and `merge`, as they would be typed. */
  readonly sections: readonly { readonly name: string; readonly value: unknown; readonly comment?: string }[];
}

/** The proposal as the content of a rule file. Names of data become own keys, also `__proto__`. */
export function rulesOf({ missing, sources, fields, sections }: Proposal): Readonly<Record<string, unknown>> {
  return {
    recordmill: 1,
    ...(missing.length > 0 && { missing }),
    sources: Object.fromEntries(sources.map(({ name, rules }) => [name, rules])),
    fields: Object.fromEntries(fields.map(({ name, type, options }) => [name, { type, ...options }])),
    ...Object.fromEntries(sections.map(({ name, value }) => [name, value])),
  };
}
