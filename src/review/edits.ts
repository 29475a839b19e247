import { type GoldenEdit, WITHDRAWN } from '../merge/golden-edits.ts';

/** The golden values that people set, with a way back to what stood before. */
export class Edits {
  readonly #standing = new Map<string, GoldenEdit>();
  readonly #stack: { readonly edit: GoldenEdit; readonly before: GoldenEdit | null }[] = [];

  constructor(edits: readonly GoldenEdit[]) {
    for (const edit of edits) this.#standing.set(idOf(edit), edit);
  }

  get count(): number {
    return this.#standing.size;
  }

  standing(): readonly GoldenEdit[] {
    return [...this.#standing.values()];
  }

  add(edit: GoldenEdit): void {
    this.#stack.push({ edit, before: this.#standing.get(idOf(edit)) ?? null });
    this.#put(edit);
  }

  /** What is to be logged to take the last one back. */
  undoing(): GoldenEdit {
    const { edit, before } = this.#stack.at(-1)!;
    return before ?? { ...edit, value: '', why: WITHDRAWN };
  }

  undo(): void {
    const { edit, before } = this.#stack.pop()!;
    if (before !== null) this.#put(before);
    else this.#standing.delete(idOf(edit));
  }

  #put(edit: GoldenEdit): void {
    // The last one said is the last in order: where two meet in one entity it stands.
    this.#standing.delete(idOf(edit));
    this.#standing.set(idOf(edit), edit);
  }
}

const idOf = ({ source, key, field }: GoldenEdit) => JSON.stringify([source, key, field]);
