import type { CelType } from '../expression/cel-value.ts';
import { compileExpression, type Expression } from '../expression/expression.ts';
import type { Table } from '../table/table.ts';
import type { ValidateContext } from './validation.ts';

/** A condition over the fields of a table; fields of no known type are text. */
export function compileForTable(text: string, table: Table, { celTypes, today }: ValidateContext): Expression {
  const fields = table.columns.map(({ name }) => ({ name, cel: (celTypes.get(name) ?? 'string') as CelType }));
  return compileExpression(text, fields, { today });
}
