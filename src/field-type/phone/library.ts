import { createRequire } from 'node:module';
import type * as Library from 'libphonenumber-js/max';

const require = createRequire(import.meta.url);
let library: typeof Library | null = null;

/** The library of phone numbers, loaded by the first one who needs it: a hundred files that most commands do not. */
export function phoneLibrary(): typeof Library {
  library ??= require('libphonenumber-js/max') as typeof Library;
  return library;
}
