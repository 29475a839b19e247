import type { CaseView, DeskView, EntityView, Judgement } from '../view.ts';
import { send } from './api.ts';
import { caseView } from './case.ts';
import { charts } from './charts.ts';
import { button, make } from './dom.ts';
import { entityView } from './entity.ts';
import { header } from './header.ts';

/** What the buttons and keys of the page do. */
export interface Actions {
  answer(judgement: Judgement): void;
  skip(): void;
  undo(): void;
  sort(sorting: 'same' | 'apart' | 'each'): void;
  /** Gives why the value cannot be set, or '' when it is. */
  edit(edit: { row: number; field: string; value: string; why: string; asItIs: boolean }): Promise<string>;
  open(target: { key: string } | { row: number }): void;
  evaluate(): void;
  back(): void;
}

let desk: DeskView | null = null;
/** The entity that is open over the question; null where the question is shown. */
let opened: EntityView | null = null;
/** What was asked for while an answer is on its way: keys are never lost, and never answer a question not yet seen. */
let queue: Promise<void> = Promise.resolve();

const place = (id: string) => document.getElementById(id)!;
const say = (text: string) => place('status').replaceChildren(text);

const actions: Actions = {
  answer: (judgement) => aboutQuestion((question) => ({ do: 'answer', id: question.id, judgement })),
  skip: () => aboutQuestion((question) => ({ do: 'skip', id: question.id })),
  undo: () => enqueue(async () => show(await send<DeskView>({ do: 'undo' }))),
  sort: (sorting) => {
    const boxes = [...document.querySelectorAll<HTMLInputElement>('input[data-row]')];
    const row = ({ dataset }: HTMLInputElement) => Number(dataset.row);
    const command = {
      do: 'sort',
      ticked: boxes.filter(({ checked }) => checked).map(row),
      shown: boxes.map(row),
      sorting,
    };
    enqueue(async () => show(await send<DeskView>(command)));
  },
  edit: async (edit) => {
    const answer = await send<DeskView | { error: string }>({ do: 'edit', ...edit }, true);
    if ('error' in answer) return answer.error;
    const row = opened?.records[0]?.row;
    if (row === undefined) show(answer);
    else {
      desk = answer;
      actions.open({ row });
    }
    return '';
  },
  open: (target) =>
    enqueue(async () => {
      opened = (await send<{ entity: EntityView }>({ do: 'open', ...target })).entity;
      render();
    }),
  evaluate: () =>
    enqueue(async () => {
      const response = await fetch('evaluation');
      place('desk').replaceChildren(
        button('Back to the questions', 'Escape', actions.back),
        charts(await response.json()),
      );
    }),
  back: () => {
    opened = null;
    render();
  },
};

function aboutQuestion(command: (question: CaseView) => object): void {
  enqueue(async () => {
    const question = desk?.question;
    if (question == null || opened !== null) return;
    show(await send<DeskView>(command(question)));
  });
}

/** One after the other; what goes wrong is said and does not stop the next. */
function enqueue(task: () => Promise<void>): void {
  queue = queue.then(task).catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
}

function show(view: DeskView): void {
  desk = view;
  opened = null;
  render();
  window.scrollTo(0, 0);
}

function render(): void {
  if (desk === null) return;
  const { progress, question, isStale } = desk;
  place('top').replaceChildren(header(progress, isStale, actions));
  place('desk').replaceChildren(
    opened !== null ? entityView(opened, actions) : question !== null ? caseView(question, actions) : done(),
  );
  say(progress.last === '' ? '' : `Saved: ${progress.last}`);
}

const done = () =>
  make(
    'section',
    { class: 'done' },
    make('h1', {}, 'Every question is answered'),
    make('p', {}, 'Run the rules again: the answers are applied, and the model learns from them.'),
  );

const keys = new Map<string, () => void>([
  ['s', () => actions.answer('same')],
  ['d', () => actions.answer('different')],
  ['u', () => actions.answer('unsure')],
  ['k', () => actions.skip()],
  ['z', () => actions.undo()],
  ['o', () => actions.sort('same')],
  ['x', () => actions.sort('apart')],
  ['i', () => actions.sort('each')],
  ['c', () => actions.evaluate()],
  ['/', () => document.querySelector<HTMLInputElement>('#find')?.focus()],
  ['Escape', () => actions.back()],
]);

document.addEventListener('keydown', (event) => {
  const target = event.target as HTMLElement;
  const isTyping = target.matches('input:not([type=checkbox]), textarea');
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || (isTyping && event.key !== 'Escape')) return;
  if (/^[1-9]$/.test(event.key)) {
    const box = document.querySelectorAll<HTMLInputElement>('input[data-row]')[Number(event.key) - 1];
    if (box !== undefined) box.checked = !box.checked;
    return;
  }
  const action = keys.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
  if (action === undefined) return;
  event.preventDefault();
  action();
});

enqueue(async () => {
  const response = await fetch('desk');
  show((await response.json()) as DeskView);
});
