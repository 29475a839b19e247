import type { RunResult } from '../run-result.ts';
import type { Column } from '../table/column.ts';
import type { Show } from './masking.ts';
import type { CleaningReport, FieldQuality } from './run-report.ts';

const EXAMPLES = 3;
const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000);

function countFilled(column: Column): number {
  let filled = 0;
  for (const code of column.codes) if (code !== 0) filled++;
  return filled;
}

/** Each field before cleaning (cells as read) and after merging (golden cells). */
export function fieldQuality(result: RunResult, withMaster: boolean): FieldQuality[] {
  const { table, sources } = result.cleaned;
  const records = table.rowCount;
  return result.plan.fields.map((field) => {
    const before = { filled: 0, changed: 0, distinct: 0 };
    for (const source of sources) {
      for (const change of source.changes) {
        if (change.field !== field.name) continue;
        before.filled += countFilled(change.before);
        before.distinct += change.before.dictionary.size - 1;
        before.changed += change.ruleOf === null ? 0 : countChangedFilled(change.before, change.ruleOf);
      }
    }
    const index = table.columns.findIndex((column) => column.name === field.name);
    const declined = index === -1 ? 0 : (table.columns[index]!.declined?.count() ?? 0);
    const golden = withMaster && index !== -1 ? result.merged.columns[index]!.column : null;
    return {
      field: field.name,
      type: field.type,
      before: {
        filled: share(before.filled, records),
        valid: share(Math.max(0, before.filled - declined), before.filled),
        canonical: share(Math.max(0, before.filled - declined - before.changed), before.filled),
        distinct: before.distinct,
      },
      after: golden === null ? null : afterOf(golden, result.merged.entityCount),
    };
  });
}

function countChangedFilled(before: Column, ruleOf: Uint16Array): number {
  let changed = 0;
  for (let row = 0; row < ruleOf.length; row++) if (ruleOf[row] !== 0 && before.codes[row] !== 0) changed++;
  return changed;
}

function afterOf(golden: Column, entities: number): FieldQuality['after'] {
  const filled = countFilled(golden);
  const used = new Uint8Array(golden.dictionary.size);
  for (const code of golden.codes) used[code] = 1;
  used[0] = 0;
  let distinct = 0;
  for (const flag of used) distinct += flag;
  return { filled: share(filled, entities), valid: share(filled - (golden.declined?.count() ?? 0), filled), distinct };
}

/** What cleaning changed, by source, field and rule: most records first within the order of sources and fields. */
export function cleaningReport(result: Pick<RunResult, 'cleaned'>, show: Show): CleaningReport[] {
  const reports: CleaningReport[] = [];
  for (const { name, changes } of result.cleaned.sources) {
    for (const change of changes) {
      if (change.ruleOf === null) continue;
      const seen = change.rules.map(() => ({ values: 0, records: 0, firstRows: [] as number[] }));
      const countedUnder = new Uint16Array(change.before.dictionary.size);
      for (let row = 0; row < change.ruleOf.length; row++) {
        const rule = change.ruleOf[row]!;
        if (rule === 0) continue;
        const tally = seen[rule]!;
        tally.records++;
        const before = change.before.codes[row]!;
        if (countedUnder[before] === rule) continue;
        countedUnder[before] = rule;
        tally.values++;
        if (tally.firstRows.length < EXAMPLES) tally.firstRows.push(row);
      }
      change.rules.forEach((rule, index) => {
        const { values, records, firstRows } = seen[index]!;
        if (records === 0) return;
        const examples = firstRows.map((row) => ({
          before: show(change.field, change.before.dictionary.text(change.before.codes[row]!)),
          after: show(change.field, change.after.dictionary.text(change.after.codes[row]!)),
        }));
        reports.push({ source: name, field: change.field, rule, values, records, examples });
      });
    }
  }
  return reports;
}
