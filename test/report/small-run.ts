import type { InputRecord, RunOptions } from '../../src/index.ts';
import { run } from '../../src/library/run.ts';

export const rules = {
  recordmill: 1 as const,
  sources: {
    crm: { key: 'id', trust: 2, columns: { mail: 'email' } },
    shop: { key: 'nr' },
  },
  fields: {
    first_name: { type: 'person_name' },
    last_name: { type: 'person_name' },
    email: { type: 'email' },
    phone: { type: 'phone', defaultCountry: 'TR' },
    city: { type: 'text', trim: true },
    born: { type: 'date' },
  },
  validate: [
    { id: 'has-mail', required: ['email'], level: 'warning', why: 'nobody can write to them' },
    { id: 'not-ankara', expect: 'city != "Ankara"', reject: true },
  ],
  match: { rules: [{ id: 'same-email', same: ['email'] }], model: 'none' },
  merge: { default: ['most-trusted'] },
  budget: { error: 1, warning: '50%' },
};

export const crm: readonly InputRecord[] = [
  {
    id: 'a1',
    first_name: 'Ayşe',
    last_name: 'Yılmaz',
    mail: 'ayse@firma.example',
    phone: '0532 123 45 67',
    city: ' İzmir',
    born: '13.02.1980',
  },
  {
    id: 'a2',
    first_name: 'Bora',
    last_name: 'Demir',
    mail: 'bora@firma.example',
    phone: '12',
    city: 'Bursa',
    born: '03.04.1990',
  },
  { id: 'a3', first_name: 'Cem', last_name: 'Kaya', mail: '', phone: '', city: 'Ankara', born: '' },
  { id: 'a4', first_name: 'Derya', last_name: 'Kaya', mail: '', phone: '12', city: 'Bursa', born: '' },
];
export const shop: readonly InputRecord[] = [
  {
    nr: '1',
    first_name: 'Ayse',
    last_name: 'Yılmaz',
    email: 'AYSE@firma.example',
    phone: '',
    city: 'İzmir',
    born: '1980-02-13',
  },
  { nr: '2', first_name: 'Emre', last_name: 'Arslan', email: 'emre@firma.example', phone: '', city: '', born: '' },
];

export const smallRun = (options: RunOptions = {}) =>
  run(rules, { sources: { crm, shop }, today: '2026-01-31', threads: 1, ...options });

/** All texts of a report or another plain result. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
