import { digitAt, luhn, numberAt, verhoeff, weighted } from './checksum.ts';
import { isYyyymmdd } from './days.ts';
import { type Kind, kind, passes } from './kind.ts';
import { nationalKinds } from './kinds/national.ts';

/** The number by which a country's tax office knows a person, as the OECD lists them, in the spellings of the country alone. */
interface TaxId {
  /** The spellings; anything else is declined before its digits are looked at. */
  readonly spelling: RegExp;
  readonly kinds: readonly Kind[];
}

const national = (...ids: readonly string[]): Kind[] => ids.map((id) => nationalKinds.get(id)!);

const luxembourg = kind('tax number of Luxembourg', {
  personal: true,
  form: /^\d{13}$/,
  holds: (code) => isYyyymmdd(code),
  check: (code) => luhn(code, 0, 12) && verhoeff(code.slice(0, 11) + code[12]),
});
const hungary = kind('Hungarian tax number of a person', {
  personal: true,
  form: /^8\d{9}$/,
  check: (code) => weighted(code, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 === digitAt(code, 9),
});
/** The weights and the day that the kind does not ask for. */
const denmark = kind('Danish tax number of a person', {
  personal: true,
  form: /^\d{10}$/,
  holds: (code) => passes(nationalKinds.get('dk.cpr')!, code),
  check: (code) => weighted(code, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
});
/** Of the identity card, or of people who have none. */
const malta = kind('Maltese tax number of a person', {
  personal: true,
  prepare: (code) => code.replace(/^\d{3,6}(?=[A-Z])/, (digits) => digits.padStart(7, '0')),
  form: /^(\d{7}[APMGLHBZ]|([1-8])\2\d{7})$/,
  holds: (code) =>
    code.length === 9 ||
    (/[AP]/.test(code) ? digitAt(code, 6) !== 0 : numberAt(code, 0, 5) <= 32_000 && numberAt(code, 5, 7) > 0),
});
const cyprus = kind('Cypriot tax number of a person', {
  personal: true,
  form: /^[09]\d{7}[A-Z]$/,
  check: (code) => passes(nationalKinds.get('cy.vat')!, code),
});
const britain = kind('British taxpayer', { personal: true, form: /^\d{10}$/ });
/** Months from 20 on are those of organisations. */
const sweden = kind('Swedish organisation number', { form: /^\d\d[2-9]\d{7}$/, check: (code) => luhn(code) });
const spain = kind('Spanish tax number of a person', {
  personal: true,
  prepare: (code) => code.replace(/^\d{1,7}(?=[A-Z]$)/, (digits) => digits.padStart(8, '0')),
  form: /^(\d{8}|[XYZKLM]\d{7})[A-Z]$/,
  check: (code) => passes(nationalKinds.get('es.nif')!, code),
});

const marked = /^[\d\-\\/!@#$%^&*()+=[\] ]+$/;

const byCountry: readonly (readonly [string, TaxId])[] = [
  ['AR', { spelling: /^\d{2}-?\d{8}-?\d$/, kinds: national('ar.cuit') }],
  ['AT', { spelling: marked, kinds: national('at.tin') }],
  ['BE', { spelling: /^\d{2}\.?\d{2}\.?\d{2}-?\d{3}[.-]?\d{2}$/, kinds: national('be.ssn') }],
  ['BG', { spelling: /^\d{10}$/, kinds: national('bg.egn') }],
  [
    'BR',
    {
      spelling: /^(\d{11}|\d{14}|\d{3}\.\d{3}\.\d{3}-\d{2}|\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}|[\dA-Z]{12}\d{2})$/,
      kinds: national('br.cpf', 'br.cnpj'),
    },
  ],
  ['CA', { spelling: /^\d{3}([ -]?\d{3}){2}$/, kinds: national('ca.sin') }],
  ['CY', { spelling: /^\d{8}[A-Z]$/i, kinds: [cyprus] }],
  ['CZ', { spelling: /^\d{6}\/?\d{3,4}$/, kinds: national('cz.rc') }],
  ['DE', { spelling: marked, kinds: national('de.idnr') }],
  ['DK', { spelling: /^\d{6}-?\d{4}$/, kinds: [denmark] }],
  ['EE', { spelling: /^\d{11}$/, kinds: national('ee.ik') }],
  ['ES', { spelling: /^[\dXYZKLM]\d{0,7}-?[A-Z]$/i, kinds: [spain] }],
  ['FI', { spelling: /^\d{6}[-+A-FU-Y]\d{3}[\dA-Y]$/i, kinds: national('fi.hetu') }],
  ['FR', { spelling: /^(\d{13}|\d{2} \d{2}( \d{3}){3})$/, kinds: national('fr.nif') }],
  ['GB', { spelling: /^(\d{10}|[A-Z]{2}\d{6}[A-D ]?)$/i, kinds: [britain, ...national('gb.nino')] }],
  ['GR', { spelling: /^[0-47-9]\d{8}$/, kinds: national('gr.vat') }],
  ['HR', { spelling: /^\d{11}$/, kinds: national('hr.oib') }],
  ['HU', { spelling: /^\d{10}$/, kinds: [hungary] }],
  ['IE', { spelling: /^\d{7}[A-W][A-IW]?$/i, kinds: national('ie.pps') }],
  ['IT', { spelling: /^[A-Z]{6}[\dA-Z]{10}$/i, kinds: national('it.codicefiscale') }],
  ['LT', { spelling: /^\d{11}$/, kinds: national('lt.asmens') }],
  ['LU', { spelling: /^\d{13}$/, kinds: [luxembourg] }],
  ['LV', { spelling: /^\d{6}-?\d{5}$/, kinds: national('lv.pvn') }],
  ['MT', { spelling: /^\d{3,7}[APMGLHBZ]$|^\d{9}$/i, kinds: [malta] }],
  ['NL', { spelling: /^\d{9}$/, kinds: national('nl.bsn') }],
  ['PL', { spelling: /^\d{10,11}$/, kinds: national('pl.nip', 'pl.pesel') }],
  ['PT', { spelling: /^\d{9}$/, kinds: national('pt.nif') }],
  ['RO', { spelling: /^\d{13}$/, kinds: national('ro.cnp') }],
  ['SE', { spelling: /^(18|19|20)?\d{6}[-+]?\d{4}$/, kinds: [...national('se.personnummer'), sweden] }],
  ['SI', { spelling: /^\d{8}$/, kinds: national('si.ddv') }],
  ['SK', { spelling: /^\d{6}\/?\d{3,4}$/, kinds: national('sk.rc', 'sk.dph') }],
  ['TR', { spelling: /^\d{10,11}$/, kinds: national('tr.tckimlik', 'tr.vkn') }],
  ['UA', { spelling: /^\d{10}$/, kinds: national('ua.rntrc') }],
  [
    'US',
    {
      spelling: /^\d{2}[- ]?\d{7}$/,
      kinds: [
        kind('American taxpayer', { form: /^\d{9}$/, holds: (code) => passes(nationalKinds.get('us.ein')!, code) }),
      ],
    },
  ],
];

const taxIds: ReadonlyMap<string, TaxId> = new Map(byCountry);

/** The tax numbers of a country by its code; undefined where none is known. */
export function taxIdOf(country: string): Kind | undefined {
  const found = taxIds.get(country);
  if (found === undefined) return undefined;
  return {
    title: `tax number of ${country}`,
    personal: true,
    read(text) {
      const bad = { ok: false, reason: 'bad-form' } as const;
      if (!found.spelling.test(text.trim())) return bad;
      const readings = found.kinds.map((kind) => kind.read(text));
      return (
        readings.find(({ ok }) => ok) ?? readings.find((one) => !one.ok && one.reason === 'bad-check-digit') ?? bad
      );
    },
  };
}
export const taxIdCountries: readonly string[] = [...taxIds.keys()].sort();
