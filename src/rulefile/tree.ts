import { rememberOrder } from '../util/rule-schema.ts';

/** Where something stands in the text of a rule file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * A rule file taken apart, every part knowing its place (null where rules came from a script). Mappings are lists of
 * entries: names come from people's data, and none of them may mean anything to JavaScript.
 */
export type Tree =
  | {
      readonly kind: 'scalar';
      readonly place: Place | null;
      readonly value: string | number | boolean;
      readonly empty: boolean;
    }
  | { readonly kind: 'list'; readonly place: Place | null; readonly items: readonly Tree[] }
  | { readonly kind: 'map'; readonly place: Place | null; readonly entries: readonly Entry[] };

export interface Entry {
  readonly name: string;
  /** Where the name stands. */
  readonly place: Place | null;
  readonly value: Tree;
}

export type Path = readonly (string | number)[];

/** A mistake, before it is put into a sentence with its place. */
export interface PathProblem {
  readonly path: Path;
  readonly message: string;
  /** Point at the name of the last step, not at its value. */
  readonly atName?: boolean;
}

/** What a schema reads: plain values, without the parts that were cut off. */
export function toValue(tree: Tree, cut: ReadonlySet<Tree> = new Set()): unknown {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.filter((item) => !cut.has(item)).map((item) => toValue(item, cut));
  const entries = tree.entries
    .filter((entry) => !cut.has(entry.value))
    .map((entry) => [entry.name, toValue(entry.value, cut)] as const);
  const object = Object.fromEntries(entries);
  rememberOrder(object, entries);
  return object;
}

/** What a script passes, as a tree. `undefined` is as good as absent. */
export function fromValue(value: unknown): Tree {
  if (Array.isArray(value)) return { kind: 'list', place: null, items: value.map(fromValue) };
  if (typeof value === 'object' && value !== null) {
    const present = Object.entries(value).filter(([, part]) => part !== undefined);
    return {
      kind: 'map',
      place: null,
      entries: present.map(([name, part]) => ({ name, place: null, value: fromValue(part) })),
    };
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return { kind: 'scalar', place: null, value, empty: false };
  }
  return { kind: 'scalar', place: null, value: '', empty: true };
}

/** The part of that name in a mapping, or that number in a list. */
export function partOf(tree: Tree, step: string | number): Tree | undefined {
  if (tree.kind === 'map') return tree.entries.find((entry) => entry.name === String(step))?.value;
  return tree.kind === 'list' && typeof step === 'number' ? tree.items[step] : undefined;
}

/** The names of a mapping that stands at the path; none when there is none. */
export function namesAt(tree: Tree, path: Path): readonly string[] {
  const part = at(tree, path);
  return part?.kind === 'map' ? part.entries.map((entry) => entry.name) : [];
}

export function at(tree: Tree, path: Path): Tree | undefined {
  let part: Tree | undefined = tree;
  for (const step of path) part = part && partOf(part, step);
  return part;
}

/** A path into what `toValue` gave, as a path into the tree: parts that were cut off count again. */
export function throughCuts(tree: Tree, cut: ReadonlySet<Tree>, path: Path): Path {
  let part: Tree | undefined = tree;
  return path.map((step) => {
    let there = step;
    if (part?.kind === 'list' && typeof step === 'number') {
      const kept = part.items.filter((item) => !cut.has(item))[step];
      there = kept === undefined ? step : part.items.indexOf(kept);
    }
    part = part && partOf(part, there);
    return there;
  });
}

/** Where a path stands: the deepest part of it that is in the file. */
export function placeAt(tree: Tree, path: Path, atName = false): Place | null {
  let place = tree.place;
  let part: Tree = tree;
  for (const [index, step] of path.entries()) {
    const entry = part.kind === 'map' ? part.entries.find((one) => one.name === String(step)) : undefined;
    const next = entry?.value ?? partOf(part, step);
    if (next === undefined) break;
    const last = index === path.length - 1;
    place = (last && atName ? entry?.place : next.place) ?? entry?.place ?? place;
    part = next;
  }
  return place;
}

/** `fields.phone.type`, `validate[0].id`; a name that would be unclear is quoted. */
export function pathInWords(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step + 1}]`;
      const name = /^[\p{L}\p{N}_$-]+$/u.test(step) ? step : JSON.stringify(step);
      return index === 0 ? name : `.${name}`;
    })
    .join('');
}
