import type { FieldPlan } from '../clean/rules.ts';
import type { BlockingKey } from '../link/rules.ts';
import { NEAR } from '../rulefile/blocking-key.ts';

/*
 * Which pairs are worth comparing, when the rule file does not say. Each rule forgives what the others need: a pair is
 * found as long as one of them holds, so the rules use different fields wherever there are enough.
 */

/** Types of which two people or companies seldom share a value. */
const identifying = new Set(['email', 'phone', 'identifier', 'iban', 'vat', 'url']);

/** Blocking rules for the fields that are compared; `byWords` are those compared by their words. */
export function proposeBlocking(fields: readonly FieldPlan[], byWords: readonly string[] = []): BlockingKey[][] {
  const ofType = (...types: string[]) => fields.filter(({ type }) => types.includes(type)).map(({ name }) => name);
  const alone = [
    ...fields.filter(({ type }) => identifying.has(type)).map(({ name }) => [whole(name)]),
    ...byWords.map((name) => [near(name)]),
  ];
  const dates = ofType('date');
  const places = placesOf(fields);
  const people = nameRules(ofType('person_name'), dates, places);
  const companies = ofType('company_name').flatMap((name) => [
    [rare(name)],
    ...places.map((place) => [prefix(name, 5), whole(place)]),
    ...(people.length + places.length > 0 ? [] : [[prefix(name, 5)]]),
  ]);
  const emails = ofType('email').flatMap((email) => emailRules(email, dates, places));
  const rules = [
    ...alone,
    ...people,
    ...companies,
    ...emails,
    ...dates.flatMap((date) => places.map((place) => [whole(date), whole(place)])),
  ];
  const isNamed = people.length + companies.length > 0;
  const texts = ofType('text', 'postal_code', 'date');
  return distinct(isNamed ? [...rules, ...textPairs(texts, dates)] : [...rules, ...textRules(texts)]);
}

/** Names with a date, with a place, and with each other: by their sound, so that a slip in one does no harm. */
function nameRules(names: readonly string[], dates: readonly string[], places: readonly string[]): BlockingKey[][] {
  const family = names.find((name) => /last|sur|family|soyad|nach/i.test(name)) ?? names.at(-1);
  if (family === undefined) return [];
  const given = names.find((name) => name !== family);
  const byDate = dates.flatMap((date) => names.map((name) => [sound(name), whole(date)]));
  const byPlace = places.map((place) => [sound(family), whole(place)]);
  return [...byDate, given === undefined ? [rare(family)] : [sound(family), sound(given)], ...byPlace];
}

/** An address with a slip in it begins as it should more often than not. */
const emailRules = (email: string, dates: readonly string[], places: readonly string[]): BlockingKey[][] => [
  [prefix(email, 8)],
  ...[...dates, ...places].map((other) => [prefix(email, 5), whole(other)]),
];

/** Where somebody is, by the type or by the name of the field: postal codes first, they say more. */
function placesOf(fields: readonly FieldPlan[]): string[] {
  const postal = fields.filter(({ type }) => type === 'postal_code');
  const cities = fields.filter(
    ({ type, name }) => type === 'text' && /city|town|ort|stadt|sehir|şehir|ilce|ilçe|مدينة/i.test(name),
  );
  return [...postal, ...cities].map(({ name }) => name);
}

/** Beside names: the beginnings of two further texts, for when both names are wrong. */
const textPairs = (texts: readonly string[], dates: readonly string[]): BlockingKey[][] => {
  const first = texts.filter((name) => !dates.includes(name)).slice(0, 4);
  return first.flatMap((left, at) => first.slice(at + 1).map((right) => [prefix(left, 4), prefix(right, 4)]));
};

/** Without any field of a telling type: rare words of each text, and each two texts by their beginnings. */
function textRules(texts: readonly string[]): BlockingKey[][] {
  const first = texts.slice(0, 4);
  return [
    ...first.map((name) => [rare(name)]),
    ...first.flatMap((left, at) => first.slice(at + 1).map((right) => [prefix(left, 4), prefix(right, 4)])),
  ];
}

function distinct(rules: readonly BlockingKey[][]): BlockingKey[][] {
  const seen = new Set<string>();
  return rules.filter((rule) => {
    const text = JSON.stringify(rule);
    return !seen.has(text) && seen.add(text);
  });
}

const whole = (field: string): BlockingKey => ({ field, take: { kind: 'whole' } });
const sound = (field: string): BlockingKey => ({ field, take: { kind: 'sound' } });
const rare = (field: string): BlockingKey => ({ field, take: { kind: 'rare' } });
const near = (field: string): BlockingKey => ({ field, take: { kind: 'near', count: NEAR } });
const prefix = (field: string, length: number): BlockingKey => ({ field, take: { kind: 'prefix', length } });
