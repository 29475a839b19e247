import { weighted } from './checksum.ts';
import { isSomeYymmdd } from './days.ts';
import { type Kind, kind } from './kind.ts';
import { nationalKinds } from './kinds/national.ts';

/** What people carry, by country. Most are the national kinds; what differs stands here. */
const own: readonly (readonly [string, Kind])[] = [
  // The card alone: dates are not part of its check.
  [
    'PL',
    kind('Polish personal number', {
      personal: true,
      form: /^\d{11}$/,
      holds: (code) => Number(code) > 0,
      check: (code) => weighted(code, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0,
    }),
  ],
  ['IT', kind('Italian identity card', { personal: true, form: /^([A-Z]{2}\d{7}|C[A-Z]\d{5}[A-Z]{2})$/ })],
  // Cards from before 1999 have fifteen digits.
  [
    'CN',
    kind('Chinese identity card of fifteen digits', {
      personal: true,
      form: /^[1-8]\d{14}$/,
      holds: (code) => isSomeYymmdd(code, 6),
    }),
  ],
];

// biome-ignore format: a table
const byCountry: readonly (readonly [string, string])[] = [
  ['ES', 'es.dni'], ['ES', 'es.nie'], ['FI', 'fi.hetu'], ['IN', 'in_.aadhaar'], ['IR', 'ir.nid'], ['NO', 'no.fodselsnummer'],
  ['TH', 'th.pin'], ['LK', 'lk.nic'], ['IL', 'il.idnr'], ['LY', 'ly.nid'], ['TN', 'tn.cin'], ['CN', 'cn.ric'], ['HK', 'hk.hkid'],
  ['TW', 'tw.natid'], ['PK', 'pk.cnic'], ['TR', 'tr.tckimlik'], ['BE', 'be.nn'], ['BG', 'bg.egn'], ['BR', 'br.cpf'],
  ['CL', 'cl.rut'], ['CZ', 'cz.rc'], ['SK', 'sk.rc'], ['DE', 'de.idnr'], ['DK', 'dk.cpr'], ['EE', 'ee.ik'], ['LT', 'lt.asmens'],
  ['EG', 'eg.nid'], ['FR', 'fr.nir'], ['GR', 'gr.amka'], ['HR', 'hr.oib'], ['IS', 'is_.kennitala'], ['KR', 'kr.rrn'],
  ['MX', 'mx.curp'], ['MY', 'my.nric'], ['ID', 'id.nik'], ['NL', 'nl.bsn'], ['PT', 'pt.cc'], ['RO', 'ro.cnp'], ['SE', 'se.personnummer'],
  ['SI', 'si.emso'], ['RS', 'rs.jmbg'], ['BA', 'ba.jmbg'], ['MK', 'mk.jmbg'], ['ME', 'me.jmbg'], ['UA', 'ua.rntrc'], ['ZA', 'za.idnr'],
  ['AR', 'ar.dni'], ['CH', 'ch.ssn'], ['IE', 'ie.pps'], ['JP', 'jp.in_'], ['EC', 'ec.ci'], ['DO', 'do.cedula'], ['CU', 'cu.ni'],
];

/** Kinds that almost any number of their length is: they say nothing where the country is not known. */
const LOOSE = new Set(['ar.dni', 'pt.cc', 'do.cedula', 'cu.ni', 'eg.nid', 'id.nik', 'be.nn', 'gr.amka', 'dk.cpr']);

const cards = new Map<string, Kind[]>();
for (const [country, kind] of own) cards.set(country, [kind]);
for (const [country, id] of byCountry) cards.set(country, [...(cards.get(country) ?? []), nationalKinds.get(id)!]);

const anyCard: readonly Kind[] = [
  ...own.map(([, kind]) => kind),
  ...byCountry.filter(([, id]) => !LOOSE.has(id)).map(([, id]) => nationalKinds.get(id)!),
];

/** The cards of a country by its code; all of them for '', undefined where none is known. */
export const cardsOf = (country: string): readonly Kind[] | undefined =>
  country === '' ? anyCard : cards.get(country);
export const cardCountries: readonly string[] = [...cards.keys()].sort();
