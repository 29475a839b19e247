import type { CelType } from '../expression/cel-value.ts';
import { toCelValue } from '../expression/cel-value.ts';
import { compileExpression, type Expression } from '../expression/expression.ts';
import { type Column, isFilled } from '../table/column.ts';
import { EMPTY } from '../table/dictionary.ts';
import { columnOf, type Table } from '../table/table.ts';
import { UsageError } from '../util/usage-error.ts';
import { combineCodes, type RowCodes } from './block-codes.ts';
import { type Constraint, classConstraint } from './constraints.ts';
import { pairNumber } from './pair-number.ts';

/** A `never` expression over two rows of a table. */
export interface NeverRule {
  readonly expression: Expression;
  /** Whether it forbids the pair, whichever of the two is left. */
  forbids(left: number, right: number): boolean;
}

export function compileNever(table: Table, text: string, celTypes: ReadonlyMap<string, CelType>): NeverRule {
  const fields = table.columns.map(({ name }) => ({ name, cel: celTypes.get(name) ?? ('string' as const) }));
  const expression = compileExpression(text, fields, { pair: true });
  if (expression.fields.length === 0) {
    throw new UsageError(`match.never: ${JSON.stringify(text)} names no field of left and right`);
  }
  const inputs = expression.inputs.map(({ field, side, cel }) => ({ column: columnOf(table, field), side, cel }));
  const holds = (left: number, right: number) =>
    expression.evaluate(
      inputs.map(({ column, side, cel }) => {
        const row = side === 'right' ? right : left;
        return isFilled(column, row) ? toCelValue[cel](column.dictionary.text(column.codes[row]!)) : null;
      }),
    ) === true;
  return { expression, forbids: (left, right) => holds(left, right) || holds(right, left) };
}

/** Records that agree on all fields the rules read are one class, and a pair of classes is judged once. */
export function neverConstraint(table: Table, rules: readonly NeverRule[]): Constraint {
  const fields = [...new Set(rules.flatMap(({ expression }) => expression.fields))];
  const classes = fields.map((field) => filledCodes(columnOf(table, field))).reduce(combineCodes);
  const exampleOf = new Uint32Array(classes.size);
  for (let row = 0; row < table.rowCount; row++) exampleOf[classes.codes[row]!] = row;
  const judged = new Map<number, boolean>();
  return classConstraint('never', classes.codes, (left, right) => {
    const key = pairNumber(left, right);
    let forbidden = judged.get(key);
    if (forbidden === undefined) {
      forbidden = rules.some((rule) => rule.forbids(exampleOf[left]!, exampleOf[right]!));
      judged.set(key, forbidden);
    }
    return forbidden;
  });
}

/** Codes from 1 on for every state of a cell: an empty or declined one is a state of its own here, code 1. */
function filledCodes(column: Column): RowCodes {
  const codes = column.codes.map((code, row) => (code === EMPTY || column.declined?.has(row) ? 1 : code + 1));
  return { codes, size: column.dictionary.size + 1 };
}
