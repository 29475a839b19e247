import type { CaseView, FieldView, Piece } from '../view.ts';
import { button, datum, make } from './dom.ts';
import { goldenTable } from './golden.ts';
import { graphChart } from './graph-chart.ts';
import type { Actions } from './main.ts';
import { recordTable } from './records.ts';
import { waterfallChart } from './waterfall-chart.ts';

/** A question, from the two records to what would follow. */
export function caseView(view: CaseView, actions: Actions): HTMLElement {
  const { probability, effect, answer } = view;
  const chance = probability === null ? 'The model was not asked.' : `Match probability ${percent(probability)}.`;
  const settles = `An answer settles ${plural(effect.pairs, 'pair')} of records${effect.questions > 1 ? `; "same" answers ${plural(effect.questions, 'question')} at once` : ''}.`;
  return make(
    'article',
    { 'data-case': view.id },
    make('h1', {}, 'Are these two the same?'),
    make('p', { class: 'why' }, `${view.whyText} ${chance} ${settles}`),
    ...(answer === null ? [] : [make('p', {}, `Answered before: ${answer}`)]),
    make(
      'div',
      { class: 'answers' },
      button('Same', 's', () => actions.answer('same'), 'same'),
      button('Different', 'd', () => actions.answer('different'), 'different'),
      button('Unsure', 'u', () => actions.answer('unsure')),
      button('Skip', 'k', actions.skip),
    ),
    sideBySide(view),
    view.rules.length === 0 ? null : make('ul', { class: 'rules' }, ...view.rules.map((line) => make('li', {}, line))),
    view.waterfall === null ? null : section('Why the model thinks so', waterfallChart(view.waterfall)),
    section(
      'All records that it is about',
      recordTable(view.records, [view.left.row, view.right.row], actions),
      sortButtons(actions),
      graphChart(view.graph, view.records),
    ),
    section('The golden record that they would make', goldenTable(view.golden, true, actions)),
  );
}

export const section = (title: string, ...children: (HTMLElement | SVGElement)[]): HTMLElement =>
  make('section', {}, make('h2', {}, title), ...children);

export const sortButtons = (actions: Actions): HTMLElement =>
  make(
    'div',
    { class: 'answers' },
    button('Ticked are one', 'o', () => actions.sort('same')),
    button('Ticked are one, and differ from the others', 'x', () => actions.sort('apart')),
    button('Each ticked one stands alone', 'i', () => actions.sort('each')),
  );

const percent = (share: number) =>
  `${(share * 100).toLocaleString(undefined, { maximumFractionDigits: share > 0.99 || share < 0.01 ? 3 : 1 })} %`;
const plural = (count: number, one: string) => `${count.toLocaleString()} ${one}${count === 1 ? '' : 's'}`;

function sideBySide({ left, right, fields }: CaseView): HTMLElement {
  const name = ({ source, key, file, line }: CaseView['left']) =>
    make(
      'th',
      { scope: 'col' },
      datum(`${source}:${key}`),
      make('small', {}, line > 0 ? `${file}, line ${line}` : file),
    );
  const rows = fields.filter(({ kind }) => kind !== 'empty').map(fieldRow);
  return make(
    'table',
    { class: 'pair' },
    make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, 'Field'), name(left), name(right))),
    make('tbody', {}, ...rows),
  );
}

const words = { equal: 'equal', different: 'differs', 'one-empty': 'only one', empty: '' } as const;

function fieldRow({ field, kind, left, right }: FieldView): HTMLElement {
  return make(
    'tr',
    { class: kind },
    make('th', { scope: 'row' }, datum(field), make('small', { class: 'kind' }, words[kind])),
    make('td', {}, lettersOf(left)),
    make('td', {}, lettersOf(right)),
  );
}

/** The value with the letters that the other one lacks marked: by a colour, a line under them, and as marked text. */
function lettersOf(pieces: readonly Piece[]): HTMLElement {
  return make(
    'bdi',
    { dir: 'auto', class: 'value' },
    ...pieces.map(({ text, same }) => (same ? text : make('mark', {}, text))),
  );
}
