import type { FieldRules } from './field-schema.ts';
import type { ValidationRules } from './validation-schema.ts';

/** A validation that a field carries in short form, and the key that says it. Its options are as a rule file would have them. */
export interface ShortForm {
  readonly key: keyof FieldRules;
  readonly validation: ValidationRules;
}

/** `email: { required: true }` and its like, as entries of `validate` with ids such as "email.required". */
export function shortForms(field: string, rules: FieldRules): ShortForm[] {
  const forms: ShortForm[] = [];
  const add = (key: keyof FieldRules, kind: string, options: unknown) => {
    const level = rules.level === undefined ? {} : { level: rules.level };
    const common = { id: `${field}.${kind}`, when: '', tolerate: { records: 0 }, why: '', reject: false, ...level };
    forms.push({ key, validation: { ...common, kind, options } });
  };
  if (rules.required) add('required', 'required', [field]);
  if (rules.unique) add('unique', 'unique', [field]);
  if (rules.min !== undefined || rules.max !== undefined) {
    add(rules.min !== undefined ? 'min' : 'max', 'range', withoutUndefined({ field, min: rules.min, max: rules.max }));
  }
  if (rules.minLength !== undefined || rules.maxLength !== undefined) {
    const options = withoutUndefined({ field, min: rules.minLength, max: rules.maxLength });
    add(rules.minLength !== undefined ? 'minLength' : 'maxLength', 'length', options);
  }
  if (rules.pattern !== undefined) add('pattern', 'pattern', { field, matches: rules.pattern });
  if (rules.allowed !== undefined) add('allowed', 'allowed', { field, values: rules.allowed });
  return forms;
}

const withoutUndefined = (options: object) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
