import type { Kind } from '../kind.ts';
import { unionKinds } from './europe-union.ts';
import { financeKinds } from './finance.ts';
import { globalKinds } from './global.ts';
import { iban } from './iban.ts';
import { nationalKinds } from './national.ts';
import { euVat, vatin } from './vat.ts';

/** Kinds of identifiers by name. National ones begin with the code of their country. */
export const identifierKinds: ReadonlyMap<string, Kind> = new Map([
  ...globalKinds,
  ...financeKinds,
  ['iban', iban],
  ['vatin', vatin],
  ['eu.vat', euVat],
  ...unionKinds,
  ...nationalKinds,
]);
