import { boolean } from './boolean.ts';
import { category } from './category.ts';
import { companyName } from './company-name.ts';
import { consent } from './consent.ts';
import { country } from './country.ts';
import { date } from './date.ts';
import { datetime } from './datetime.ts';
import { email } from './email.ts';
import type { AnyFieldType } from './field-type.ts';
import { iban } from './iban.ts';
import { identifier } from './identifier.ts';
import { integer } from './integer.ts';
import { language } from './language.ts';
import { money } from './money.ts';
import { number } from './number.ts';
import { personName } from './person-name.ts';
import { phone } from './phone.ts';
import { postalCode } from './postal-code.ts';
import { text } from './text.ts';
import { url } from './url.ts';
import { vat } from './vat.ts';

/** Every field type, by the name used in rule files. A new type is one file and one line here. */
export const fieldTypes = {
  text,
  person_name: personName,
  company_name: companyName,
  postal_code: postalCode,
  url,
  language,
  identifier,
  iban,
  vat,
  email,
  country,
  consent,
  category,
  boolean,
  number,
  integer,
  phone,
  date,
  datetime,
  money,
} satisfies Record<string, AnyFieldType>;
