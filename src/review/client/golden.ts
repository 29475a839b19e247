import type { GoldenView } from '../view.ts';
import { datum, make } from './dom.ts';
import type { Actions } from './main.ts';

/** The golden record, field by field, each value with a way to set another. */
export function goldenTable(golden: readonly GoldenView[], withSides: boolean, actions: Actions): HTMLElement {
  const heads = ['Field', 'Golden value', 'From', ...(withSides ? ['Left now', 'Right now'] : []), ''];
  const filled = golden.filter(({ value, now }) => value !== '' || now.some((one) => one !== ''));
  const table = make(
    'table',
    { class: 'golden' },
    make('thead', {}, make('tr', {}, ...heads.map((head) => make('th', { scope: 'col' }, head)))),
    make('tbody', {}, ...filled.map((cell) => goldenRow(cell, withSides, actions))),
  );
  return make('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'golden record' }, table);
}

function goldenRow(cell: GoldenView, withSides: boolean, actions: Actions): HTMLElement {
  const { field, value, from, strategy, now } = cell;
  const edit = make('button', { type: 'button', class: 'link', 'aria-label': `set ${field}` }, 'Set …');
  const row = make(
    'tr',
    {},
    make('th', { scope: 'row' }, datum(field)),
    make('td', {}, datum(value)),
    make('td', {}, datum([from, strategy].filter((part) => part !== '').join(', '))),
    ...(withSides ? now.map((text) => make('td', { class: text === value ? 'kept' : 'lost' }, datum(text))) : []),
    make('td', {}, edit),
  );
  edit.addEventListener('click', () => row.after(editRow(cell, withSides ? 6 : 4, row, actions)));
  return row;
}

function editRow({ field, value, row }: GoldenView, width: number, after: HTMLElement, actions: Actions): HTMLElement {
  for (const other of document.querySelectorAll('tr.editing')) other.remove();
  const text = make('input', { type: 'text', dir: 'auto', 'aria-label': `value of ${field}`, name: 'value' });
  text.value = value;
  const why = make('input', { type: 'text', dir: 'auto', 'aria-label': 'why', placeholder: 'why', name: 'why' });
  const refused = make('span', { class: 'refused', role: 'alert' });
  const form = make('form', {}, text, why, make('button', { type: 'submit' }, 'Set'), refused);
  const made = make('tr', { class: 'editing' }, make('td', { colspan: width }, form));
  // What could not be read is set as it is when the same text is sent again.
  let declined: string | null = null;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const asItIs = declined === text.value;
    void actions.edit({ row, field, value: text.value, why: why.value, asItIs }).then((error) => {
      declined = error === '' || why.value.trim() === '' ? null : text.value;
      refused.replaceChildren(error);
    });
  });
  form.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') {
      made.remove();
      after.querySelector('button')?.focus();
    }
  });
  queueMicrotask(() => text.focus());
  return made;
}
