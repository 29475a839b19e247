import { type Given, type ImportedComparison, type ImportedRules, isObject, listOf, textOf } from './imported.ts';

/** Whether a JSON object is a configuration file of csvdedupe or csvlink. */
export const isCsvdedupe = (given: Given): boolean =>
  'field_names' in given || 'field_definition' in given || 'field_names_1' in given;

/** Similarities for the variable types of dedupe; what is not here has none. */
const comparators = new Map<string, string>([
  ['String', 'jaro_winkler'],
  ['ShortString', 'jaro_winkler'],
  ['Text', 'words'],
  ['Exact', 'exact'],
  ['Categorical', 'exact'],
  ['Price', 'number'],
  ['DateTime', 'date'],
  ['Name', 'person_name'],
  ['WesternName', 'person_name'],
  ['Address', 'token_set'],
]);

const ignored = new Set(['output_file', 'destructive', 'skip_training', 'sample_size', 'config_file', 'verbose']);

export function fromCsvdedupe(given: Given): ImportedRules {
  const notes: string[] = [];
  const definitions = listOf(given.field_definition).filter(isObject);
  const names = listOf(given.field_names ?? given.field_names_1)
    .map(textOf)
    .filter((name) => name !== '');
  const comparisons =
    definitions.length > 0
      ? definitions.flatMap((one) => comparisonOf(one, notes) ?? [])
      : names.map((field) => ({ field, comparator: 'jaro_winkler' }));
  if (given.field_names_2 !== undefined)
    notes.push('csvlink joins two files: name each as a source of its own, with columns that lead to the same fields');
  if (textOf(given.training_file) !== '')
    notes.push(
      `labelled pairs of ${textOf(given.training_file)} are not carried over: they name no keys; decide pairs with recordmill review`,
    );
  if ('recall_weight' in given)
    notes.push('recall_weight has no counterpart: set match.accept lower for recall, higher for precision');
  const known = new Set([
    ...ignored,
    'field_names',
    'field_names_1',
    'field_names_2',
    'field_definition',
    'input_file',
    'training_file',
    'recall_weight',
    'delimiter',
  ]);
  for (const name of Object.keys(given)) if (!known.has(name)) notes.push(`setting "${name}" has no counterpart`);
  const file = textOf(given.input_file);
  if (file === '') notes.push('it names no input file: the source reads records.csv; name yours');
  return {
    from: 'csvdedupe',
    file: file || 'records.csv',
    key: '',
    delimiter: textOf(given.delimiter),
    comparisons,
    blocking: [],
    notes: [...notes, 'csvdedupe knows no keys: declare one if your file has it, so that ids and decisions stay'],
  };
}

function comparisonOf(given: Given, notes: string[]): ImportedComparison | null {
  const field = textOf(given.field);
  const type = textOf(given.type) || 'String';
  if (field === '') {
    notes.push(`a definition without a field (type ${type}) was not carried over`);
    return null;
  }
  const comparator = comparators.get(type);
  if (comparator === undefined) notes.push(`${field}: type ${type} has no counterpart; it is compared as text`);
  for (const option of Object.keys(given))
    if (!['field', 'type', 'has missing', 'has_missing', 'variable name', 'variable_name'].includes(option))
      notes.push(`${field}: option "${option}" has no counterpart`);
  return { field, comparator: comparator ?? 'jaro_winkler' };
}
