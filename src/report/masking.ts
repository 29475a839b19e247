import type { AnyFieldType } from '../field-type/field-type.ts';
import type { Finding } from '../finding/finding.ts';
import type { Plan } from '../plan/plan.ts';

/** How a value of a field may be shown to people. Other columns are masked like personal text: nobody said that they are not. */
export type Show = (field: string | null, value: string) => string;

/** Shows values as they are, or masked by their field's type where the field is personal. */
export function makeShow(plan: Plan, fieldTypes: ReadonlyMap<string, AnyFieldType>, reveal: boolean): Show {
  if (reveal) return (_field, value) => value;
  const masks = new Map(
    plan.fields.map((field) => [field.name, field.personal ? maskOf(fieldTypes.get(field.type)) : plainly]),
  );
  return (field, value) => {
    if (value === '') return value;
    if (field === null) return firstLetter(value);
    // A finding may name several fields, as a composite key does: any personal one hides the value.
    const mask =
      masks.get(field) ?? (field.split(', ').every((name) => masks.get(name) === plainly) ? plainly : firstLetter);
    return mask(value);
  };
}

/** Findings whose value is no cell of a source: a master id, or what a person typed into the column of decisions. */
const NOT_CELLS: readonly string[] = ['entity-merged', 'entity-split', 'unknown-decision'];

/** How the value of a finding may be shown. */
export function makeShowFinding(plan: Plan, show: Show): (finding: Finding) => string {
  const personal = personalKeys(plan);
  const plainKeys = new Set(plan.sources.filter(({ name }) => !personal.get(name)).map(({ key }) => key.join(', ')));
  const personalKeyNames = new Set(
    plan.sources.filter(({ name }) => personal.get(name)).map(({ key }) => key.join(', ')),
  );
  return ({ code, field, value }) => {
    const isPlain =
      NOT_CELLS.includes(code) ||
      (code === 'key-repeated' && field !== null && plainKeys.has(field) && !personalKeyNames.has(field));
    return isPlain ? (value ?? '') : show(field, value ?? '');
  };
}

/** By source, the personal field that its key is taken from, if it is. */
function personalKeys(plan: Plan): ReadonlyMap<string, string | undefined> {
  const personal = new Set(plan.fields.filter((field) => field.personal).map(({ name }) => name));
  return new Map(
    plan.sources.map(({ name, key, columns }) => {
      const renamed = new Map(columns);
      return [name, key.map((column) => renamed.get(column) ?? column).find((field) => personal.has(field))] as const;
    }),
  );
}

/** How the key of a record may be shown, by its source. */
export type ShowKey = (source: string, key: string) => string;

/**
 * Keys are shown as they are, because a person finds the record by its key and by nothing else. A key that is taken from
 * the column of a personal field, such as an e-mail address, is masked as that field is.
 */
export function makeShowKey(plan: Plan, show: Show): ShowKey {
  const fieldOf = personalKeys(plan);
  // A column may name the sources of a file: a source that the plan does not name is one of those.
  const ofNamed = plan.sources.filter(({ sourceBy }) => sourceBy !== '').map(({ name }) => fieldOf.get(name));
  return (source, key) => {
    const field = fieldOf.has(source) ? fieldOf.get(source) : ofNamed.find((one) => one !== undefined);
    return field === undefined ? key : show(field, key);
  };
}

const plainly = (value: string) => value;
const firstLetter = (value: string) => `${String.fromCodePoint(value.codePointAt(0)!)}***`;

function maskOf(type: AnyFieldType | undefined): (value: string) => string {
  return type === undefined || !(type.personal || type.isPersonal) ? firstLetter : (value) => type.mask(value);
}
