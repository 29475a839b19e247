import { type Given, type ImportedComparison, type ImportedRules, isObject, listOf, textOf } from './imported.ts';

/** Whether a JSON object is a Splink settings dictionary. */
export const isSplink = (given: Given): boolean => 'link_type' in given && 'comparisons' in given;

/** Settings of Splink 3 and 4, as `linker.misc.save_model_to_json` and `settings.create_settings_dict` write them. */
export function fromSplink(given: Given): ImportedRules {
  const notes: string[] = [];
  const key = textOf(given.unique_id_column_name) || 'unique_id';
  const comparisons = listOf(given.comparisons).flatMap((one) =>
    isObject(one) ? (comparisonOf(one, notes) ?? []) : [],
  );
  const blocking = listOf(given.blocking_rules_to_generate_predictions).flatMap((one) => {
    const sql = isObject(one) ? textOf(one.blocking_rule) : textOf(one);
    const keys = blockingKeys(sql);
    if (keys === null) notes.push(`blocking rule not carried over: ${sql}`);
    return keys === null ? [] : [keys];
  });
  notes.push('Splink settings name no files: the source reads records.csv; name yours, or use --source records=PATH');
  if (given.link_type !== 'dedupe_only')
    notes.push(
      `link_type ${String(given.link_type)}: name each table as a source of its own, with unique: true where it holds no entity twice`,
    );
  if (
    'probability_two_random_records_match' in given ||
    JSON.stringify(given.comparisons ?? []).includes('m_probability')
  )
    notes.push('probabilities (prior, m and u) are not carried over: the model is trained on your data');
  for (const name of Object.keys(given)) if (!KNOWN.has(name)) notes.push(`setting "${name}" has no counterpart`);
  return { from: 'splink', file: 'records.csv', key, delimiter: '', comparisons, blocking, notes };
}

/** What is carried over, or of no meaning here: names of columns that Splink writes, and settings of its training. */
const KNOWN = new Set([
  'link_type',
  'comparisons',
  'blocking_rules_to_generate_predictions',
  'unique_id_column_name',
  'source_dataset_column_name',
  'probability_two_random_records_match',
  'retain_matching_columns',
  'retain_intermediate_calculation_columns',
  'additional_columns_to_retain',
  'sql_dialect',
  'linker_uid',
  'em_convergence',
  'max_iterations',
  'bayes_factor_column_prefix',
  'term_frequency_adjustment_column_prefix',
  'comparison_vector_value_column_prefix',
]);

const EXACT = /^\s*\(?\s*"?(\w[\w ]*?)_l"?\s*=\s*"?\1_r"?\s*\)?\s*$/i;
const SIMILARITY =
  /^\s*(jaro_winkler_similarity|jaro_winkler|jaro_similarity|jaro)\s*\(\s*"?(\w[\w ]*?)_l"?\s*,\s*"?\2_r"?\s*\)\s*>=?\s*([\d.]+)\s*$/i;
const DISTANCE =
  /^\s*(levenshtein|damerau_levenshtein|editdist3)\s*\(\s*"?(\w[\w ]*?)_l"?\s*,\s*"?\2_r"?\s*\)\s*<=?\s*(\d+)\s*$/i;

const comparators = new Map([
  ['jaro_winkler_similarity', 'jaro_winkler'],
  ['jaro_winkler', 'jaro_winkler'],
  ['jaro_similarity', 'jaro'],
  ['jaro', 'jaro'],
  ['levenshtein', 'levenshtein'],
  ['editdist3', 'levenshtein'],
  ['damerau_levenshtein', 'osa'],
]);

/** A distance is of letters, a level here is a share of them: of a value of eight letters. */
const LETTERS = 8;

function comparisonOf(given: Given, notes: string[]): ImportedComparison | null {
  const name = textOf(given.output_column_name) || textOf(given.comparison_description);
  const fields = new Set<string>();
  const used = new Set<string>();
  const levels: number[] = [];
  let termFrequency = false;
  for (const level of listOf(given.comparison_levels)) {
    if (!isObject(level) || level.is_null_level === true) continue;
    const sql = textOf(level.sql_condition);
    if (textOf(level.tf_adjustment_column) !== '') termFrequency = true;
    if (/^\s*else\s*$/i.test(sql)) continue;
    const exact = EXACT.exec(sql);
    const similar = SIMILARITY.exec(sql);
    const distance = DISTANCE.exec(sql);
    if (exact !== null) fields.add(exact[1]!);
    else if (similar !== null) {
      fields.add(similar[2]!);
      used.add(comparators.get(similar[1]!.toLowerCase())!);
      levels.push(Number(similar[3]));
    } else if (distance !== null) {
      fields.add(distance[2]!);
      used.add(comparators.get(distance[1]!.toLowerCase())!);
      const share = Math.max(0.5, Math.round((1 - Number(distance[3]) / LETTERS) * 1000) / 1000);
      levels.push(share);
      notes.push(
        `${name}: a distance of ${distance[3]} became a similarity of ${share}, which it is for ${LETTERS} letters`,
      );
    } else notes.push(`${name}: level not carried over: ${sql}`);
  }
  const [field] = fields.size === 0 ? [name] : fields;
  if (field === undefined || field === '') return null;
  if (fields.size > 1) notes.push(`${name}: compares ${[...fields].join(', ')}; only ${field} was carried over`);
  const [comparator = 'exact'] = used;
  if (used.size > 1)
    notes.push(`${name}: mixes ${[...used].join(' and ')}; ${comparator} was taken for all of its levels`);
  const distinct = [...new Set(levels)].filter((level) => level > 0 && level < 1).sort((a, b) => b - a);
  return { field, comparator, levels: distinct, ...(termFrequency && { termFrequency }) };
}

const WHOLE = /^\(?\s*"?l"?\."?([\w ]+?)"?\s*=\s*"?r"?\."?\1"?\s*\)?$/i;
const PREFIX =
  /^\(?\s*(?:substr|substring|left)\(\s*"?l"?\."?([\w ]+?)"?\s*,\s*(?:1\s*,\s*)?(\d+)\s*\)\s*=\s*(?:substr|substring|left)\(\s*"?r"?\."?\1"?\s*,\s*(?:1\s*,\s*)?\2\s*\)\s*\)?$/i;

/** `l.a = r.a AND substr(l.b, 1, 3) = substr(r.b, 1, 3)` as keys; null where a part is anything else. */
function blockingKeys(sql: string): string[] | null {
  const keys: string[] = [];
  for (const part of sql.replace(/^\s*\((.*)\)\s*$/s, '$1').split(/\s+and\s+/i)) {
    const text = part.trim();
    const whole = WHOLE.exec(text);
    const prefix = PREFIX.exec(text);
    if (whole !== null) keys.push(whole[1]!);
    else if (prefix !== null) keys.push(`${prefix[1]}:${prefix[2]}`);
    else return null;
  }
  return keys;
}
