import { fromShared, type SharedColumn, toShared } from '../table/share.ts';
import { columnOf, type Table } from '../table/table.ts';
import type { Task, Workers } from '../util/task.ts';
import { UsageError } from '../util/usage-error.ts';
import type { Comparator } from './comparator/comparator.ts';
import { comparators as builtIn } from './comparator/index.ts';
import { type FieldForm, foldField, prepareField } from './field-form.ts';
import type { MatchPlan } from './rules.ts';
import { openForm, type SharedForm, shareForm } from './shared-form.ts';

/** A column folded, and prepared for a comparator where one is named. */
export const formsTask: Task<
  { readonly column: SharedColumn; readonly folds: boolean; readonly comparator: string | null },
  { readonly folded: SharedForm; readonly prepared: SharedForm | null }
> = {
  name: 'link/forms',
  run({ column, folds, comparator }) {
    const folded = foldField(fromShared(column), { folds });
    const prepared = comparator === null ? null : prepareField(folded, builtIn.get(comparator)!);
    return { folded: shareForm(folded), prepared: prepared === null ? null : shareForm(prepared) };
  },
};

/** The fields of a table in the forms in which they are compared, each made when first asked for. */
export class Fields {
  readonly #table: Table;
  readonly #comparators: ReadonlyMap<string, Comparator>;
  readonly #comparatorOf = new Map<string, string>();
  readonly #folded = new Map<string, FieldForm>();
  readonly #prepared = new Map<string, FieldForm>();
  readonly #splitNames: readonly string[];

  constructor(table: Table, plan: MatchPlan, comparators: ReadonlyMap<string, Comparator>) {
    this.#table = table;
    this.#comparators = comparators;
    for (const { field, comparator } of [...plan.comparisons, ...plan.comparators]) {
      this.#comparatorOf.set(field, comparator);
    }
    this.#splitNames = [
      ...new Set([
        ...plan.comparisons.map(({ field }) => field),
        ...plan.blocking.flatMap(({ keys }) => keys.map(({ field }) => field)),
      ]),
    ];
  }

  /** The comparator of a field, or the one named. A field without one is compared exactly. */
  comparator(field: string, id = this.#comparatorOf.get(field) ?? 'exact'): Comparator {
    const comparator = this.#comparators.get(id);
    if (comparator !== undefined) return comparator;
    throw new UsageError(
      `match: there is no comparator "${id}"`,
      `one of: ${[...this.#comparators.keys()].join(', ')}`,
    );
  }

  /** Case, accents and script folded: what blocking and `same` look at. */
  folded(field: string): FieldForm {
    let form = this.#folded.get(field);
    if (form === undefined) {
      form = foldField(columnOf(this.#table, field), this.comparator(field));
      this.#folded.set(field, form);
    }
    return form;
  }

  /** What a comparator of the field looks at. */
  prepared(field: string, id?: string): FieldForm {
    const comparator = this.comparator(field, id);
    const key = JSON.stringify([field, comparator.id]);
    let form = this.#prepared.get(key);
    if (form === undefined) {
      const usual = this.comparator(field);
      const folded =
        comparator.folds === usual.folds ? this.folded(field) : foldField(columnOf(this.#table, field), comparator);
      form = prepareField(folded, comparator);
      this.#prepared.set(key, form);
    }
    return form;
  }

  /** Makes the forms that matching will ask for, side by side. */
  async makeReady(workers: Workers): Promise<void> {
    if (workers.count === 1) return;
    await Promise.all(
      this.#splitNames.map(async (field) => {
        const comparator = this.comparator(field);
        const prepares = comparator.prepare !== undefined && builtIn.get(comparator.id) === comparator;
        const { folded, prepared } = await workers.run(formsTask, {
          column: toShared(columnOf(this.#table, field)),
          folds: comparator.folds !== false,
          comparator: prepares ? comparator.id : null,
        });
        this.#folded.set(field, openForm(folded));
        if (prepared !== null) this.#prepared.set(JSON.stringify([field, comparator.id]), openForm(prepared));
      }),
    );
  }

  /** Fields by which an oversized block may be split: those the plan compares or blocks by. */
  splitFields(): FieldForm[] {
    return this.#splitNames.map((field) => this.folded(field));
  }
}
