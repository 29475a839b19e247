import { allowed } from './allowed.ts';
import { expect } from './expect.ts';
import { fresh } from './fresh.ts';
import { length } from './length.ts';
import { missing } from './missing.ts';
import { pattern } from './pattern.ts';
import { range } from './range.ts';
import { reference } from './reference.ts';
import { required } from './required.ts';
import { rows } from './rows.ts';
import { type } from './type.ts';
import { unique } from './unique.ts';
import type { AnyValidation } from './validation.ts';

/** Every validation, by the key that names it in the rule file. A new one is one file and one line here. */
export const validations = {
  required,
  type,
  range,
  length,
  pattern,
  allowed,
  unique,
  expect,
  reference,
  rows,
  missing,
  fresh,
} satisfies Record<string, AnyValidation>;
