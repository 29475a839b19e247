import { companyName } from './company-name.ts';
import type { Comparator } from './comparator.ts';
import { date } from './date.ts';
import { email } from './email.ts';
import { exact } from './exact.ts';
import { jaro } from './jaro.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { levenshtein } from './levenshtein.ts';
import { number } from './number.ts';
import { osa } from './osa.ts';
import { personName } from './person-name.ts';
import { phone } from './phone.ts';
import { tokenSet } from './token-set.ts';
import { tokenSort } from './token-sort.ts';
import { words } from './words.ts';

/** Every comparator, by id. A new one is one file and one line here; the schema, reference page and tests follow. */
export const comparators: ReadonlyMap<string, Comparator> = new Map(
  [
    exact,
    jaroWinkler,
    jaro,
    levenshtein,
    osa,
    tokenSet,
    tokenSort,
    words,
    personName,
    companyName,
    email,
    date,
    number,
    phone,
  ].map((comparator) => [comparator.id, comparator]),
);
