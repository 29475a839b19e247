import type { Kind } from '../kind.ts';
import { nationalKinds } from './national.ts';

/** The number that stands on invoices, by country. Those of the Union are written with the country's letters in front. */
// biome-ignore format: a table
const union: readonly (readonly [string, string])[] = [
  ['AT', 'at.uid'], ['BE', 'be.vat'], ['BG', 'bg.vat'], ['CY', 'cy.vat'], ['CZ', 'cz.dic'], ['DE', 'de.vat'], ['DK', 'dk.cvr'],
  ['EE', 'ee.kmkr'], ['EL', 'gr.vat'], ['ES', 'es.nif'], ['FI', 'fi.alv'], ['FR', 'fr.tva'], ['HR', 'hr.oib'], ['HU', 'hu.anum'],
  ['IE', 'ie.vat'], ['IT', 'it.iva'], ['LT', 'lt.pvm'], ['LU', 'lu.tva'], ['LV', 'lv.pvn'], ['MT', 'mt.vat'], ['NL', 'nl.btw'],
  ['PL', 'pl.nip'], ['PT', 'pt.nif'], ['RO', 'ro.cf'], ['SE', 'se.vat'], ['SI', 'si.ddv'], ['SK', 'sk.dph'], ['XI', 'gb.vat'],
];
// biome-ignore format: a table
const others: readonly (readonly [string, string])[] = [
  ['GB', 'gb.vat'], ['CH', 'ch.vat'], ['NO', 'no.mva'], ['IS', 'is_.vsk'], ['MC', 'mc.tva'], ['SM', 'sm.coe'], ['AD', 'ad.nrt'],
  ['AL', 'al.nipt'], ['RS', 'rs.pib'], ['ME', 'me.pib'], ['MK', 'mk.edb'], ['MD', 'md.idno'], ['BY', 'by.unp'], ['RU', 'ru.inn'],
  ['TR', 'tr.vkn'], ['AZ', 'az.voen'], ['IL', 'il.hp'], ['EG', 'eg.tn'], ['MA', 'ma.ice'], ['TN', 'tn.mf'], ['DZ', 'dz.nif'],
  ['GH', 'gh.tin'], ['GN', 'gn.nifp'], ['KE', 'ke.pin'], ['MZ', 'mz.nuit'], ['SN', 'sn.ninea'], ['AU', 'au.abn'], ['NZ', 'nz.ird'],
  ['IN', 'in_.gstin'], ['ID', 'id.npwp'], ['TH', 'th.tin'], ['VN', 'vn.mst'], ['SG', 'sg.uen'], ['TW', 'tw.ubn'], ['JP', 'jp.cn'],
  ['KR', 'kr.brn'], ['CN', 'cn.uscc'], ['AR', 'ar.cuit'], ['BR', 'br.cnpj'], ['CL', 'cl.rut'], ['CO', 'co.nit'], ['CR', 'cr.cpj'],
  ['DO', 'do.rnc'], ['EC', 'ec.ruc'], ['GT', 'gt.nit'], ['MX', 'mx.rfc'], ['PE', 'pe.ruc'], ['PY', 'py.ruc'], ['SV', 'sv.nit'],
  ['UY', 'uy.rut'], ['VE', 've.rif'], ['CA', 'ca.bn'], ['ZA', 'za.vat'], ['FO', 'fo.vn'], ['SA', 'sa.vat'], ['AE', 'ae.trn'],
  ['KZ', 'kz.bin'], ['NG', 'ng.tin'], ['PH', 'ph.tin'], ['UZ', 'uz.tin'], ['BO', 'bo.nit'], ['HN', 'hn.rtn'], ['NI', 'ni.ruc'],
  ['PA', 'pa.ruc'], ['UA', 'ua.vat'],
];

/** The kinds that are numbers for value added tax, by name. */
export const vatKindIds: readonly string[] = [...new Set([...union, ...others].map(([, id]) => id))];
const vatKinds: ReadonlyMap<string, Kind> = new Map(
  [...union, ...others].map(([country, id]) => [country, nationalKinds.get(id)!]),
);
const unionCodes = new Set(union.map(([country]) => country));

/** Greek numbers begin with EL, and people write the country's code. */
export const vatCodeOf = (country: string): string => (country === 'GR' ? 'EL' : country);
export const vatKindOf = (country: string): Kind | undefined => vatKinds.get(vatCodeOf(country));

/** The number with the letters of its country in front, where its country writes them. */
export const withVatCode = (code: string, country: string): string =>
  unionCodes.has(country) && !code.startsWith(country) ? country + code : code;

const prefix = (code: string) => vatCodeOf(code.slice(0, 2));

function prefixed(codes: ReadonlySet<string>, title: string): Kind {
  const read: Kind['read'] = (text) => {
    const bare = text
      .normalize('NFKC')
      .replace(/^[\s-]+/, '')
      .toUpperCase();
    const letters = /^([A-Z])\s?([A-Z])/.exec(bare);
    const country = letters === null ? '' : prefix(letters[1]! + letters[2]!);
    const national = codes.has(country) ? vatKinds.get(country) : undefined;
    if (national === undefined) return { ok: false, reason: 'bad-form' };
    // Switzerland's letters are part of the number.
    const number = bare.startsWith('CHE') ? bare : bare.slice(letters![0].length).trim();
    if (number.startsWith(letters![1]! + letters![2]!) && country !== 'CH') return { ok: false, reason: 'bad-form' };
    const reading = national.read(number);
    if (!reading.ok) return reading;
    const written = reading.value.startsWith(country) ? reading.value : country + reading.value;
    return { ok: true, value: written, text: written };
  };
  return { title, personal: false, read };
}

export const euVat: Kind = prefixed(unionCodes, 'VAT number of the European Union, with the letters of its country');
export const vatin: Kind = prefixed(
  new Set(vatKinds.keys()),
  'VAT number with the letters of its country, of any country',
);
