import type { ASTNode } from '@marcbachmann/cel-js';

/** Which record of a pair a field belongs to; null where there is one record only. */
export type Side = 'left' | 'right' | null;

/** One place in an expression where a field is read, as `start .. end` of the text (end exclusive). */
export interface FieldAccess {
  readonly side: Side;
  readonly field: string;
  readonly start: number;
  readonly end: number;
  /** Whether the field is named by itself; else it is taken from an object, as in `row["Full Name"]` or `left.vat`. */
  readonly isPlain: boolean;
  /** Whether it is only asked whether there is a value, as in `filled(email)`. */
  readonly isFilledTest: boolean;
}

/** Use of `row`, `left` or `right` by itself or with a computed name: which fields are read could not be told. */
export interface WholeRecord {
  readonly object: string;
  readonly start: number;
}

const recordObjects = new Map<string, Side>([['row', null]]);
const pairObjects = new Map<string, Side>([
  ['left', 'left'],
  ['right', 'right'],
]);

/** Every reading of a field in an expression, in the order of the text. */
export function findAccesses(
  ast: ASTNode,
  isPair: boolean,
  isField: (name: string) => boolean,
): { readonly accesses: readonly FieldAccess[]; readonly whole: WholeRecord | null } {
  const objects = isPair ? pairObjects : recordObjects;
  const accesses: FieldAccess[] = [];
  let whole: WholeRecord | null = null;

  const visit = (node: ASTNode, bound: ReadonlySet<string>, isFilledTest = false): void => {
    const object = objectOf(node);
    const side = object === null ? undefined : objects.get(object.name);
    if (object !== null && side !== undefined && !(!isPair && isField(object.name))) {
      accesses.push({ side, field: object.field, start: node.start, end: node.end, isPlain: false, isFilledTest });
      return;
    }
    if (node.op === 'id' && !bound.has(node.args)) {
      if (!isPair && isField(node.args)) {
        accesses.push({ side: null, field: node.args, start: node.start, end: node.end, isPlain: true, isFilledTest });
      } else if (objects.has(node.args)) whole ??= { object: node.args, start: node.start };
      return;
    }
    const inner = boundBy(node, bound);
    const asksFilled = node.op === 'call' && node.args[0] === 'filled';
    for (const child of children(node.args)) visit(child, inner, asksFilled);
  };
  visit(ast, new Set());
  return { accesses, whole };
}

/** The object and the field's name, where a node is `object.field` or `object["field"]`. */
function objectOf(node: ASTNode): { readonly name: string; readonly field: string } | null {
  if (node.op !== '.' && node.op !== '[]') return null;
  const [object, field] = node.args;
  if (object.op !== 'id') return null;
  if (typeof field === 'string') return { name: object.args, field };
  return field.op === 'value' && typeof field.args === 'string' ? { name: object.args, field: field.args } : null;
}

/** Every node of an expression, the root included, with the variables that a macro such as `list.exists(v, …)` binds there. */
export function* nodesOf(
  node: ASTNode,
  bound: ReadonlySet<string> = new Set(),
): Generator<{ readonly node: ASTNode; readonly bound: ReadonlySet<string> }> {
  yield { node, bound };
  const inner = boundBy(node, bound);
  for (const child of children(node.args)) yield* nodesOf(child, inner);
}

const macros = new Set(['all', 'exists', 'exists_one', 'map', 'filter', 'bind']);

function boundBy(node: ASTNode, bound: ReadonlySet<string>): ReadonlySet<string> {
  if (node.op !== 'rcall' || !macros.has(node.args[0])) return bound;
  const variable = node.args[2][0];
  return variable?.op === 'id' ? new Set([...bound, variable.args]) : bound;
}

/** Operands are nodes, or lists of nodes and names, as deep as lists go. */
function children(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(children);
  return typeof args === 'object' && args !== null && 'op' in args && 'args' in args ? [args as ASTNode] : [];
}
