import { UsageError } from '../../util/usage-error.ts';
import { countryOf } from './card-country.ts';
import { cardCountries, cardsOf } from './identity-card.ts';
import type { Kind, Outcome } from './kind.ts';
import { identifierKinds } from './kinds/index.ts';
import { taxIdCountries, taxIdOf } from './tax-id.ts';

/** Kinds that differ by country: the option `country` or `locale` says which is meant. */
export const COUNTRY_KINDS = ['identitycard', 'taxid'] as const;

export const kindIds: readonly string[] = [...identifierKinds.keys(), ...COUNTRY_KINDS];

interface Asked {
  readonly kind: string;
  readonly country: string;
  readonly locale: string;
}

/** The reader of a kind; undefined for `none`, which keeps any text. Throws a UsageError for a country without the kind. */
export function readerOfKind({ kind, country, locale }: Asked): Kind['read'] | undefined {
  if (kind === 'none') return undefined;
  if (kind !== 'identitycard' && kind !== 'taxid') return identifierKinds.get(kind)!.read;
  const asked = country === '' ? locale : country;
  const code = countryOf(asked);
  if (kind === 'taxid') {
    const found = code === undefined || code === '' ? undefined : taxIdOf(code);
    if (found === undefined) throw unknownCountry('tax numbers', asked, taxIdCountries);
    return found.read;
  }
  const cards = code === undefined ? undefined : cardsOf(code);
  if (cards === undefined) throw unknownCountry('identity cards', asked, cardCountries);
  return (text) => firstFitting(cards, text);
}

function unknownCountry(what: string, asked: string, countries: readonly string[]): UsageError {
  return new UsageError(
    asked === '' ? `an identifier of this kind needs a country` : `no form of ${what} is known for "${asked}"`,
    `name one of ${countries.join(', ')} as country or locale`,
  );
}

/** The first kind that reads the text; else the reason that comes nearest to reading it. */
function firstFitting(kinds: readonly Kind[], text: string): Outcome {
  let nearest: Outcome = { ok: false, reason: 'bad-form' };
  for (const { read } of kinds) {
    const reading = read(text);
    if (reading.ok) return reading;
    if (reading.reason === 'bad-check-digit') nearest = reading;
  }
  return nearest;
}

/** Whether a kind names persons. */
export const isPersonalKind = (kind: string): boolean =>
  kind === 'identitycard' || kind === 'taxid' || (identifierKinds.get(kind)?.personal ?? false);

/** What each kind is, for the reference page. */
export const kindMeanings: readonly { value: string; meaning: string; personal: boolean }[] = [
  ...[...identifierKinds].map(([value, { title, personal }]) => ({ value, meaning: title, personal })),
  { value: 'identitycard', meaning: 'identity card of the country', personal: true },
  { value: 'taxid', meaning: "tax number of the country's persons", personal: true },
];
