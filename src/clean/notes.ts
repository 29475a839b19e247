import { type Finding, makeFinding } from '../finding/finding.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import type { TupleNote } from './field-task.ts';
import type { FieldPlan } from './rules.ts';

/** Notes at tuples with all the rows that share a note: same kind, value and reason. */
export interface GroupedNote {
  readonly note: TupleNote;
  /** Rows of the source, ascending. */
  readonly rows: Uint32Array;
}

/** Brings together equal notes at several tuples (one value beside several companions), and finds their rows. */
export function groupNotes(notes: readonly TupleNote[], tupleOfRow: Uint32Array, tupleCount: number): GroupedNote[] {
  if (notes.length === 0) return [];
  const groups = new Map<string, number>();
  const first: TupleNote[] = [];
  const groupsOfTuple = new Map<number, number[]>();
  const marked = new Uint8Array(tupleCount);
  for (const note of notes) {
    const key = `${note.kind}\n${note.reason}\n${note.value}`;
    let group = groups.get(key);
    if (group === undefined) {
      group = first.push(note) - 1;
      groups.set(key, group);
    }
    const ofTuple = groupsOfTuple.get(note.tuple);
    if (ofTuple === undefined) groupsOfTuple.set(note.tuple, [group]);
    else if (!ofTuple.includes(group)) ofTuple.push(group);
    marked[note.tuple] = 1;
  }
  return rowsOfGroups(first, groupsOfTuple, marked, tupleOfRow);
}

function rowsOfGroups(
  first: readonly TupleNote[],
  groupsOfTuple: ReadonlyMap<number, readonly number[]>,
  marked: Uint8Array,
  tupleOfRow: Uint32Array,
): GroupedNote[] {
  const starts = new Uint32Array(first.length + 1);
  const eachRow = (visit: (group: number, row: number) => void): void => {
    for (let row = 0; row < tupleOfRow.length; row++) {
      const tuple = tupleOfRow[row]!;
      if (marked[tuple] === 1) for (const group of groupsOfTuple.get(tuple)!) visit(group, row);
    }
  };
  eachRow((group) => starts[group + 1]!++);
  for (let group = 0; group < first.length; group++) starts[group + 1]! += starts[group]!;
  const next = starts.slice();
  const rows = new Uint32Array(starts[first.length]!);
  eachRow((group, row) => {
    rows[next[group]!++] = row;
  });
  return first
    .map((note, group) => ({ note, rows: rows.subarray(starts[group]!, starts[group + 1]!) }))
    .filter((grouped) => grouped.rows.length > 0);
}

/** The finding of a note; rows are shifted to where the source starts in the unified table. */
export function noteFinding({ note, rows }: GroupedNote, field: FieldPlan, rowStart: number): Finding {
  const place = {
    field: field.name,
    value: note.value,
    rows: rowStart === 0 ? rows : rows.map((row) => row + rowStart),
  };
  const [candidate] = note.candidates;
  if (note.kind === 'tie') {
    const candidates = [...note.candidates].sort(compareUtf8);
    return makeFinding({ ...place, code: 'correction-tie', level: 'warning', detail: { candidates } });
  }
  const suggestion = candidate === undefined ? {} : { suggestion: candidate };
  if (note.kind === 'doubt') return makeFinding({ ...place, ...suggestion, code: 'probable-typo', level: 'info' });
  const detail = { type: field.type, reason: note.reason };
  return makeFinding({ ...place, ...suggestion, code: declinedCode(field, note), level: field.declinedLevel, detail });
}

export function declinedCode(field: FieldPlan, note: TupleNote): string {
  return `${field.type}/${note.reason}`;
}
