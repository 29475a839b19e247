import { headerSays, shareOf } from '../column-evidence.ts';
import type { ValueCount } from '../field-type.ts';
import { identifierKinds } from './kinds/index.ts';

interface Hint {
  readonly kind: string;
  /** Headers that name the kind, in comparison form. */
  readonly headers: readonly string[];
  /** Whether the form and check digits are so strict that a column is known without its header. */
  readonly alone: boolean;
}

// biome-ignore format: a table
const hints: readonly Hint[] = [
  { kind: 'tr.tckimlik', headers: ['tc', 'tckn', 'tc kimlik', 'tc kimlik no', 'tc no', 't c kimlik no', 'kimlik no', 'kimlik numarasi', 'citizen number', 'national id', 'رقم الهويه'], alone: true },
  { kind: 'tr.vkn', headers: ['vkn', 'vergi no', 'vergi kimlik no', 'vergi numarasi', 'vergi kimlik numarasi', 'tax number', 'tax no', 'tax id'], alone: false },
  { kind: 'ean', headers: ['ean', 'ean13', 'gtin', 'upc', 'barcode', 'barkod', 'strichcode', 'باركود'], alone: false },
  { kind: 'isbn', headers: ['isbn', 'isbn13', 'isbn 13', 'isbn10'], alone: false },
  { kind: 'issn', headers: ['issn', 'eissn', 'e issn'], alone: false },
  { kind: 'imei', headers: ['imei'], alone: false },
  { kind: 'creditcard', headers: ['card number', 'credit card', 'creditcard', 'card no', 'cc number', 'kart no', 'kart numarasi', 'kredi karti', 'kreditkarte', 'kartennummer', 'رقم البطاقه'], alone: false },
  { kind: 'isin', headers: ['isin'], alone: true },
  { kind: 'lei', headers: ['lei', 'lei code'], alone: true },
  { kind: 'bic', headers: ['bic', 'swift', 'swift code', 'bic swift'], alone: false },
  { kind: 'uuid', headers: ['uuid', 'guid'], alone: true },
  { kind: 'mac', headers: ['mac', 'mac address'], alone: false },
  { kind: 'de.idnr', headers: ['steuer id', 'steueridentifikationsnummer', 'idnr', 'tin'], alone: false },
  { kind: 'it.codicefiscale', headers: ['codice fiscale', 'cf'], alone: true },
  { kind: 'es.nif', headers: ['nif', 'dni', 'nie', 'nif cif'], alone: false },
  { kind: 'br.cpf', headers: ['cpf'], alone: false },
  { kind: 'br.cnpj', headers: ['cnpj'], alone: false },
  { kind: 'us.ssn', headers: ['ssn', 'social security number'], alone: false },
  { kind: 'fr.siret', headers: ['siret'], alone: false },
  { kind: 'fr.siren', headers: ['siren'], alone: false },
  { kind: 'nl.bsn', headers: ['bsn'], alone: false },
  { kind: 'pl.pesel', headers: ['pesel'], alone: false },
  { kind: 'sa.nid', headers: ['iqama', 'رقم الاقامه'], alone: false },
  { kind: 'eg.nid', headers: ['الرقم القومي'], alone: false },
];

/** Fewer values than this may pass the check digits by chance. */
const MIN_VALUES = 5;

/** The kind that a column's header names and its values keep to, or that the values alone show; undefined where there is none. */
export function inferKind(name: string, values: readonly ValueCount[]): { kind: string; share: number } | undefined {
  const first = values.find(({ text }) => text.trim() !== '')?.text;
  if (first === undefined) return undefined;
  for (const { kind, headers, alone } of hints) {
    const named = headerSays(name, headers);
    if (!named && (!alone || values.length < MIN_VALUES)) continue;
    const { read } = identifierKinds.get(kind)!;
    const share = shareOf(values, (text) => read(text).ok);
    if (share >= (named ? 0.7 : 0.95)) return { kind, share };
  }
  return undefined;
}
