import type { PairExplanation } from '../link/explain-pair.ts';
import { weightOfProbability } from '../link/score.ts';
import { cellText } from '../table/column.ts';
import type { DeskInputs } from './desk-inputs.ts';
import type { GoldenCell } from './golden.ts';
import type { Groups } from './groups.ts';
import { compareLetters } from './letters.ts';
import type { FieldView, GoldenView, RecordView, Waterfall } from './view.ts';

/** A record as it is shown. */
export function recordView(row: number, { merging: { table }, show, showKey }: DeskInputs, groups: Groups): RecordView {
  const { origin } = table;
  const source = origin.sources[origin.source[row]!]!;
  return {
    row,
    source,
    key: showKey(source, cellText(origin.key, row)),
    file: origin.files[origin.file[row]!] ?? '',
    line: origin.line[row]!,
    group: groups.of(row),
    cells: table.columns.flatMap((column) =>
      column.codes[row] === 0 ? [] : [[column.name, show(column.name, cellText(column, row))] as const],
    ),
  };
}

/** Two records field by field, with the letters in which they differ. */
export function fieldViews(left: number, right: number, { merging: { table }, show }: DeskInputs): FieldView[] {
  return table.columns.map((column): FieldView => {
    const [a, b] = [cellText(column, left), cellText(column, right)].map((text) => show(column.name, text)) as [
      string,
      string,
    ];
    const field = column.name;
    if (a === '' && b === '') return { field, kind: 'empty', left: [], right: [] };
    if (a === '' || b === '') {
      const only = (text: string) => (text === '' ? [] : [{ text, same: true }]);
      return { field, kind: 'one-empty', left: only(a), right: only(b) };
    }
    // Masked texts may be equal where the values are not.
    const kind = column.codes[left] === column.codes[right] ? 'equal' : 'different';
    return { field, kind, ...compareLetters(a, b) };
  });
}

/** The model's weights as bars; null where no model was asked. */
export function waterfallOf({ model }: PairExplanation, { thresholds }: DeskInputs): Waterfall | null {
  if (model === null) return null;
  return {
    prior: model.priorWeight,
    steps: model.comparisons.map(({ field, weight, similarity, termFrequency, dependence, dependsOn }) => ({
      label: field,
      weight,
      note:
        similarity === null
          ? 'a side is empty'
          : [
              `similarity ${similarity.toFixed(2)}`,
              ...(termFrequency === 0 ? [] : [`rarity ${signed(termFrequency)}`]),
              ...(dependsOn === null ? [] : [`${signed(dependence)} because it goes with ${dependsOn}`]),
            ].join(', '),
    })),
    weight: model.weight,
    probability: model.probability,
    accept: weightOfProbability(thresholds.accept),
    review: weightOfProbability(thresholds.review),
  };
}

const signed = (weight: number) => `${weight > 0 ? '+' : ''}${weight.toFixed(2)}`;

/** What match rules, constraints and people say of a pair, a line each. */
export function ruleLines({ rules, forbiddenBy, bothGolden, sameUniqueSource }: PairExplanation): string[] {
  return [
    ...rules.map(({ id, holds, conditions }) => {
      const failed = conditions.filter((condition) => !condition.holds).map(({ field }) => field);
      return holds ? `rule ${id} holds` : `rule ${id} does not hold: ${failed.join(', ')}`;
    }),
    ...forbiddenBy.map((text) => `forbidden by ${text}`),
    ...(bothGolden ? ['both are golden records already'] : []),
    ...(sameUniqueSource ? ['both are of one source that holds no entity twice'] : []),
  ];
}

/** Why a person is asked, as a sentence. */
export function whyText(why: string): string {
  return whyTexts.get(why) ?? why;
}

const whyTexts = new Map([
  ['between-thresholds', 'The model is not sure enough to join them and not sure enough to leave them apart.'],
  ['conflicts-with-never', 'They would be joined, but a never rule forbids it for records that come with them.'],
  ['conflicts-with-decision', 'They would be joined, but a person said that records that come with them differ.'],
  [
    'conflicts-with-unique-source',
    'They would be joined, but that would put two records of one unique source together.',
  ],
  ['would-join-golden', 'They would join two golden records of an earlier run.'],
  ['weak-bridge', 'Two groups of records hold together by this link alone.'],
  ['decided', 'A person was unsure about them before.'],
]);

/** The golden record to be, beside those of the two sides as they are. */
export function goldenViews(
  together: readonly GoldenCell[],
  sides: readonly [left: readonly GoldenCell[], right: readonly GoldenCell[]],
  firstRow: number,
  { merging: { table, consent }, show, showKey }: DeskInputs,
): GoldenView[] {
  const { origin } = table;
  const nameOf = (row: number) => {
    const source = origin.sources[origin.source[row]!]!;
    return `${source}:${showKey(source, cellText(origin.key, row))}`;
  };
  return together.map(({ field, value, winner, strategy }, at) => ({
    field,
    value: show(field, value),
    from: winner === null ? '' : nameOf(winner),
    row: winner ?? firstRow,
    strategy,
    now: [show(field, sides[0][at]!.value), show(field, sides[1][at]!.value)],
    isConsent: consent.has(field),
  }));
}
