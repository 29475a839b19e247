import { fromSharedDictionary, type SharedDictionary, toSharedDictionary } from '../table/share.ts';
import { comparators } from './comparator/index.ts';
import { FieldComparison } from './field-comparison.ts';
import type { FieldForm } from './field-form.ts';

/** A field in the form in which it is compared, as plain data over shared memory. */
export interface SharedForm {
  readonly field: string;
  readonly codes: Uint32Array;
  readonly dictionary: SharedDictionary;
}

export const shareForm = ({ field, codes, dictionary }: FieldForm): SharedForm => ({
  field,
  codes,
  dictionary: toSharedDictionary(dictionary),
});

export const openForm = ({ field, codes, dictionary }: SharedForm): FieldForm => ({
  field,
  codes,
  dictionary: fromSharedDictionary(dictionary),
});

/** The comparisons of one run of matching, as plain data. Threads open each of them once a run. */
export interface SharedComparisons {
  /** Another for each run of matching. */
  readonly run: number;
  readonly comparisons: readonly {
    readonly form: SharedForm;
    /** Id of a built-in comparator. */
    readonly comparator: string;
    readonly thresholds: readonly number[];
    readonly isAscii: Uint8Array;
  }[];
}

let runs = 0;

/** null where a comparator is a script's own: it cannot go to another thread. */
export function shareComparisons(comparisons: readonly FieldComparison[]): SharedComparisons | null {
  if (comparisons.some(({ comparator }) => comparators.get(comparator.id) !== comparator)) return null;
  return {
    run: ++runs,
    comparisons: comparisons.map(({ form, comparator, thresholds, isAscii }) => ({
      form: shareForm(form),
      comparator: comparator.id,
      thresholds,
      isAscii,
    })),
  };
}

/** What this thread has opened of the last run: opening takes a look at every value, and caches fill as they are used. */
let opened: { readonly run: number; readonly comparisons: Map<number, FieldComparison> } = {
  run: 0,
  comparisons: new Map(),
};

export function openComparison({ run, comparisons }: SharedComparisons, index: number): FieldComparison {
  if (opened.run !== run) opened = { run, comparisons: new Map() };
  let comparison = opened.comparisons.get(index);
  if (comparison === undefined) {
    const { form, comparator, thresholds, isAscii } = comparisons[index]!;
    comparison = new FieldComparison(openForm(form), comparators.get(comparator)!, thresholds, isAscii);
    opened.comparisons.set(index, comparison);
  }
  return comparison;
}

export const openComparisons = (shared: SharedComparisons): FieldComparison[] =>
  shared.comparisons.map((_, index) => openComparison(shared, index));
