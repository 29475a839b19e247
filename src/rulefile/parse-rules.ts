import { checkTree } from './check-tree.ts';
import type { Registries } from './registries.ts';
import { RulesError } from './rules-error.ts';
import type { Rules } from './schema.ts';
import { fromValue, type Tree } from './tree.ts';
import { parseYaml } from './yaml-tree.ts';

/** Checks the text of a rule file, or an object of the same form. `file` is its name in messages. Touches no files. */
export function parseRules(content: string | object, registries: Registries, file = 'rules'): Rules {
  return checkTree(treeOf(content, file), registries, file);
}

function treeOf(content: string | object, file: string): Tree {
  if (typeof content !== 'string') return withoutEmptySections(fromValue(content));
  const { tree, problems } = parseYaml(content.replace(/^\uFEFF/, ''));
  if (problems.length > 0) {
    throw new RulesError(
      file,
      problems.map(({ place, message }) => ({ ...place, path: '', message })),
    );
  }
  if (tree.kind !== 'map') {
    const found = tree.kind === 'list' ? 'a list' : tree.empty ? 'nothing' : 'a text';
    const message = `a rule file is a mapping that begins with "recordmill: 1" (found ${found})`;
    throw new RulesError(file, [{ line: 1, column: 1, path: '', message }]);
  }
  return withoutEmptySections(tree);
}

/** A section whose every line is commented out is as good as absent. But `match:` alone could mean two things. */
function withoutEmptySections(tree: Tree): Tree {
  if (tree.kind !== 'map') return tree;
  const entries = tree.entries.filter(({ name, value }) => name === 'match' || value.kind !== 'scalar' || !value.empty);
  return { ...tree, entries };
}
