import type { FieldPlan } from '../clean/rules.ts';
import type { BlockingKey } from '../link/rules.ts';

/*
 * Which pairs are worth comparing, when the rule file does not say. Each rule forgives what the others need: a pair is
 * found as long as one of them holds, so the rules use different fields wherever there are enough.
 */

/** Types of which two people or companies seldom share a value. */
const identifying = new Set(['email', 'phone', 'identifier', 'iban', 'vat', 'url']);

/** Blocking rules for the fields that are compared. */
export function proposeBlocking(fields: readonly FieldPlan[]): BlockingKey[][] {
  const ofType = (...types: string[]) => fields.filter(({ type }) => types.includes(type)).map(({ name }) => name);
  const alone = fields.filter(({ type }) => identifying.has(type)).map(({ name }) => [whole(name)]);
  const people = nameRules(ofType('person_name'), ofType('date'), placesOf(fields));
  const companies = ofType('company_name').flatMap((name) => [[rare(name)], [prefix(name, 5)]]);
  const rules = distinct([...alone, ...people, ...companies]);
  return rules.length > 0 ? rules : distinct(textRules(ofType('text', 'postal_code', 'date')));
}

/** Names with a date or a place; of two name fields each by its sound with the start of the other. */
function nameRules(names: readonly string[], dates: readonly string[], places: readonly string[]): BlockingKey[][] {
  const rules: BlockingKey[][] = [];
  const family = names.find((name) => /last|sur|family|soyad|nach/i.test(name)) ?? names.at(-1);
  if (family === undefined) return rules;
  const given = names.find((name) => name !== family);
  for (const date of dates) {
    rules.push([sound(family), whole(date)]);
    if (given !== undefined) rules.push([sound(given), whole(date)]);
  }
  if (given !== undefined)
    rules.push([sound(family), sound(given)], [sound(family), prefix(given, 3), ...places.slice(0, 1).map(whole)]);
  else for (const place of places) rules.push([sound(family), whole(place)]);
  if (given === undefined) rules.push([rare(family)]);
  return rules;
}

/** Where somebody is, by the type or by the name of the field: postal codes first, they say more. */
function placesOf(fields: readonly FieldPlan[]): string[] {
  const postal = fields.filter(({ type }) => type === 'postal_code');
  const cities = fields.filter(
    ({ type, name }) => type === 'text' && /city|town|ort|stadt|sehir|şehir|ilce|ilçe|مدينة/i.test(name),
  );
  return [...postal, ...cities].map(({ name }) => name);
}

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
const prefix = (field: string, length: number): BlockingKey => ({ field, take: { kind: 'prefix', length } });
