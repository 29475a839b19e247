import type { RunResult } from '../run-result.ts';
import { cellText } from '../table/column.ts';

export interface CrosswalkEntry {
  readonly source: string;
  readonly key: string;
  readonly file: string;
  readonly line: number;
  readonly masterId: string;
  /** What joined the record to its entity; '' where it is alone or the first. */
  readonly rule: string;
}

/** Golden records one by one. Made without a prototype: a column may be called `__proto__`. */
export function* goldenRecords({ merged, identified }: RunResult): Generator<Readonly<Record<string, string>>> {
  for (let entity = 0; entity < merged.entityCount; entity++) {
    const record: Record<string, string> = Object.create(null);
    record.master_id = cellText(identified.masterIds, entity);
    for (const { column } of merged.columns) record[column.name] = cellText(column, entity);
    yield record;
  }
}

export function* crosswalkEntries({ accepted, merged, identified, linked }: RunResult): Generator<CrosswalkEntry> {
  const { origin } = accepted;
  for (let row = 0; row < accepted.rowCount; row++) {
    yield {
      source: origin.sources[origin.source[row]!]!,
      key: cellText(origin.key, row),
      file: origin.files[origin.file[row]!]!,
      line: origin.line[row]!,
      masterId: cellText(identified.masterIds, merged.entityOf[row]!),
      rule: linked.ruleIds[linked.ruleOf[row]!] ?? '',
    };
  }
}
