import type { FieldChange } from '../clean/clean-result.ts';
import { cutText } from '../finding/message.ts';
import type { RunResult } from '../run-result.ts';
import type { Column } from '../table/column.ts';
import type { Show } from './masking.ts';
import type { CleaningReport, FieldQuality } from './run-report.ts';

const EXAMPLES = 3;
const LONGEST_VALUE = 200;
const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000);

function countFilled(column: Column): number {
  let filled = 0;
  const { codes } = column;
  for (let row = 0; row < codes.length; row++) if (codes[row] !== 0) filled++;
  return filled;
}

/** Each field before cleaning (cells as read) and after merging (golden cells). */
export function fieldQuality(result: RunResult, withMaster: boolean): FieldQuality[] {
  const { table, sources } = result.cleaned;
  const changesOf = new Map<string, FieldChange[]>(result.plan.fields.map(({ name }) => [name, []]));
  for (const { changes } of sources) for (const change of changes) changesOf.get(change.field)?.push(change);
  const indexOf = new Map(table.columns.map(({ name }, index) => [name, index]));
  return result.plan.fields.map(({ name, type }) => {
    const index = indexOf.get(name);
    const column = index === undefined ? null : table.columns[index]!;
    const golden = withMaster && index !== undefined ? result.merged.columns[index]!.column : null;
    return {
      field: name,
      type,
      before: beforeOf(changesOf.get(name)!, column, table.rowCount),
      after: golden === null ? null : afterOf(golden, result.merged.entityCount),
    };
  });
}

function beforeOf(changes: readonly FieldChange[], cleaned: Column | null, records: number): FieldQuality['before'] {
  let [filled, changed, distinct] = [0, 0, 0];
  for (const { before, ruleOf } of changes) {
    filled += countFilled(before);
    distinct += before.dictionary.size - 1;
    changed += ruleOf === null ? 0 : countChangedFilled(before, ruleOf);
  }
  const declined = cleaned?.declined?.count() ?? 0;
  return {
    filled: share(filled, records),
    valid: share(Math.max(0, filled - declined), filled),
    canonical: share(Math.max(0, filled - declined - changed), filled),
    distinct,
  };
}

function countChangedFilled(before: Column, ruleOf: Uint16Array): number {
  let changed = 0;
  for (let row = 0; row < ruleOf.length; row++) if (ruleOf[row] !== 0 && before.codes[row] !== 0) changed++;
  return changed;
}

function afterOf(golden: Column, entities: number): FieldQuality['after'] {
  const filled = countFilled(golden);
  const { codes } = golden;
  const used = new Uint8Array(golden.dictionary.size);
  for (let entity = 0; entity < codes.length; entity++) used[codes[entity]!] = 1;
  used[0] = 0;
  let distinct = 0;
  for (const flag of used) distinct += flag;
  return { filled: share(filled, entities), valid: share(filled - (golden.declined?.count() ?? 0), filled), distinct };
}

/** What cleaning changed, by source, field and rule: most records first within the order of sources and fields. */
export function cleaningReport(result: Pick<RunResult, 'cleaned'>, show: Show): CleaningReport[] {
  const reports: CleaningReport[] = [];
  const shown = (field: string, text: string) => cutText(show(field, text), LONGEST_VALUE);
  for (const { name, changes } of result.cleaned.sources) {
    for (const change of changes) {
      if (change.ruleOf === null) continue;
      const { names, groupOf } = withoutDetails(change.rules);
      const seen = names.map(() => ({ values: 0, records: 0, firstRows: [] as number[] }));
      const countedUnder = new Uint16Array(change.before.dictionary.size);
      for (let row = 0; row < change.ruleOf.length; row++) {
        const rule = groupOf[change.ruleOf[row]!]!;
        if (rule === 0) continue;
        const tally = seen[rule]!;
        tally.records++;
        const before = change.before.codes[row]!;
        if (countedUnder[before] === rule) continue;
        countedUnder[before] = rule;
        tally.values++;
        if (tally.firstRows.length < EXAMPLES) tally.firstRows.push(row);
      }
      names.forEach((rule, index) => {
        const { values, records, firstRows } = seen[index]!;
        if (records === 0) return;
        const examples = firstRows.map((row) => ({
          before: shown(change.field, change.before.dictionary.text(change.before.codes[row]!)),
          after: shown(change.field, change.after.dictionary.text(change.after.codes[row]!)),
        }));
        reports.push({ source: name, field: change.field, rule, values, records, examples });
      });
    }
  }
  return reports;
}

/** Conversions are one rule in the report, by whatever rates: which rate a value was converted by is in the changes. */
function withoutDetails(rules: readonly string[]): {
  readonly names: readonly string[];
  readonly groupOf: Uint16Array;
} {
  const indexOf = new Map<string, number>();
  const groupOf = Uint16Array.from(rules, (rule) => {
    const name = rule.replace(/ \(1 [^)]*\)/g, '');
    const index = indexOf.get(name) ?? indexOf.size;
    indexOf.set(name, index);
    return index;
  });
  return { names: [...indexOf.keys()], groupOf };
}
