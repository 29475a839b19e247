/**
 * Which records are one entity by now: the entities of the run, joined and split by the answers of the session. Built
 * anew from the answers that stand, so that taking one back needs no memory of what it did.
 */
export class Groups {
  readonly #groupOf: Uint32Array;
  readonly #rowsOf = new Map<number, readonly number[]>();
  readonly #base: Uint32Array;
  readonly #apart: (readonly [number, number])[] = [];
  #next: number;

  /** `entityOf` by row; `starts` and `rows` list the rows of each entity. */
  constructor({ entityOf, starts, rows }: Pick<Members, 'entityOf' | 'starts' | 'rows'>) {
    this.#base = entityOf;
    this.#groupOf = entityOf.slice();
    this.#next = starts.length;
    this.#baseRows = (entity) => [...rows.subarray(starts[entity]!, starts[entity + 1]!)];
  }

  readonly #baseRows: (entity: number) => readonly number[];

  of(row: number): number {
    return this.#groupOf[row]!;
  }

  rows(group: number): readonly number[] {
    return this.#rowsOf.get(group) ?? this.#baseRows(group);
  }

  /** The entity that the run put the row into. */
  baseOf(row: number): number {
    return this.#base[row]!;
  }

  join(left: number, right: number): void {
    const [a, b] = [this.of(left), this.of(right)];
    if (a === b) return;
    const rows = [...this.rows(a), ...this.rows(b)].sort((x, y) => x - y);
    const group = this.#next++;
    this.#rowsOf.set(group, rows);
    for (const row of rows) this.#groupOf[row] = group;
  }

  /**
   * Parts a group of the run of which people said that some records differ: each record goes to the first part that holds
   * none it differs from; `differ` has the others of each row in such a pair. The next run decides by its links as well, which is more than can be told here.
   */
  part(rows: readonly number[], differ: ReadonlyMap<number, ReadonlySet<number>>): void {
    const parts: number[][] = [];
    const partOf = new Map<number, number[]>();
    for (const row of rows) {
      const others = new Set([...(differ.get(row) ?? [])].map((other) => partOf.get(other)));
      const found = parts.find((members) => !others.has(members));
      const home = found ?? [];
      if (found === undefined) parts.push(home);
      home.push(row);
      partOf.set(row, home);
    }
    if (parts.length < 2) return;
    for (const members of parts) {
      const group = this.#next++;
      this.#rowsOf.set(group, members);
      for (const row of members) this.#groupOf[row] = group;
    }
  }

  keepApart(left: number, right: number): void {
    this.#apart.push([left, right]);
  }

  /** Whether an answer keeps the groups of two rows apart. */
  areApart(left: number, right: number): boolean {
    const [a, b] = [this.of(left), this.of(right)];
    return this.#apart.some(([one, other]) => {
      const [c, d] = [this.of(one), this.of(other)];
      return (c === a && d === b) || (c === b && d === a);
    });
  }
}

interface Members {
  readonly entityOf: Uint32Array;
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}
