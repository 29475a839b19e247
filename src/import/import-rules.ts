import { stringify } from 'yaml';
import { UsageError } from '../util/usage-error.ts';
import { fromCsvdedupe, isCsvdedupe } from './csvdedupe.ts';
import { type ImportedRules, isObject } from './imported.ts';
import { fromSplink, isSplink } from './splink.ts';

/** Another tool's configuration, known by its keys. `file` is its name in messages. */
export function importRules(text: string, file: string): ImportedRules {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new UsageError(`${file} is no JSON`, 'Splink writes its settings with linker.misc.save_model_to_json');
  }
  const imported = isObject(given)
    ? isSplink(given)
      ? fromSplink(given)
      : isCsvdedupe(given)
        ? fromCsvdedupe(given)
        : null
    : null;
  if (imported === null)
    throw new UsageError(
      `${file} is neither Splink settings nor a configuration of csvdedupe`,
      'the first have link_type and comparisons, the second field_names or field_definition',
    );
  if (imported.comparisons.length === 0)
    throw new UsageError(`${file} compares nothing that could be carried over`, imported.notes[0]);
  return imported;
}

/** The rule file, with what could not be carried over as comments at its head. */
export function importedText(rules: ImportedRules): string {
  const { from, file, key, delimiter, comparisons, blocking, notes } = rules;
  const comment = (line: string) => `# ${line.replace(/[\r\n]+/g, ' ')}`;
  const source = new Map<string, unknown>([
    ['file', file],
    ...(key === '' ? [] : [['key', key] as const]),
    ...(delimiter === '' ? [] : [['delimiter', delimiter] as const]),
  ]);
  const fields = [...new Set(comparisons.map(({ field }) => field))];
  const match = new Map<string, unknown>([
    ['comparisons', comparisons],
    ...(blocking.length === 0 ? [] : [['blocking', blocking] as const]),
  ]);
  const body = new Map<string, unknown>([
    ['recordmill', 1],
    ['sources', new Map([['records', source]])],
    ['fields', new Map(fields.map((field) => [field, { type: 'text' }]))],
    ['match', match],
  ]);
  const head = [
    `Carried over from ${from === 'splink' ? 'Splink settings' : 'a configuration of csvdedupe'}. Give the fields their types (email, phone, date, …) to have them cleaned.`,
    ...notes.map((note) => `- ${note}`),
  ];
  return `${head.map(comment).join('\n')}\n${stringify(body, { lineWidth: 120, aliasDuplicateObjects: false })}`;
}
