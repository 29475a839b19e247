import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { Entry, Place, Tree } from './tree.ts';

export interface TextProblem {
  readonly place: Place;
  readonly message: string;
}

/** More than any rule file needs, and little enough to end at once when aliases multiply. */
const MAX_PARTS = 250_000;
const MAX_DEPTH = 60;
const MAX_SYNTAX_PROBLEMS = 20;

/** Tags that say what the file says anyway. */
const harmlessTags = new Set(['tag:yaml.org,2002:str', 'tag:yaml.org,2002:map', 'tag:yaml.org,2002:seq', '!']);

/**
 * YAML or JSON text as a tree of texts. Scalars are their source text (YAML would turn `00123` and `+905…` into
 * numbers and `no` into false). Aliases and merge keys work within a limit; names written twice are mistakes.
 */
export function parseYaml(text: string): { readonly tree: Tree; readonly problems: readonly TextProblem[] } {
  const lines = new LineCounter();
  // The failsafe schema knows only strings, lists and mappings. Twice-written names are found here, with both places.
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'failsafe',
    uniqueKeys: false,
    logLevel: 'error',
  });
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (document.errors.length > 0) {
    const problems = document.errors.slice(0, MAX_SYNTAX_PROBLEMS).map((error) => ({
      place: placeOf(error.pos[0]),
      message: inOneLine(error.message),
    }));
    return { tree: { kind: 'map', place: null, entries: [] }, problems };
  }
  const reader = new Reader(placeOf, isJson(text));
  const tree = reader.read(document.contents, 0);
  return { tree, problems: reader.problems };
}

/** The parser's message without its drawing of the line. */
const inOneLine = (message: string) => (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');

function isJson(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

class Reader {
  readonly problems: TextProblem[] = [];
  readonly #placeOf: (offset: number) => Place;
  readonly #json: boolean;
  /** What each anchor stands for so far; undefined while it is being read. */
  readonly #anchors = new Map<string, { readonly tree: Tree; readonly parts: number } | undefined>();
  #parts = 0;
  #stopped = false;

  constructor(placeOf: (offset: number) => Place, json: boolean) {
    this.#placeOf = placeOf;
    this.#json = json;
  }

  read(node: Node | null | undefined, depth: number): Tree {
    const place = this.#placeOf(node?.range?.[0] ?? 0);
    if (this.#stopped || node === null || node === undefined) return { kind: 'scalar', place, value: '', empty: true };
    if (depth > MAX_DEPTH) return this.#stop(place, `is nested more than ${MAX_DEPTH} levels deep`);
    if (!this.#count(1, place)) return empty(place);
    if (isAlias(node)) return this.#alias(node.source, place);
    this.#checkTag(node, place);
    const anchor = (node as { anchor?: string }).anchor;
    if (anchor !== undefined) this.#anchors.set(anchor, undefined);
    const before = this.#parts;
    const tree = this.#content(node, place, depth);
    if (anchor !== undefined) this.#anchors.set(anchor, { tree, parts: this.#parts - before + 1 });
    return tree;
  }

  #content(node: Node, place: Place, depth: number): Tree {
    if (isMap(node)) return this.#map(node, place, depth);
    if (isSeq(node))
      return { kind: 'list', place, items: node.items.map((item) => this.read(item as Node, depth + 1)) };
    if (!isScalar(node)) return empty(place);
    const value = typeof node.value === 'string' ? node.value : (node.source ?? '');
    return { kind: 'scalar', place, value, empty: value === '' && node.type === 'PLAIN' };
  }

  #map(node: YAMLMap, place: Place, depth: number): Tree {
    const own = new Map<string, Entry>();
    const merged: Entry[] = [];
    let merges: Place | null = null;
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      if (this.#stopped) break;
      const at = this.#placeOf(pair.key?.range?.[0] ?? node.range?.[0] ?? 0);
      if (!isScalar(pair.key)) {
        this.#problem(at, 'a name must be a plain text, not a list, a mapping or an alias');
        continue;
      }
      this.#checkTag(pair.key, at);
      const name = String(pair.key.value ?? '');
      if (name === '<<' && pair.key.type === 'PLAIN') {
        if (merges !== null)
          this.#stop(at, `"<<" is written twice here, first on line ${merges.line}; one "<<" may take a list`);
        else merged.push(...this.#merge(pair.value, depth, at));
        merges ??= at;
        continue;
      }
      const first = own.get(name);
      const value = pair.value === null ? empty(at) : this.read(pair.value, depth + 1);
      if (first !== undefined) {
        this.#problem(at, `"${name}" is written twice here, first on line ${first.place?.line}`);
      } else if (!(this.#json && isNull(pair.value))) {
        own.set(name, { name, place: at, value });
      }
    }
    // A name's own value wins over a merged one, and an earlier merge over a later.
    for (const entry of merged) if (!own.has(entry.name)) own.set(entry.name, entry);
    return { kind: 'map', place, entries: [...own.values()] };
  }

  #merge(node: Node | null, depth: number, place: Place): readonly Entry[] {
    const tree = this.read(node, depth + 1);
    const parts = tree.kind === 'list' ? tree.items : [tree];
    const entries: Entry[] = [];
    for (const part of parts) {
      if (part.kind !== 'map') {
        if (!this.#stopped) this.#problem(place, '"<<" takes a mapping, or a list of mappings');
        return [];
      }
      // One by one: the entries of a hostile list of merges would not fit on the stack.
      for (const entry of part.entries) entries.push(entry);
      if (!this.#count(part.entries.length, place)) return [];
    }
    return entries;
  }

  #alias(name: string, place: Place): Tree {
    const known = this.#anchors.get(name);
    if (known === undefined) {
      const message = this.#anchors.has(name)
        ? `"*${name}" stands inside itself`
        : `nothing before this is named "&${name}"`;
      this.#problem(place, message);
      return empty(place);
    }
    return this.#count(known.parts, place) ? known.tree : empty(place);
  }

  #checkTag(node: Node, place: Place): void {
    const tag = (node as { tag?: string }).tag;
    if (tag !== undefined && !harmlessTags.has(tag)) {
      this.#problem(
        place,
        `the tag "${tag.replace('tag:yaml.org,2002:', '!!')}" has no meaning here: values are read as they are written`,
      );
    }
  }

  #count(parts: number, place: Place): boolean {
    this.#parts += parts;
    if (this.#parts <= MAX_PARTS) return true;
    this.#stop(
      place,
      `the file, with its aliases written out, has more than ${MAX_PARTS} parts; long lists belong in files of their own`,
    );
    return false;
  }

  #problem(place: Place, message: string): void {
    if (!this.#stopped) this.problems.push({ place, message });
  }

  #stop(place: Place, message: string): Tree {
    this.#problem(place, message);
    this.#stopped = true;
    return empty(place);
  }
}

const empty = (place: Place): Tree => ({ kind: 'scalar', place, value: '', empty: true });

const isNull = (node: Node | null) => isScalar(node) && node.type === 'PLAIN' && node.source === 'null';
