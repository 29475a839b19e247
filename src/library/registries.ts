import { fieldTypes } from '../field-type/index.ts';
import { comparators } from '../link/comparator/index.ts';
import { strategies } from '../merge/strategy/index.ts';
import { makeRegistries, type Registries } from '../rulefile/registries.ts';
import { validations } from '../validate/index.ts';
import type { Extensions } from './options.ts';

/** The built-in units and a script's own. */
export function registriesWith(own: Extensions = {}): Registries {
  return makeRegistries({ fieldTypes, validations, comparators, strategies }, own);
}
