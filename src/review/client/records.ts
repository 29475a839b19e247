import type { RecordView } from '../view.ts';
import { datum, make } from './dom.ts';
import type { Actions } from './main.ts';

/** Records to be ticked; a line between those that are one entity now and the next. */
export function recordTable(records: readonly RecordView[], asked: readonly number[], actions: Actions): HTMLElement {
  const fields = [...new Set(records.flatMap(({ cells }) => cells.map(([field]) => field)))];
  const groups = [...new Set(records.map(({ group }) => group))];
  const sorted = [...records].sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group));
  const heads = ['', 'Record', ...fields].map((head) => make('th', { scope: 'col' }, datum(head)));
  const rows = sorted.map((record, at) => {
    const cells = new Map(record.cells);
    const isFirst = at > 0 && sorted[at - 1]!.group !== record.group;
    const id = `row-${record.row}`;
    const box = make('input', { type: 'checkbox', id, 'data-row': record.row, 'aria-label': `tick record ${at + 1}` });
    const open = make('button', { type: 'button', class: 'link' }, datum(`${record.source}:${record.key}`));
    open.addEventListener('click', () => actions.open({ row: record.row }));
    return make(
      'tr',
      { class: `${isFirst ? 'next-entity' : ''} ${asked.includes(record.row) ? 'asked' : ''}` },
      make('td', {}, box, make('label', { for: id }, at < 9 ? String(at + 1) : '')),
      make('th', { scope: 'row' }, open),
      ...fields.map((field) => make('td', {}, datum(cells.get(field) ?? ''))),
    );
  });
  const table = make(
    'table',
    { class: 'records' },
    make('thead', {}, make('tr', {}, ...heads)),
    make('tbody', {}, ...rows),
  );
  return make('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'records' }, table);
}
