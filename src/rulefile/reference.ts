import { fieldRules } from '../clean/rules.ts';
import type { AnyFieldType } from '../field-type/field-type.ts';
import { matchRules } from '../link/rules.ts';
import { mergeRules } from '../merge/rules.ts';
import { reportRules } from '../report/rules.ts';
import { outputRules } from '../sink/rules.ts';
import { sourceRules } from '../source/rules.ts';
import { validationRules } from '../validate/rules.ts';
import type { AnyValidation } from '../validate/validation.ts';
import { code, page, table } from './markdown.ts';
import type { Registries } from './registries.ts';
import { budgetRules, makeRuleSchema } from './schema.ts';
import { formOf, type KeyFacts, keysOf } from './schema-words.ts';

/** What the reference says of a kind of finding. */
export interface FindingFacts {
  readonly level: string;
  readonly summary: string;
  readonly advice: string | null;
}

const made = '<!-- Made by `npm run docs` from the definitions in src. Change those, not this page. -->';

/** The reference pages by path below docs/reference, from the same definitions that check a rule file. */
export function referencePages(
  registries: Registries,
  findings: Readonly<Record<string, FindingFacts>>,
): ReadonlyMap<string, string> {
  const { fieldTypes, validations } = registries;
  return new Map([
    ['README.md', indexPage(registries)],
    ['rule-file.md', ruleFilePage(registries)],
    ['fields.md', fieldsPage(registries)],
    ['strategies.md', strategiesPage(registries)],
    ['comparators.md', comparatorsPage(registries)],
    ['findings.md', findingsPage(findings, registries)],
    ...[...fieldTypes.values()].map((type) => [`types/${type.id}.md`, typePage(type)] as const),
    ...[...validations.values()].map(
      (validation) => [`validations/${validation.id}.md`, validationPage(validation)] as const,
    ),
  ]);
}

function indexPage({ fieldTypes, validations }: Registries): string {
  return page(
    '# Reference',
    made,
    '- [The rule file](rule-file.md): every key\n- [Fields](fields.md): the keys that every field has\n- [Survivorship strategies](strategies.md)\n- [Comparators](comparators.md)\n- [Findings](findings.md): every code, and what to do',
    '## Field types',
    table(
      ['type', 'what it is'],
      [...fieldTypes.values()].map(({ id, summary }) => [`[${id}](types/${id}.md)`, summary]),
    ),
    '## Validations',
    table(
      ['validation', 'what it checks'],
      [...validations.values()].map(({ id, summary }) => [`[${id}](validations/${id}.md)`, summary]),
    ),
  );
}

function keyTable(keys: readonly KeyFacts[]): string {
  if (keys.length === 0) return 'None.';
  return table(
    ['key', 'form', 'default', 'meaning'],
    keys.map((facts) => [
      code(facts.key),
      facts.form,
      facts.required ? 'required' : facts.default === '' ? '' : code(facts.default),
      facts.description,
    ]),
  );
}

function ruleFilePage(registries: Registries): string {
  const top = keysOf(makeRuleSchema(registries)).filter(({ key }) => !key.includes('.'));
  return page(
    '# The rule file',
    made,
    'YAML or JSON. Scalars are read as they are written: `00123`, `+905321234567`, `no` and `1900-01-01` need no quotes. Paths are relative to the rule file. Names written twice, unknown keys and anything else that cannot be carried out are reported together, each with its line and column. In the tables, `[]` after a key stands for each entry of its list, and `*` for each of its names.',
    '## Top level',
    keyTable(top),
    '## sources',
    'Each source has a name of its own, without white space or a colon.',
    keyTable(keysOf(sourceRules)),
    '## fields',
    'See [Fields](fields.md) and the page of each type.',
    '## validate',
    'A list. Each entry has these keys and exactly one that names a validation, such as `unique: [email]`.',
    keyTable(keysOf(validationRules)),
    '## match',
    keyTable(keysOf(matchRules)),
    '## merge',
    'A chain is one strategy or a list of them; the next decides a tie. See [Survivorship strategies](strategies.md).',
    keyTable(keysOf(mergeRules)),
    '## budget',
    keyTable(keysOf(budgetRules)),
    '## output',
    keyTable(keysOf(outputRules)),
    '## report',
    keyTable(keysOf(reportRules)),
  );
}

function fieldsPage({ fieldTypes }: Registries): string {
  return page(
    '# Fields',
    made,
    'A field has these keys, and beside them the options of its type.',
    keyTable(keysOf(fieldRules)),
    '## Types',
    table(
      ['type', 'what it is', 'personal data', 'in expressions'],
      [...fieldTypes.values()].map((type) => [
        `[${type.id}](types/${type.id}.md)`,
        type.summary,
        saysPersonal(type),
        type.cel,
      ]),
    ),
  );
}

function typePage(type: AnyFieldType): string {
  const { comparator, levels, termFrequency } = type.comparison;
  const facts = [
    `- Personal data, masked in reports: ${saysPersonal(type)}`,
    `- In expressions: ${type.cel}`,
    `- Compared by [${comparator}](../comparators.md)${levels.length > 0 ? `, levels ${levels.join(' and ')} below equality` : ''}${termFrequency ? '; agreement on a rare value counts more' : ''}`,
    ...(type.survivorship === undefined
      ? []
      : [`- Survivorship, when the rule file names none: ${type.survivorship.join(', ')}`]),
  ];
  return page(
    `# ${type.id}`,
    made,
    type.summary,
    facts.join('\n'),
    '## Options',
    keyTable(keysOf(type.options)),
    ...glossary(type),
    '## Why a value is declined',
    reasonsTable(type),
    type.examples.length === 0 ? '' : '## Examples',
    type.examples.length === 0 ? '' : examplesTable(type),
  );
}

const saysPersonal = (type: AnyFieldType): string =>
  type.isPersonal === undefined ? (type.personal ? 'yes' : 'no') : 'where its options name persons, accounts or cards';

function glossary({ glossary }: AnyFieldType): string[] {
  if (glossary === undefined) return [];
  return [
    `## Values of \`${glossary.option}\``,
    table(
      ['value', 'what it is', 'personal data'],
      glossary.meanings.map(({ value, meaning, personal }) => [code(value), meaning, personal ? 'yes' : 'no']),
    ),
  ];
}

function reasonsTable(type: AnyFieldType): string {
  const reasons = Object.entries(type.reasons as Readonly<Record<string, string>>);
  if (reasons.length === 0) return 'No value is declined.';
  return table(
    ['finding', 'the value'],
    reasons.map(([reason, words]) => [code(`${type.id}/${reason}`), words]),
  );
}

function examplesTable(type: AnyFieldType): string {
  return table(
    ['value', 'options', 'other fields', 'gives'],
    type.examples.map(({ given, options, companions, gives }) => [
      code(given),
      options === undefined ? '' : code(inFlow(options)),
      companions === undefined ? '' : companions.map(code).join(', '),
      'text' in gives ? code(gives.text) : `declined: ${code(gives.declined)}`,
    ]),
  );
}

function validationPage({ id, summary, options, level, scope, examples }: AnyValidation): string {
  const looksAt = { record: 'single records', column: 'all values of its fields', source: 'a source as a whole' }[
    scope
  ];
  const keys = keysOf(options);
  const shown = examples.flatMap((example) => [
    `\`${id}: ${inFlow(example.options)}\``,
    table(
      ['accepts', 'rejects'],
      Array.from({ length: Math.max(example.accepts.length, example.rejects.length) }, (_, at) => [
        recordText(example.accepts[at]),
        recordText(example.rejects[at]),
      ]),
    ),
  ]);
  return page(
    `# ${id}`,
    made,
    summary,
    `- Level, when the rule says none: ${level}\n- Looks at ${looksAt}`,
    '## Options',
    `Form: ${formOf(options)}.`,
    keys.length === 0 ? '' : keyTable(keys),
    shown.length === 0 ? '' : '## Examples',
    ...shown,
  );
}

const recordText = (record: Readonly<Record<string, string>> | undefined) =>
  record === undefined ? '' : code(inFlow(record));

function strategiesPage({ strategies }: Registries): string {
  return page(
    '# Survivorship strategies',
    made,
    'A chain of strategies decides which value of an entity wins. A strategy that chooses narrows the records down and leaves a tie to the next; one that computes makes a value from all of them and ends the chain. What is still tied is decided by the values themselves, in the order of their UTF-8 bytes.',
    table(
      ['strategy', 'kind', 'options', 'which'],
      [...strategies.values()].map(({ id, kind, options, summary }) => [
        code(id),
        kind === 'choose' ? 'chooses' : 'computes',
        formOf(options) === 'nothing' ? '' : formOf(options),
        summary,
      ]),
    ),
  );
}

function comparatorsPage({ comparators }: Registries): string {
  return page(
    '# Comparators',
    made,
    'A comparator gives the similarity of two values, from 0 to 1. Case, accents and scripts are folded before.',
    ...[...comparators.values()].flatMap(({ id, summary, examples }) => [
      `## ${id}`,
      summary,
      examples.length === 0
        ? ''
        : table(
            ['left', 'right', 'similarity'],
            examples.map(({ left, right, similarity }) => [code(left), code(right), String(similarity)]),
          ),
    ]),
  );
}

function findingsPage(findings: Readonly<Record<string, FindingFacts>>, { fieldTypes }: Registries): string {
  return page(
    '# Findings',
    made,
    'A finding has a code and a level. The level of a validation is that of its rule.',
    table(
      ['code', 'level', 'meaning', 'what to do'],
      Object.entries(findings).map(([id, { level, summary, advice }]) => [code(id), level, summary, advice ?? '']),
    ),
    '## Declined values',
    'The value stays as it is, unless the field says `declined: blank` or `declined: reject`. The level is a warning, unless it says `declinedLevel`.',
    table(
      ['code', 'the value'],
      [...fieldTypes.values()].flatMap(({ id, reasons }) =>
        Object.entries(reasons as Readonly<Record<string, string>>).map(([reason, words]) => [
          `[${id}/${reason}](types/${id}.md)`,
          words,
        ]),
      ),
    ),
  );
}

/** As a rule file would have it, in flow style. */
function inFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inFlow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return scalarText(String(value));
  return `{ ${Object.entries(value)
    .map(([key, part]) => `${scalarText(key)}: ${inFlow(part)}`)
    .join(', ')} }`;
}

const scalarText = (text: string) =>
  /^[\p{L}\p{N}_+@][\p{L}\p{N}\p{M}_.@+-]*$/u.test(text) ? text : JSON.stringify(text);
