import { type Column, cellText, rowsByCode } from '../table/column.ts';
import { makeContentHash } from '../table/content-hash.ts';
import { DictionaryBuilder } from '../table/dictionary-builder.ts';
import { makeCodes, makeColumn } from '../table/make-column.ts';
import { didYouMean } from '../util/nearest.ts';
import { UsageError } from '../util/usage-error.ts';
import { listSome } from './files.ts';
import type { SourcePlan } from './rules.ts';
import type { SourceLog } from './source-log.ts';

/**
 * The key of each row: the cell as read, or the cells of several columns as a JSON array. Without a key column it is made
 * from the record's content: a line number would be another record's as soon as a line is put in above it, and with it
 * the master id and what a reviewer decided.
 */
export function makeKeys(plan: SourcePlan, columns: readonly Column[], rowCount: number, log: SourceLog): Column {
  if (plan.key.length === 0) return keysByContent(columns, rowCount);
  const parts = plan.key.map((name) => findKeyColumn(plan, name, columns));
  const key = parts.length === 1 ? { ...parts[0]!, name: 'key', declined: null } : compositeKeys(parts, rowCount);
  reportKeys(key, plan.key, log);
  return key;
}

function findKeyColumn(plan: SourcePlan, name: string, columns: readonly Column[]): Column {
  const found = columns.find((column) => column.name === name);
  if (found !== undefined) return found;
  const names = columns.map((column) => column.name);
  const hint = didYouMean(name, names);
  throw new UsageError(
    `source ${plan.name}: there is no column "${name}" for its key`,
    `${hint === '' ? '' : `${hint} `}The columns are ${listSome(names) || 'none'}`,
  );
}

/** `record-HASH`; of records that are alike in every cell, and so can stand for each other, the second ends in "-2". */
function keysByContent(columns: readonly Column[], rowCount: number): Column {
  const hashOf = makeContentHash(columns);
  const keys = new DictionaryBuilder(rowCount);
  const codes = makeCodes(rowCount);
  const copies = new Map<number, number>();
  for (let row = 0; row < rowCount; row++) {
    const text = `record-${hashOf(row)}`;
    const known = keys.size;
    const code = keys.add(text);
    if (code >= known) {
      codes[row] = code;
      continue;
    }
    const count = (copies.get(code) ?? 1) + 1;
    copies.set(code, count);
    codes[row] = keys.add(`${text}-${count}`);
  }
  return makeColumn('key', keys.build(), codes);
}

function compositeKeys(parts: readonly Column[], rowCount: number): Column {
  const keys = new DictionaryBuilder(rowCount);
  const codes = makeCodes(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const cells = parts.map((part) => cellText(part, row));
    codes[row] = cells.every((cell) => cell === '') ? 0 : keys.add(JSON.stringify(cells));
  }
  return makeColumn('key', keys.build(), codes);
}

function reportKeys(key: Column, names: readonly string[], log: SourceLog): void {
  const { starts, rows } = rowsByCode(key);
  const field = names.join(', ');
  for (let code = 0; code < key.dictionary.size; code++) {
    const start = starts[code]!;
    const end = starts[code + 1]!;
    if (code === 0 && end > 0) log.atRows('key-missing', rows.subarray(0, end), { field });
    if (code > 0 && end - start > 1) {
      log.atRows('key-repeated', rows.subarray(start, end), {
        field,
        value: key.dictionary.text(code),
        detail: { records: end - start },
      });
    }
  }
}
