import { NO_ROW } from '../merge/merge-result.ts';
import { EMPTY } from '../table/dictionary.ts';
import type { Origin } from '../table/table.ts';
import type { ByteWriter } from './byte-writer.ts';
import { jsonCells, jsonValues } from './json-cells.ts';
import type { WrittenRun } from './written-run.ts';

const LF = 10;
const COMMA = 44;
const END_OF_LIST = 93;
const CLOSE = 125;
const pieces = Object.fromEntries(
  Object.entries({
    master: '{"master_id":',
    records: ',"records":[',
    key: ',"key":',
    file: ',"file":',
    line: ',"line":',
    cells: '],"cells":[',
    winner: ',"winner":',
    losers: ',"losers":[',
    record: '{"record":',
    value: ',"value":',
    strategy: '],"strategy":',
    filled: ',"filled":[',
    none: 'null',
  }).map(([name, text]) => [name, Buffer.from(text)]),
) as Record<
  | 'master'
  | 'records'
  | 'key'
  | 'file'
  | 'line'
  | 'cells'
  | 'winner'
  | 'losers'
  | 'record'
  | 'value'
  | 'strategy'
  | 'filled'
  | 'none',
  Buffer
>;

/**
 * A line for each golden record of more than one source record. Its records are listed once; the winner and the losers
 * of a cell are places in that list, counted from 0. A loser is a record whose cell is filled and says something else;
 * `filled` names the records whose cell was empty.
 */
export function writeLineage({ accepted, merged, identified }: WrittenRun, out: ByteWriter): number {
  const { starts, rows } = merged;
  const masterId = jsonCells(out, identified.masterIds);
  const record = recordWriter(out, accepted.origin);
  const cells = merged.columns.map((golden, at) => cellWriter(out, golden, accepted.columns[at]!));
  let lineCount = 0;
  for (let entity = 0; entity < merged.entityCount; entity++) {
    const start = starts[entity]!;
    const end = starts[entity + 1]!;
    if (end - start < 2) continue;
    out.bytes(pieces.master);
    masterId(entity);
    out.bytes(pieces.records);
    for (let at = start; at < end; at++) {
      if (at > start) out.byte(COMMA);
      record(rows[at]!);
    }
    out.bytes(pieces.cells);
    for (let field = 0; field < cells.length; field++) {
      if (field > 0) out.byte(COMMA);
      cells[field]!(entity, rows, start, end);
    }
    out.text(']}');
    out.byte(LF);
    lineCount++;
  }
  return lineCount;
}

function recordWriter(out: ByteWriter, origin: Origin): (row: number) => void {
  const sources = origin.sources.map((name) => Buffer.from(`{"source":${JSON.stringify(name)}`));
  const files = origin.files.map((name) => Buffer.from(JSON.stringify(name)));
  const key = jsonCells(out, origin.key);
  return (row) => {
    out.bytes(sources[origin.source[row]!]!);
    out.bytes(pieces.key);
    key(row);
    out.bytes(pieces.file);
    out.bytes(files[origin.file[row]!]!);
    out.bytes(pieces.line);
    out.integer(origin.line[row]!);
    out.byte(125);
  };
}

function cellWriter(
  out: ByteWriter,
  { column, winner, decidedBy, strategies }: WrittenRun['merged']['columns'][number],
  { name, dictionary, codes }: WrittenRun['accepted']['columns'][number],
): (entity: number, rows: Uint32Array, start: number, end: number) => void {
  const head = Buffer.from(`{"field":${JSON.stringify(name)},"value":`);
  const tails = strategies.map((id) => Buffer.from(JSON.stringify(id)));
  // Most cells have no losers: what follows their value is one of a few texts.
  const agreed = new Map<number, Buffer>();
  const agreedTail = (place: number, by: number) => {
    const key = place * 256 + by;
    let tail = agreed.get(key);
    if (tail === undefined) {
      tail = Buffer.from(
        `,"winner":${place < 0 ? null : place},"losers":[],"strategy":${JSON.stringify(strategies[by])}`,
      );
      agreed.set(key, tail);
    }
    return tail;
  };
  const golden = jsonValues(out, column.dictionary);
  const cell = jsonValues(out, dictionary);
  return (entity, rows, start, end) => {
    const won = column.codes[entity]!;
    const winnerRow = winner[entity]!;
    out.bytes(head);
    golden(won);
    const place = placeOf(winnerRow, rows, start, end);
    if (isAgreed(codes, won, winnerRow, rows, start, end)) {
      out.bytes(agreedTail(place, decidedBy[entity]!));
      if (won !== EMPTY) writeFilled(out, codes, rows, start, end);
      out.byte(CLOSE);
      return;
    }
    out.bytes(pieces.winner);
    if (place < 0) out.bytes(pieces.none);
    else out.integer(place);
    out.bytes(pieces.losers);
    let isFirst = true;
    for (let at = start; at < end; at++) {
      const row = rows[at]!;
      // A golden column keeps the codes of its cleaned column, whatever was added to its dictionary.
      if (row === winnerRow || codes[row] === EMPTY || codes[row] === won) continue;
      if (!isFirst) out.byte(COMMA);
      isFirst = false;
      out.bytes(pieces.record);
      out.integer(at - start);
      out.bytes(pieces.value);
      cell(codes[row]!);
      out.byte(125);
    }
    out.bytes(pieces.strategy);
    out.bytes(tails[decidedBy[entity]!]!);
    if (won !== EMPTY) writeFilled(out, codes, rows, start, end);
    out.byte(CLOSE);
  };
}

/** Records whose cell was empty: what the golden cell holds was filled in from another. Nothing where there are none. */
function writeFilled(out: ByteWriter, codes: Uint32Array, rows: Uint32Array, start: number, end: number): void {
  let isFirst = true;
  for (let at = start; at < end; at++) {
    if (codes[rows[at]!] !== EMPTY) continue;
    if (isFirst) out.bytes(pieces.filled);
    else out.byte(COMMA);
    isFirst = false;
    out.integer(at - start);
  }
  if (!isFirst) out.byte(END_OF_LIST);
}

/** The place of the winner in the list of records; -1 where there is none. */
function placeOf(winner: number, rows: Uint32Array, start: number, end: number): number {
  if (winner === NO_ROW) return -1;
  let at = start;
  while (at < end && rows[at] !== winner) at++;
  return at - start;
}

/** Whether no other record says something else. */
function isAgreed(
  codes: Uint32Array,
  won: number,
  winner: number,
  rows: Uint32Array,
  start: number,
  end: number,
): boolean {
  for (let at = start; at < end; at++) {
    const code = codes[rows[at]!]!;
    if (code !== EMPTY && code !== won && rows[at] !== winner) return false;
  }
  return true;
}
