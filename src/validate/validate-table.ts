import { rowsWhere } from '../expression/rows-where.ts';
import { type Finding, makeFinding } from '../finding/finding.ts';
import { BitSet } from '../table/bit-set.ts';
import type { Table } from '../table/table.ts';
import type { Json } from '../util/json.ts';
import { allowedBy } from '../util/rule-schema.ts';
import { compileForTable } from './condition.ts';
import type { ValidateResult } from './validate-result.ts';
import type { AnyValidation, ValidateContext, ValidationPlan, Verdict, Violation } from './validation.ts';

type RuleResult = ValidateResult['rules'][number];

/**
 * Carries out the validations of a plan. Rows in `exclude` (null: none) were put aside before and are not looked at.
 *
 * Within its tolerance a rule reports nothing above info, but still puts records aside where it says `reject`.
 */
export function validateTable(
  table: Table,
  plans: readonly ValidationPlan[],
  validations: ReadonlyMap<string, AnyValidation>,
  context: ValidateContext,
  exclude: BitSet | null,
): ValidateResult {
  const present = exclude === null ? null : othersThan(exclude);
  const conditions = new Conditions(table, present, context);
  const results = plans.map((plan) => {
    const validation = validations.get(plan.kind);
    if (validation === undefined) throw new Error(`no validation "${plan.kind}"`);
    const { rows, findings } = conditions.rowsOf(plan);
    const verdict = validation.check(plan.options, table, rows, { ...context, present });
    return judge(plan, verdict, table.rowCount, findings);
  });
  return {
    findings: results.flatMap(({ findings }) => findings),
    rejected: results.flatMap(({ rejected }) => (rejected === null ? [] : [rejected])),
    rules: results.map(({ rule }) => rule),
  };
}

interface Judgement {
  readonly findings: readonly Finding[];
  readonly rejected: ValidateResult['rejected'][number] | null;
  readonly rule: RuleResult;
}

function judge(plan: ValidationPlan, verdict: Verdict, rowCount: number, before: readonly Finding[]): Judgement {
  const { id, kind, tolerate, reject } = plan;
  const { violations, checked } = verdict;
  const broken = rowsOf(violations, rowCount);
  const count = broken.length + violations.filter(({ rows }) => rows.length === 0).length;
  const tolerated = count > 0 && count <= allowedBy(tolerate, checked);
  const findings = violations.map((violation) => toFinding(plan, violation, tolerated));
  return {
    findings: [...before, ...(checked === 0 ? [nothingChecked(plan)] : []), ...findings],
    rejected: reject && broken.length > 0 ? { rows: broken, reason: id } : null,
    rule: { id, kind, checked, violations: count, tolerated },
  };
}

/** Every row that breaks the rule, once, ascending. */
function rowsOf(violations: readonly Violation[], rowCount: number): Uint32Array {
  if (violations.length === 0) return new Uint32Array(0);
  if (violations.length === 1) return violations[0]!.rows;
  const rows = new BitSet(rowCount);
  for (const violation of violations) for (const row of violation.rows) rows.add(row);
  return Uint32Array.from(rows);
}

function toFinding(plan: ValidationPlan, violation: Violation, tolerated: boolean): Finding {
  const { rows, field, value, suggestion, source } = violation;
  const isFailure = Object.hasOwn(violation.detail, 'failed') && plan.kind === 'expect';
  return makeFinding({
    code: isFailure ? 'expression-failed' : plan.kind,
    level: tolerated ? 'info' : plan.level,
    rule: plan.id,
    field,
    value,
    rows,
    detail: withWhy(plan, violation.detail),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(source === undefined ? {} : { place: { source, file: null, line: null } }),
  });
}

const withWhy = ({ why }: ValidationPlan, detail: Readonly<Record<string, Json>>) =>
  why === '' ? detail : { ...detail, why };

const nothingChecked = (plan: ValidationPlan): Finding =>
  makeFinding({ code: 'nothing-checked', level: 'info', rule: plan.id, detail: { when: plan.when } });

/** Which rows each rule looks at. A condition that several rules share is asked once. */
class Conditions {
  readonly #table: Table;
  readonly #present: BitSet | null;
  readonly #context: ValidateContext;
  readonly #known = new Map<string, ReturnType<typeof rowsWhere>>();

  constructor(table: Table, present: BitSet | null, context: ValidateContext) {
    this.#table = table;
    this.#present = present;
    this.#context = context;
  }

  rowsOf({ id, when }: ValidationPlan): { readonly rows: BitSet | null; readonly findings: readonly Finding[] } {
    if (when === '') return { rows: this.#present, findings: [] };
    let outcomes = this.#known.get(when);
    if (outcomes === undefined) {
      outcomes = rowsWhere(this.#table, compileForTable(when, this.#table, this.#context), this.#present);
      this.#known.set(when, outcomes);
    }
    const findings = outcomes.failed.map(({ reason, rows }) =>
      makeFinding({
        code: 'expression-failed',
        level: 'warning',
        rule: id,
        rows,
        detail: { failed: reason, expression: when },
      }),
    );
    return { rows: outcomes.yes, findings };
  }
}

function othersThan(rows: BitSet): BitSet {
  const others = new BitSet(rows.size);
  for (let at = 0; at < others.words.length; at++) others.words[at] = ~rows.words[at]!;
  const spare = rows.size & 31;
  if (spare !== 0) others.words[others.words.length - 1]! &= (1 << spare) - 1;
  return others;
}
