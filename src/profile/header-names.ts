import { headerWords } from '../field-type/column-evidence.ts';
import { headers, keyHeaders } from './header-table.ts';

// What a column's header says: the field that it names, whether it identifies a record, whether it is about a person.

/** Words before a header that say whose value it is, or where it belongs. */
const prefix =
  /^(?:contact|customer|client|person|personal|user|member|subscriber|lead|profile|properties|attributes|fields|data|details|info|address|addresses|mailing|billing|default|primary|main|home|musteri|kisi|uye|adres|kontakt|kunden|kunde|adresse|العميل|عميل|الزبون) /;
/** Of nested names: people and companies beside the one whom a record is about. */
const others =
  /(?:^| )(?:owner|manager|assistant|account|company|organization|parent|spouse|referrer|referred|emergency|seller|sales|agent|rep|employee|author|created|modified|updated|product|item|line|order|shop|store|shipping|temsilci|sahibi|firma|sirket|vertreter|betreuer|besitzer|urun|produkt|شركه|الشركه|مندوب|منتج)(?: |$)/;
/** Last parts of nested names that say too little beside a parent that nobody knows. */
const vague = new Set(
  ['first', 'last', 'name', 'state', 'status', 'customer', 'land', 'ort', 'il', 'created', 'updated', 'born', 'birth']
    .concat(['given', 'region', 'url', 'web', 'pk', 'amount', 'language', 'dil', 'subscribed', 'registered', 'staat'])
    .concat(['izin', 'consent', 'opt in', 'durum', 'ad', 'isim', 'str', 'fon', 'zustand', 'created at', 'updated at']),
);

const fieldOf = new Map(
  Object.entries(headers).flatMap(([field, names]) => names.map((name) => [headerWords(name), field] as const)),
);
const keys = new Set(keyHeaders.map(headerWords));

export interface HeaderMatch {
  readonly field: string;
  /** 0: the header is a name of the field; more: it became one after so much was left out. */
  readonly distance: number;
}

/** The field that a header names, as `first_name` for `Vorname`; undefined where it is none of the known ones. */
export function matchHeader(header: string): HeaderMatch | undefined {
  const words = headerWords(header);
  const whole = fieldOf.get(words);
  if (whole !== undefined) return { field: whole, distance: 0 };
  const bare = withoutPrefixes(words.replace(/ \d+(?: value)?$| value$/, ''));
  const field = fieldOf.get(bare) ?? fieldOfLastPart(header);
  return field === undefined ? undefined : { field, distance: 1 };
}

export const fieldOfHeader = (header: string): string | undefined => matchHeader(header)?.field;

function withoutPrefixes(words: string): string {
  let bare = words;
  while (!fieldOf.has(bare)) {
    const shorter = bare.replace(prefix, '');
    if (shorter === bare) break;
    bare = shorter;
  }
  return bare;
}

/** `order_customer.email` and `emails[0].value`, as nested records are flattened. */
function fieldOfLastPart(header: string): string | undefined {
  const parts = header.split(/[.[\]/:>]+/).filter((part) => !/^\s*(?:\d*|value)\s*$/.test(part));
  if (parts.length === 0 || (parts.length === 1 && parts[0] === header)) return undefined;
  const last = headerWords(parts.at(-1)!);
  const parents = headerWords(parts.slice(0, -1).join(' '));
  return others.test(parents) || (parents !== '' && vague.has(last)) ? undefined : fieldOf.get(last);
}

/** Types that a known field may have; a column of another type keeps its own name. Fields left out may have any. */
const typesOf = new Map<string, readonly string[]>([
  ['email', ['email']],
  ['phone', ['phone']],
  ['mobile', ['phone']],
  ['birth_date', ['date', 'datetime']],
  ['created_at', ['date', 'datetime']],
  ['updated_at', ['date', 'datetime']],
  ['country', ['country']],
  ['newsletter', ['consent', 'boolean']],
  ['spend', ['money', 'number', 'integer']],
  ['first_name', ['person_name', 'text']],
  ['last_name', ['person_name', 'text']],
  ['full_name', ['person_name', 'company_name', 'text']],
]);

export const mayHold = (field: string, type: string): boolean => typesOf.get(field)?.includes(type) !== false;

/** Whether a field is usually of a type. */
export const isTypeOf = (field: string, type: string): boolean => typesOf.get(field)?.includes(type) === true;

/** Fields whose text is about a person whatever type it was found to be of. */
const aboutPeople = new Set([
  'first_name',
  'last_name',
  'full_name',
  'street',
  'email',
  'phone',
  'mobile',
  'birth_date',
]);
const personal =
  /(?:^| )(?:name|names|adi|soyadi|ad|soyad|isim|vorname|nachname|اسم|الاسم|address|adres|adresi|adresse|anschrift|strasse|عنوان|العنوان|note|notes|comment|comments|remarks|memo|not|notlar|notu|aciklama|yorum|notiz|notizen|bemerkung|bemerkungen|kommentar|ملاحظه|ملاحظات|تعليق)(?: |$)/;
/** Names of things that are no person's. */
const impersonal =
  /(?:^| )(?:company|organization|organisation|product|file|event|campaign|brand|store|shop|country|city|firma|sirket|kurum|urun|produkt|unternehmen|شركه|الشركه|منتج|status|type)(?: |$)/;

/** Whether a header says that the column holds the name or address of a person, or a note about one. */
export function isPersonalHeader(header: string): boolean {
  const field = fieldOfHeader(header);
  if (field !== undefined) return aboutPeople.has(field);
  const words = headerWords(header);
  return personal.test(words) && !impersonal.test(words);
}

/** Numbers that people and things have beside the one under which a system keeps them. */
const otherNumbers =
  /(?:^| )(?:tel|telefon|phone|mobile|gsm|cep|fax|faks|kimlik|tc|tckn|vergi|tax|vat|ssn|iban|konto|steuer|house|haus|kapi|bina|daire|postal|posta|owner|هاتف|جوال|هويه|ضريبي)(?: |$)/;

/** Whether a header says that the column identifies a record. */
export function isKeyHeader(header: string): boolean {
  const words = headerWords(header);
  if (keys.has(words)) return true;
  if (/(?:^| )(?:id|uuid|guid)$/.test(words)) return true;
  return (
    /(?:^| )(?:no|nr|num|number|numarasi|numara|nummer|kodu|رقم|معرف)$|^(?:رقم|معرف) /.test(words) &&
    fieldOf.get(words) === undefined &&
    !otherNumbers.test(words)
  );
}
