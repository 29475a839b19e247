/**
 * Our own columns, then columns named by people. A name that is taken gets a number, because two columns of one name
 * cannot be told apart by anything that reads the file.
 */
export function headerOf(own: readonly string[], given: readonly string[]): string[] {
  const taken = new Set([...own, ...given]);
  const used = new Set(own);
  const header = [...own];
  for (const name of given) {
    let free = name;
    for (let number = 2; used.has(free) || (free !== name && taken.has(free)); number++) free = `${name}_${number}`;
    used.add(free);
    header.push(free);
  }
  return header;
}
