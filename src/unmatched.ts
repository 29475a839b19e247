import { NO_RULE } from './link/link-result.ts';
import { NO_ROW } from './merge/merge-result.ts';
import type { RunResult } from './run-result.ts';
import { EMPTY } from './table/dictionary.ts';
import { makeCodes } from './table/make-column.ts';
import type { Table } from './table/table.ts';
import { emptyColumn } from './table/unify.ts';

/** What matching, merging and naming come to where nothing is matched: each record stands for itself, without an id. */
export function unmatched({ columns, rowCount }: Table): Pick<RunResult, 'linked' | 'merged' | 'identified'> {
  const rows = makeCodes(rowCount);
  const starts = makeCodes(rowCount + 1);
  for (let row = 0; row < rowCount; row++) rows[row] = starts[row] = row;
  starts[rowCount] = rowCount;
  const decidedBy = new Uint8Array(rowCount);
  return {
    linked: {
      clusterOf: rows,
      ruleOf: new Uint16Array(rowCount).fill(NO_RULE),
      ruleIds: [],
      weightOf: new Float32Array(rowCount).fill(Number.NaN),
      review: [],
      model: null,
      stats: { pairsByRule: [], linksByRule: [], weights: { from: 0, counts: [] }, similarityCalls: 0 },
      examples: [],
      findings: [],
    },
    merged: {
      entityCount: rowCount,
      entityOf: rows,
      starts,
      rows,
      columns: columns.map((column) => ({
        column,
        /** Made when it is asked for: few ask. */
        get winner() {
          return column.codes.map((code, row) => (code === EMPTY ? NO_ROW : row));
        },
        decidedBy,
        strategies: [''],
      })),
      findings: [],
      conflicts: [],
    },
    identified: { masterIds: emptyColumn('master_id', rowCount), events: [], findings: [] },
  };
}
