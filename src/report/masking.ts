import type { AnyFieldType } from '../field-type/field-type.ts';
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
    if (value === '' || field === null) return value;
    // A finding may name several fields, as a composite key does: any personal one hides the value.
    const mask =
      masks.get(field) ?? (field.split(', ').every((name) => masks.get(name) === plainly) ? plainly : firstLetter);
    return mask(value);
  };
}

const plainly = (value: string) => value;
const firstLetter = (value: string) => `${String.fromCodePoint(value.codePointAt(0)!)}***`;

function maskOf(type: AnyFieldType | undefined): (value: string) => string {
  return type === undefined || !type.personal ? firstLetter : (value) => type.mask(value);
}
