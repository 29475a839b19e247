/**
 * The forms of postal codes. A pattern is a regular expression for the code in capital letters, in which `_` stands
 * where a space or hyphen may be written or left out. `place` and `separator` say what the canonical text has there:
 * after so many characters, or before so many from the end where negative; 0 for nothing.
 */
interface Form {
  readonly countries: string;
  readonly pattern: string;
  readonly place: number;
  readonly separator: string;
}

const form = (countries: string, pattern: string, place = 0, separator = ''): Form => ({
  countries,
  pattern,
  place,
  separator,
});
const zipPlusFour = (countries: string, pattern: string) => form(countries, `${pattern}(?:_\\d{4})?`, 5, '-');
const islandOf = (letters: string) => form(letters, `${letters}\\d{1,2}_\\d[A-Z]{2}`, -3, ' ');
const britishOutpost = (country: string, code: string) => form(country, `${code}_1ZZ`, 4, ' ');

// biome-ignore format: a table
const forms: readonly Form[] = [
  form('FO GN IS LS MG OM PG', '\\d{3}'),
  form('AF AL AM AT AU AZ BD BE BG BO CC CH CR CV CX CY DK ET GE GL GW HM HT HU LR LU MD MK MZ NE NF NO NZ PH PY SI SJ TN VE ZA', '\\d{4}'),
  form('BT CU DE DO DZ EE EG EH GT HN ID IQ IT JO KE KH KR KW LA LK LT MA ME MM MN MV MX MY NI NP PE PK PS RS SD SM SN SV TH TR UA VA YE ZM', '\\d{5}'),
  form('BY EC KG KZ NG RO RU SG TJ TM TT UZ', '\\d{6}'),
  form('AD', 'AD[1-7]0\\d'),
  form('AI', '(?:AI_)?2640', -4, '-'),
  form('AR', '(?:[A-HJ-NP-Z])?\\d{4}(?:[A-Z]{3})?'),
  form('AX', '22\\d{3}'),
  form('BA', '[78]\\d{4}'),
  form('BB', 'BB\\d{5}'),
  form('BH', '(?:1[0-2]|[1-9])\\d{2}'),
  form('BM', '[A-Z]{2}_[A-Z0-9]{2}', 2, ' '),
  form('BN', '[A-Z]{2}_\\d{4}'),
  form('BR', '\\d{5}_\\d{3}', 5, '-'),
  form('CA', '[ABCEGHJKLMNPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z]_\\d[ABCEGHJ-NPRSTV-Z]\\d', 3, ' '),
  form('CL', '\\d{3}_\\d{4}'),
  form('CN', '(?:0[1-7]|1[0-36]|15|2[0-7]|3[0-6]|4[0-7]|5[1-7]|6[1-7]|7[1-5]|8[1345]|9[09])\\d{4}'),
  form('CO', '(?:05|08|11|13|15|17|18|19|20|23|25|27|41|44|47|50|52|54|63|66|68|70|73|76|81|85|86|88|91|94|95|97|99)\\d{4}'),
  form('CZ', '[1-7]\\d{2}_\\d{2}', 3, ' '),
  form('ES', '(?:0[1-9]|[1-4]\\d|5[0-2])\\d{3}'),
  form('FI', '\\d{5}'),
  form('FR', '(?:0[1-9]|[1-8]\\d|9[0-8])_\\d{3}'),
  form('GB', '(?:GIR_0AA|BFPO_\\d{1,4}|(?:[A-PR-UWYZ](?:\\d{1,2}|\\d[A-HJKPSTUW]|[A-HK-Y]\\d{1,2}|[A-HK-Y]\\d[ABEHMNPRV-Y]))_\\d[ABD-HJLNP-UW-Z]{2})', -3, ' '),
  form('GR', '\\d{3}_\\d{2}', 3, ' '),
  form('HR', '[1-5]\\d{4}'),
  form('IE', '[AC-FHKNPRTV-Y]\\d[0-9W]_[0-9AC-FHKNPRTV-Y]{4}', 3, ' '),
  form('IL', '\\d{5}(?:\\d{2})?'),
  form('IN', '[1-9]\\d{2}_\\d{3}'),
  form('IR', '\\d{5}_\\d{5}', 5, '-'),
  form('JP', '\\d{3}_\\d{4}', 3, '-'),
  form('KY', 'KY\\d_\\d{4}', 3, '-'),
  form('LB', '\\d{4}(?:_\\d{4})?', 4, ' '),
  form('LI', '94(?:8[5-9]|9[0-8])'),
  form('LV', '(?:LV_)?\\d{4}', -4, '-'),
  form('MC', '980\\d{2}'),
  form('MT', '[A-Z]{3}_\\d{2,4}', 3, ' '),
  form('MU', '\\d{3}(?:\\d{2}|[A-Z]{2}\\d{3})'),
  form('NL', '[1-9]\\d{3}_(?:[A-RT-Z][A-Z]|S[BCE-RT-Z])', 4, ' '),
  form('PL', '\\d{2}_\\d{3}', 2, '-'),
  form('PT', '\\d{4}_\\d{3}', 4, '-'),
  form('SE', '[1-9]\\d{2}_\\d{2}', 3, ' '),
  form('SK', '[089]\\d{2}_\\d{2}', 3, ' '),
  form('SO', '[A-Z]{2}_\\d{5}', 2, ' '),
  form('SZ', '[HLMS]\\d{3}'),
  form('TW', '\\d{3}(?:\\d{2,3})?'),
  form('TZ', '\\d{4,5}'),
  form('UY', '[1-9]\\d{4}'),
  form('VC', 'VC\\d{4}'),
  form('VG', 'VG\\d{4}'),
  form('VN', '\\d{5}\\d?'),
  form('XK', '[1-7]\\d{4}'),
  zipPlusFour('US', '\\d{5}'), zipPlusFour('SA', '\\d{5}'), zipPlusFour('AS', '96799'), zipPlusFour('FM', '9694[1-4]'),
  zipPlusFour('GU', '969(?:[12]\\d|3[12])'), zipPlusFour('MH', '969[67]\\d'), zipPlusFour('MP', '9695[012]'), zipPlusFour('PW', '96940'),
  zipPlusFour('PR', '00[679]\\d{2}'), zipPlusFour('VI', '008(?:[0-4]\\d|5[01])'),
  form('BL GP MF', '9[78][01]\\d{2}'), form('GF', '9[78]3\\d{2}'), form('MQ', '9[78]2\\d{2}'), form('NC', '988\\d{2}'),
  form('PF', '987\\d{2}'), form('PM', '9[78]5\\d{2}'), form('RE', '9[78]4\\d{2}'), form('WF', '986\\d{2}'), form('YT', '976\\d{2}'),
  islandOf('GY'), islandOf('IM'), islandOf('JE'),
  britishOutpost('FK', 'FIQQ'), britishOutpost('GS', 'SIQQ'), britishOutpost('IO', 'BBND'), britishOutpost('PN', 'PCRN'),
  britishOutpost('SH', '(?:ASCN|STHL|TDCU)'), britishOutpost('TC', 'TKCA'), form('GI', 'GX11_1AA', 4, ' '),
];

/** Letters for countries that stand before a code on envelopes, where they are not the ISO code. */
const carLetters = new Map([
  ['DE', 'D'],
  ['AT', 'A'],
  ['FR', 'F'],
  ['IT', 'I'],
  ['BE', 'B'],
  ['ES', 'E'],
  ['SE', 'S'],
  ['NO', 'N'],
  ['LU', 'L'],
  ['HU', 'H'],
  ['FI', 'FIN'],
  ['LI', 'FL'],
]);

export interface PostalForm {
  readonly whole: RegExp;
  /** Country letters in front, which are no part of the code. */
  readonly prefix: RegExp;
  readonly place: number;
  readonly separator: string;
}

const byCountry: ReadonlyMap<string, PostalForm> = new Map(
  forms.flatMap(({ countries, pattern, place, separator }) =>
    countries.split(' ').map((letters) => {
      const country = letters === 'GY' ? 'GG' : letters;
      const prefix = new RegExp(`^(?:${country}[ -]?(?=\\d)|${carLetters.get(country) ?? country}[ -](?=\\d))`);
      return [
        country,
        { whole: new RegExp(`^(?:${pattern.replaceAll('_', '[ -]?')})$`), prefix, place, separator },
      ] as const;
    }),
  ),
);

/** The form of a country's codes; undefined where the country has none that is known. */
export const postalFormOf = (country: string): PostalForm | undefined => byCountry.get(country);

/** A code in the form of its country, in canonical text; null where it does not fit. `code` is in capital letters. */
export function fitPostalForm(code: string, form: PostalForm): string | null {
  const bare = form.whole.test(code) ? code : code.replace(form.prefix, '');
  if (!form.whole.test(bare)) return null;
  const compact = bare.replace(/[ -]/g, '');
  const at = form.place < 0 ? compact.length + form.place : form.place;
  return at <= 0 || at >= compact.length ? compact : compact.slice(0, at) + form.separator + compact.slice(at);
}
