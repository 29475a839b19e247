import type { RunResult } from '../run-result.ts';

/**
 * Law 1: every record read is in the crosswalk or in the rejects, once. A difference is a fault of the program, so it
 * throws and nothing is published.
 */
export function verifyNothingLost({ counts, accepted, rejects, merged, cleaned, rowOf }: RunResult): void {
  const { rowCount } = accepted;
  expectEqual('records read', counts.read, 'records kept and put aside', rowCount + rejects.length);
  expectEqual('records counted as put aside', counts.rejected, 'rejects', rejects.length);
  expectEqual('records counted as kept', counts.accepted, 'rows', rowCount);
  expectEqual('rows', rowCount, 'rows in entities', merged.rows.length);
  expectEqual('rows kept', rowOf?.length ?? cleaned.table.rowCount, 'rows', rowCount);
  for (let row = 1; row < (rowOf?.length ?? 0); row++) {
    if (rowOf![row]! <= rowOf![row - 1]!) throw new Error(`row ${rowOf![row]} was kept twice`);
  }
  const seen = new Uint8Array(rowCount);
  for (let entity = 0; entity < merged.entityCount; entity++) {
    if (merged.starts[entity] === merged.starts[entity + 1]) throw new Error(`entity ${entity} has no record`);
    for (let at = merged.starts[entity]!; at < merged.starts[entity + 1]!; at++) {
      const row = merged.rows[at]!;
      if (merged.entityOf[row] !== entity || seen[row] === 1) throw new Error(`row ${row} is in two entities`);
      seen[row] = 1;
    }
  }
  expectEqual('rows', rowCount, 'rows in an entity', merged.starts[merged.entityCount]!);
}

/** The same of what was written: lines against records. */
export function verifyWritten(read: number, kept: number, putAside: number): void {
  expectEqual('records read', read, 'lines written for them', kept + putAside);
}

function expectEqual(what: string, count: number, other: string, otherCount: number): void {
  if (count !== otherCount)
    throw new Error(`records were lost or doubled: ${count} ${what}, but ${otherCount} ${other}`);
}
