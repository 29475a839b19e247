import type { AnyFieldType } from './field-type.ts';
import { text } from './text.ts';

/** Every field type, by the name used in rule files. A new type is one file and one line here. */
export const fieldTypes = {
  text,
} satisfies Record<string, AnyFieldType>;
