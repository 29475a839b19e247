import { describe, expect, test } from 'vitest';
import { parseRules } from '../../src/rulefile/parse-rules.ts';
import { RulesError } from '../../src/rulefile/rules-error.ts';
import { sketch, units } from './units.ts';

/** Each mistake as `line:column path: message`. */
function mistakes(content: string | object): string[] {
  try {
    parseRules(content, units, 'rules.yaml');
  } catch (error) {
    if (!(error instanceof RulesError)) throw error;
    return error.problems.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);
  }
  return [];
}

const v = 'recordmill: 1\n';

/** A rule file, and the beginning of each mistake in it: all of them, in order. */
const cases: readonly (readonly [what: string, text: string, ...expected: string[]])[] = [
  ['no mistake', sketch],
  ['only the version', v],
  ['sections with every line commented out', `${v}sources:\nfields:\n  # a: {}\nvalidate:\n`],
  ['a field of which only the name is said', `${v}fields:\n  city:\n  email: { type: email }\n`],
  ['no version', 'fields: {}\n', '1:1 recordmill: is missing; it must be 1'],
  ['another version', 'recordmill: 2\n', '1:13 recordmill: must be 1 (found "2")'],
  ['nothing', '', '1:1 : a rule file is a mapping that begins with "recordmill: 1" (found nothing)'],
  ['a list', '- a\n', '1:1 : a rule file is a mapping that begins with "recordmill: 1" (found a list)'],
  ['an unknown section', `${v}feilds: {}\n`, '2:1 feilds: is not a key that may stand here; did you mean "fields"?'],
  ['an unknown type', `${v}fields:\n  a: { type: emial }\n`, '3:14 fields.a.type: must be one of text, email, phone'],
  [
    'an unknown key of a field',
    `${v}fields:\n  a: { type: text, tirm: yes }\n`,
    '3:20 fields.a.tirm: is not a key that may stand here; did you mean "trim"',
  ],
  [
    'an option of another type',
    `${v}fields:\n  a: { type: email, defaultCountry: TR }\n`,
    '3:21 fields.a.defaultCountry: is not a key that may stand here; allowed: type, from',
  ],
  [
    'a word for yes that is none',
    `${v}fields:\n  a: { trim: maybe }\n`,
    '3:14 fields.a.trim: must be one of true, false, yes, no, on, off (found "maybe")',
  ],
  [
    'a mapping for a text',
    `${v}fields:\n  a: { default: { x: 1 } }\n`,
    '3:17 fields.a.default: must be a text (found a mapping)',
  ],
  [
    'a correction by nothing',
    `${v}fields:\n  a: { correct: { within: 1 } }\n`,
    '3:17 fields.a.correct: names nothing to correct by: from (right values), file (a correction file) or learn: true',
  ],
  [
    'a dependency on itself',
    `${v}dependencies:\n  - { from: [a, b], to: a }\n`,
    '3:25 dependencies[1].to: "a" does not decide itself',
  ],
  [
    'a consent that others decide, and a dependency that does nothing',
    `${v}fields:\n  c: { type: consent }\ndependencies:\n  - { from: a, to: c, correct: no, fill: no }\n`,
    '5:5 dependencies[1]: neither corrects nor fills: leave one of the two on',
    '5:20 dependencies[1].to: "c" is a consent: no other field decides it',
  ],
  ['a text for a mapping', `${v}budget: 3\n`, '2:9 budget: must be a mapping (found "3")'],
  ['a text for a list', `${v}missing: x\n`, '2:10 missing: must be a list (found "x")'],
  [
    'a number that is none',
    `${v}sources: { a: { trust: high } }\n`,
    '2:24 sources.a.trust: must be a number (found "high")',
  ],
  ['a number out of range', `${v}match: { accept: 2 }\n`, '2:18 match.accept: must be from 0 to 1 (found "2")'],
  [
    'a tolerance that is none',
    `${v}budget: { error: some }\n`,
    '2:18 budget.error: must be a number of records, such as 5, or a share of them, such as 1% (found "some")',
  ],
  [
    'a name with a colon',
    `${v}sources: { "a:b": {} }\n`,
    '2:12 sources."a:b": the name of a source has no colon and no white space (found "a:b")',
  ],
  ['an empty match', `${v}match:\n`, '2:7 match: must be a mapping (found nothing)'],
  [
    'a validation without id',
    `${v}validate:\n  - { unique: [a] }\n`,
    '3:5 validate[1].id: is missing; it must be a text',
  ],
  [
    'no validation named',
    `${v}validate:\n  - { id: a }\n`,
    '3:5 validate[1]: names no validation; exactly one of these keys is needed: required,',
  ],
  [
    'two validations named',
    `${v}validate:\n  - { id: a, unique: [b], required: [b] }\n`,
    '3:5 validate[1]: names 2 validations (required, unique)',
  ],
  [
    'an id used twice',
    `${v}validate:\n  - { id: a, unique: [b] }\n  - { id: a, required: [b] }\n`,
    '4:11 validate[2].id: the id "a" is used twice',
  ],
  [
    'an id of a short form',
    `${v}fields: { a: { required: true } }\nvalidate:\n  - { id: a.required, unique: [b] }\n`,
    '4:11 validate[1].id: the id "a.required" is used twice',
  ],
  [
    'a source that there is not',
    `${v}sources: { crm: {} }\nvalidate:\n  - { id: a, rows: { source: crn, min: 5 } }\n`,
    '4:30 validate[1].rows.source: there is no source "crn"; did you mean "crm"',
  ],
  [
    'a condition that cannot be read',
    `${v}validate:\n  - { id: a, expect: 'b ===' }\n`,
    '3:22 validate[1].expect: expression "b ===": at character 5',
  ],
  [
    'a condition of the wrong type',
    `${v}fields: { d: { type: date } }\nvalidate:\n  - { id: a, unique: [b], when: 'd == "x"' }\n`,
    '4:33 validate[1].when: expression',
  ],
  ['a condition that gives no truth', `${v}sources: { a: { where: size(b) } }\n`, '2:24 sources.a.where: expression'],
  ['a condition of a pair without sides', `${v}match: { never: [vat == "x"] }\n`, '2:18 match.never[1]: expression'],
  [
    'a regular expression that is none',
    `${v}fields: { a: { pattern: "(" } }\n`,
    '2:25 fields.a.pattern: regular expression "(": at character 1',
  ],
  [
    'a replacement that is no expression',
    `${v}fields: { a: { replace: [{ from: "[", pattern: true, to: "" }] } }\n`,
    '2:34 fields.a.replace[1].from: regular expression "["',
  ],
  [
    'limits that contradict the form',
    `${v}fields: { a: { minLength: -1 } }\n`,
    '2:27 fields.a.minLength: must be from 0 to 1000000 (found "-1")',
  ],
  [
    'a fill from nowhere',
    `${v}fields: { a: { fill: [{}] } }\n`,
    '2:23 fields.a.fill[1]: takes the value from a field or from a file: name one of the two',
  ],
  [
    'a fill by file without a key',
    `${v}fields: { a: { fill: [{ file: x.csv }] } }\n`,
    '2:23 fields.a.fill[1]: needs key',
  ],
  [
    'split and join',
    `${v}fields: { a: { split: { from: b, part: first }, join: { fields: [c] } } }\n`,
    '2:55 fields.a.join: a field is made by split or by join',
  ],
  [
    'a circle of two',
    `${v}fields:\n  a: { fill: [{ field: b }] }\n  b: { fill: [{ field: a }] }\n`,
    '3:3 fields.a: fields need each other in a circle: "a" needs "b" needs "a"',
  ],
  [
    'a circle through a companion and a join',
    `${v}fields:\n  x: { join: { fields: [a] } }\n  a: { type: phone, defaultCountry: { from: c } }\n  c: { type: country, fill: [{ field: d }] }\n  d: { split: { from: a, part: first } }\n`,
    '4:3 fields.a: fields need each other in a circle: "a" needs "c" needs "d" needs "a"',
  ],
  [
    'review above accept',
    `${v}match: { accept: 0.5, review: 0.9 }\n`,
    '2:31 match.review: must not be above accept (0.5)',
  ],
  [
    'no model and no rules',
    `${v}match: { model: none }\n`,
    '2:17 match.model: none leaves the rules alone to decide, and there are no rules',
  ],
  [
    'an unknown comparator',
    `${v}match: { comparisons: [{ field: a, comparator: jaro_winkel }] }\n`,
    '2:48 match.comparisons[1].comparator: there is no comparator "jaro_winkel"; did you mean "jaro_winkler"',
  ],
  [
    'levels that rise',
    `${v}match: { comparisons: [{ field: a, levels: [0.8, 0.9] }] }\n`,
    '2:44 match.comparisons[1].levels: must fall',
  ],
  [
    'a likeness that is none',
    `${v}match: { rules: [{ id: a, same: [b], like: { c: near } }] }\n`,
    '2:49 match.rules[1].like.c: must be',
  ],
  [
    'an unknown strategy',
    `${v}merge: { default: [most-trustd] }\n`,
    '2:20 merge.default[1]: there is no strategy "most-trustd"; did you mean "most-trusted"',
  ],
  [
    'a strategy without its options',
    `${v}merge: { fields: { a: follow } }\n`,
    '2:23 merge.fields.a: "follow" needs options',
  ],
  [
    'a strategy with options of another',
    `${v}merge: { fields: { a: [{ most-recent: x }] } }\n`,
    '2:24 merge.fields.a[1]: these are not options of "most-recent"',
  ],
  [
    'trust in a source that there is not',
    `${v}sources: { crm: {} }\nmerge: { default: { most-trusted: [crm, shp] } }\n`,
    '3:19 merge.default: there is no source "shp"',
  ],
  [
    'a field in two groups',
    `${v}merge: { groups: { g: { fields: [a], by: longest }, h: { fields: [a], by: longest } } }\n`,
    '2:67 merge.groups.h.fields[1]: "a" is decided by the group "g" already',
  ],
  [
    'an output that there is not',
    `${v}output: { without: [master.cvs] }\n`,
    '2:21 output.without[1]: must be one of master.csv,',
  ],
  [
    'a condition of a pair that reads neither',
    `${v}match: { never: ["1 == 1", "true", "left.a == 'x'"] }\n`,
    '2:18 match.never[1]: names no field of left and right',
    '2:28 match.never[2]: names no field of left and right',
  ],
  [
    'a group that joins values',
    `${v}merge: { groups: { g: { fields: [a, b], by: [most-recent, union] } } }\n`,
    '2:59 merge.groups.g.by[2]: "union" makes a value of one field',
  ],
  [
    'a strategy for answers by default',
    `${v}merge: { default: consent }\n`,
    '2:19 merge.default: "consent" suits only fields of yes or no',
  ],
  [
    'a strategy for answers on a text',
    `${v}fields: { a: {}, c: { type: consent } }\nmerge: { fields: { a: any-true, c: all-true } }\n`,
    '3:23 merge.fields.a: "any-true" suits only fields of yes or no',
  ],
  [
    'limits that are no dates',
    `${v}fields:\n  a: { type: date, min: 31.12.2030, max: tomorow }\n  b: { type: date, min: 2024-02-30, max: today }\n`,
    '3:25 fields.a.min: must be "today" or an ISO date that there is, such as 2030-12-31 (found "31.12.2030")',
    '3:42 fields.a.max: must be "today" or an ISO date',
    '4:25 fields.b.min: must be "today" or an ISO date',
  ],
  [
    'limits that are dates',
    `${v}fields:\n  a: { type: date, min: 1900, max: today }\n  b: { type: date, min: 2024-02-29, max: 2024 }\n`,
  ],
  [
    'limits that are no numbers',
    `${v}fields:\n  a: { type: money, min: 1.000,50, max: 5 EUR }\n`.replace('1.000,50', '"1.000,50"'),
    '3:26 fields.a.min: must be a number in plain digits',
    '3:43 fields.a.max: must be the number alone: limits say nothing of the currency (found "5 EUR")',
  ],
  [
    'a range of a validation that is no number',
    `${v}fields: { a: { type: money } }\nvalidate:\n  - { id: r, range: { field: a, min: abc } }\n`,
    '4:38 validate[1].range.min: must be a number',
  ],
  [
    'limits with nothing between them',
    `${v}fields:\n  a: { type: money, min: 10, max: 9.5 }\n  b: { minLength: 3, maxLength: 2 }\n  c: { type: date, min: 2025, max: 2024-12-31 }\nvalidate:\n  - { id: l, length: { field: x, min: 3, max: 2 } }\n`,
    '3:26 fields.a.min: must not be above max (9.5)',
    '4:19 fields.b.minLength: must not be above maxLength (2)',
    '5:25 fields.c.min: must not be above max (2024-12-31)',
    '7:39 validate[1].length.min: must not be above max (2)',
  ],
  ['more than all', `${v}budget: { error: 101% }\n`, '2:18 budget.error: must be at most 100% (found "101%")'],
  [
    'fewer than none',
    `${v}budget: { error: -1 }\n`,
    '2:18 budget.error: must be a number of records, such as 5, or a share of them, such as 1% (found "-1")',
  ],
  [
    'a language that there is not',
    `${v}fields: { a: { caseLocale: turkish }, b: { caseLocale: de-QQ }, c: { caseLocale: ckb } }\n`,
    '2:28 fields.a.caseLocale: must be a language, as "tr"',
    '2:56 fields.b.caseLocale: must be a language',
  ],
  ['an empty list of values', `${v}fields: { st: { allowed: [] } }\n`, '2:26 fields.st.allowed: must not be empty'],
  ['a name written twice', `${v}fields:\n  a: {}\n  a: {}\n`, '4:3 : "a" is written twice here, first on line 3'],
  ['a tab', `${v}fields:\n\ta: {}\n`, '3:1 : Tabs are not allowed as indentation'],
  ['an open bracket', `${v}missing: [a\n`, '3:1 : Flow sequence in block collection must be'],
  ['an unknown alias', `${v}missing: [*a]\n`, '2:11 : nothing before this is named "&a"'],
  ['an alias inside itself', `${v}missing: &a [*a]\n`, '2:14 : "*a" stands inside itself'],
  ['a tag', `${v}missing: [!!int 5]\n`, '2:17 : the tag "!!int" has no meaning here'],
  ['a list as a name', `${v}fields:\n  ? [a]\n  : {}\n`, '3:5 : a name must be a plain text'],
  ['two documents', `${v}---\n${v}`, '2:1 : Source contains multiple documents'],
];

describe('a rule file with mistakes', () => {
  test.each(cases)('%s', (_, text, ...expected) => {
    const found = mistakes(text);
    expect(found.map((one, at) => one.slice(0, expected[at]?.length))).toEqual(expected);
  });

  test('all of them are told at once, those of form and those of sense, in the order of the file', () => {
    const text = `recordmill: 2
feilds: {}
fields:
  a: { type: emial, tirm: yes }
  b: { trim: maybe, replace: [{ from: "(", pattern: true, to: x }] }
validate:
  - { unique: [a] }
  - { id: x, uniq: [a] }
  - { id: x, expect: 'a ===' }
merge: { default: most-trustd }
sources: { c: { trust: high, where: 'a = b' } }
`;
    expect(mistakes(text).map((one) => one.slice(0, one.indexOf(' ', one.indexOf(' ') + 1)))).toEqual([
      '1:13 recordmill:',
      '2:1 feilds:',
      '4:14 fields.a.type:',
      '5:14 fields.b.trim:',
      '5:39 fields.b.replace[1].from:',
      '7:5 validate[1].id:',
      '8:5 validate[2]:',
      '8:14 validate[2].uniq:',
      '9:22 validate[3].expect:',
      '10:19 merge.default:',
      '11:24 sources.c.trust:',
      '11:37 sources.c.where:',
    ]);
  });

  test('the message of the error has a line for each, with the file', () => {
    expect(() => parseRules('recordmill: 1\nfeilds: {}\nbudget: 3\n', units, 'my rules.yaml')).toThrow(
      /^my rules\.yaml:2:1 {2}feilds: is not a key .*\nmy rules\.yaml:3:9 {2}budget: must be a mapping \(found "3"\)$/,
    );
  });

  test('of an object from a script, the path alone', () => {
    expect(mistakes({ recordmill: 1, fields: { a: { type: 'emial' } } })[0]).toMatch(
      /^0:0 fields\.a\.type: must be one of/,
    );
  });

  test('names that mean something to JavaScript are unknown keys like any other', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const found = mistakes(`${v}${name}: {}\nfields: { a: { ${name}: x } }\nbudget: { ${name}: 1 }\n`);
      expect(found.map((one) => one.split(' ')[1])).toEqual([`${name}:`, `fields.a.${name}:`, `budget.${name}:`]);
    }
  });
});
