import type { Progress } from '../view.ts';
import { button, make } from './dom.ts';
import type { Actions } from './main.ts';

const count = (value: number) => value.toLocaleString();

/** How far the session is, and the way to any record. */
export function header(progress: Progress, isStale: boolean, actions: Actions): HTMLElement {
  const { total, open, skipped, same, different, unsure, settledPairs, edits } = progress;
  const find = make('input', { id: 'find', type: 'search', placeholder: 'SOURCE:KEY or master id' });
  const form = make('form', { role: 'search' }, make('label', { for: 'find' }, 'Open a record'), find);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (find.value.trim() !== '') actions.open({ key: find.value.trim() });
  });
  const facts = [
    `${count(open)} of ${count(total)} questions open${skipped > 0 ? ` (${count(skipped)} skipped)` : ''}`,
    `answered: ${count(same)} same, ${count(different)} different, ${count(unsure)} unsure`,
    `${count(settledPairs)} pairs of records settled`,
    ...(edits > 0 ? [`${count(edits)} golden values set`] : []),
  ];
  return make(
    'div',
    { class: 'bar' },
    make('progress', { value: Math.max(0, total - open), max: Math.max(1, total), 'aria-label': 'questions answered' }),
    make('p', { id: 'progress' }, facts.join(' · ')),
    isStale
      ? make('p', { class: 'stale' }, 'A newer run was published. End this desk and open it again to see its result.')
      : null,
    make(
      'div',
      { class: 'tools' },
      form,
      button('Undo', 'z', actions.undo),
      button('How good is it?', 'c', actions.evaluate),
    ),
  );
}
