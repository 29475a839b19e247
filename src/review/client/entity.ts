import type { EntityView } from '../view.ts';
import { section, sortButtons } from './case.ts';
import { button, datum, make } from './dom.ts';
import { goldenTable } from './golden.ts';
import { graphChart } from './graph-chart.ts';
import type { Actions } from './main.ts';
import { recordTable } from './records.ts';

/** An entity, to be split by ticking or to have its values set. */
export function entityView(view: EntityView, actions: Actions): HTMLElement {
  return make(
    'article',
    { 'data-entity': view.masterId },
    button('Back to the questions', 'Escape', actions.back),
    make('h1', {}, 'Entity ', datum(view.masterId)),
    section('Its records', recordTable(view.records, [], actions), sortButtons(actions)),
    section('What holds it together', graphChart(view.graph, view.records)),
    section('Its golden record', goldenTable(view.golden, false, actions)),
  );
}
