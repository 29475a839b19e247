import { make } from './dom.ts';

/** The charts of `recordmill evaluate`. */
export function charts(_evaluation: unknown): HTMLElement {
  return make('p', {}, '…');
}
