import type { AnyFieldType } from './field-type.ts';
import { phone } from './phone.ts';
import { integer } from './integer.ts';
import { number } from './number.ts';
import { text } from './text.ts';

/** Every field type, by the name used in rule files. A new type is one file and one line here. */
export const fieldTypes = {
  text,
  number,
  integer,
  phone,
} satisfies Record<string, AnyFieldType>;
