/** Distinct changes in order of their first row. The arrays may be longer than `size`. */
export interface ChangeGroups {
  readonly size: number;
  readonly firstRows: Uint32Array;
  readonly counts: Uint32Array;
}

/**
 * Groups rows that share before, after and rule; rows with rule 0 are left out. A hash table with open addressing over
 * the codes: a Map would need a key for each row, and neither side alone tells the changes apart.
 */
export function groupChanges(before: Uint32Array, after: Uint32Array, ruleOf: Uint16Array): ChangeGroups {
  let changed = 0;
  for (const rule of ruleOf) if (rule !== 0) changed++;
  let slotCount = 1024;
  while (slotCount < changed * 2) slotCount *= 2;
  const slots = new Uint32Array(slotCount); // group + 1, 0 is free
  const mask = slotCount - 1;
  const firstRows = new Uint32Array(changed);
  const counts = new Uint32Array(changed);
  let size = 0;
  for (let row = 0; row < ruleOf.length; row++) {
    const rule = ruleOf[row]!;
    if (rule === 0) continue;
    let slot = hash(before[row]!, after[row]!, rule) & mask;
    for (;;) {
      const found = slots[slot]!;
      if (found === 0) {
        slots[slot] = size + 1;
        firstRows[size] = row;
        counts[size++] = 1;
        break;
      }
      const first = firstRows[found - 1]!;
      if (before[first] === before[row] && after[first] === after[row] && ruleOf[first] === rule) {
        counts[found - 1]!++;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return { size, firstRows, counts };
}

function hash(before: number, after: number, rule: number): number {
  let mixed = Math.imul(before, 0x9e3779b1) ^ Math.imul(after + rule * 0x10001, 0x85ebca6b);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
