import { BitSet } from '../table/bit-set.ts';
import type { Column } from '../table/column.ts';
import { EMPTY } from '../table/dictionary.ts';
import { makeCodes, makeColumn } from '../table/make-column.ts';
import type { Table } from '../table/table.ts';
import { ColumnConflicts } from './conflicts.ts';
import type { Verdict } from './decide.ts';
import type { Entities } from './entities.ts';
import { GrowingDictionary } from './growing-dictionary.ts';
import { type GoldenColumn, NO_ROW } from './merge-result.ts';

/** Which differences between records of one entity are discrepancies; those that must be there are none. */
export type Discrepancies = 'all' | 'between-sources' | 'none';

/** A golden column in the making; entities of one record are in it from the start. */
export class Draft {
  readonly column: Column;
  readonly conflicts: ColumnConflicts;
  /** Record that was chosen for each entity, also where its cell is empty (as within a group); NO_ROW where there is none. */
  readonly chosen: Uint32Array;
  readonly #given: Column;
  readonly #source: Uint16Array;
  readonly #discrepancies: Discrepancies;
  readonly #codes: Uint32Array;
  readonly #decidedBy: Uint8Array;
  readonly #strategies = [''];
  readonly #dictionary: GrowingDictionary;

  constructor(
    column: Column,
    given: Column,
    table: Table,
    { starts, rows }: Pick<Entities, 'starts' | 'rows'>,
    discrepancies: Discrepancies,
  ) {
    this.#discrepancies = discrepancies;
    const entityCount = starts.length - 1;
    this.column = column;
    this.#given = given;
    this.#source = table.origin.source;
    this.conflicts = new ColumnConflicts(column, table);
    this.chosen = new Uint32Array(entityCount);
    this.#codes = makeCodes(entityCount);
    this.#decidedBy = new Uint8Array(new SharedArrayBuffer(entityCount));
    this.#dictionary = new GrowingDictionary(column.dictionary);
    for (let entity = 0; entity < entityCount; entity++) {
      const row = rows[starts[entity]!]!;
      this.chosen[entity] = row;
      this.#codes[entity] = column.codes[row]!;
    }
  }

  leaveEmpty(entity: number): void {
    this.chosen[entity] = NO_ROW;
    this.#codes[entity] = EMPTY;
  }

  settle(entity: number, { row, text, by }: Verdict, candidates: readonly number[]): void {
    const { codes } = this.column;
    const winner =
      row ?? candidates.find((candidate) => this.column.dictionary.text(codes[candidate]!) === text) ?? NO_ROW;
    this.chosen[entity] = winner;
    this.#codes[entity] = winner === NO_ROW ? this.#dictionary.codeOf(text!) : codes[winner]!;
    this.#decidedBy[entity] = this.#strategy(by);
    if (winner === NO_ROW || this.#discrepancies === 'none') return;
    const won = codes[winner]!;
    for (const candidate of candidates) {
      if (codes[candidate] === won || codes[candidate] === EMPTY) continue;
      if (this.#discrepancies === 'all' || this.#source[candidate] !== this.#source[winner])
        this.conflicts.add(entity, winner, candidate);
    }
  }

  #strategy(id: string): number {
    const at = this.#strategies.indexOf(id);
    return at >= 0 ? at : this.#strategies.push(id) - 1;
  }

  /** A value that the merge itself changed, as an unreadable consent, names the strategy that did it. */
  #markRewritten(): void {
    const { declined } = this.#given;
    if (declined === null || this.column.declined !== null) return;
    for (let entity = 0; entity < this.chosen.length; entity++) {
      const row = this.chosen[entity]!;
      if (this.#decidedBy[entity] === 0 && row !== NO_ROW && declined.has(row))
        this.#decidedBy[entity] = this.#strategy('consent');
    }
  }

  finish(): GoldenColumn {
    this.#markRewritten();
    const codes = this.#codes;
    const winner = makeCodes(codes.length);
    winner.set(this.chosen);
    const { name, declined } = this.column;
    const stillDeclined = declined === null ? null : new BitSet(codes.length);
    for (let entity = 0; entity < codes.length; entity++) {
      if (codes[entity] === EMPTY) winner[entity] = NO_ROW;
      else if (stillDeclined !== null && winner[entity] !== NO_ROW && declined!.has(winner[entity]!))
        stillDeclined.add(entity);
    }
    const column = makeColumn(name, this.#dictionary.build(), codes, stillDeclined);
    return { column, winner, decidedBy: this.#decidedBy, strategies: this.#strategies };
  }
}
