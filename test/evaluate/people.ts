/* Two records of each of some made-up people, the second with slips: enough for a model to learn from. */

const FIRST = ['Ayşe', 'Mehmet', 'Fatma', 'Ali', 'Zeynep', 'Anna', 'Peter', 'Maria', 'Omar', 'Layla', 'Hans', 'Ida'];
const LAST = [
  'Yılmaz',
  'Kaya',
  'Demir',
  'Şahin',
  'Weber',
  'Schulz',
  'Hoffmann',
  'Haddad',
  'Mansour',
  'Walker',
  'Moore',
];

export function people(count: number): { records: string; truth: string } {
  const lines: string[] = [];
  const truth: string[] = [];
  // A sequence that looks random and is the same on every machine.
  let seed = 7;
  const next = (below: number) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  for (let person = 0; person < count; person++) {
    const [first, last] = [FIRST[next(FIRST.length)]!, LAST[next(LAST.length)]!];
    const born = `19${50 + next(50)}-0${1 + next(9)}-1${next(10)}`;
    const mail = `${first}.${last}${next(1000)}@example.com`;
    const phone = `+90532${String(1_000_000 + next(9_000_000))}`;
    const slip = next(4);
    lines.push(`${2 * person + 1},${first} ${last},${mail},${phone},${born}`);
    lines.push(
      `${2 * person + 2},${slip === 0 ? `${first.slice(0, -1)} ${last}` : `${first} ${last}`},${slip === 1 ? '' : mail},${slip === 2 ? '' : phone},${slip === 3 ? born.replace(/-1(.)$/, '-2$1') : born}`,
    );
    truth.push(`${2 * person + 1},${person}`, `${2 * person + 2},${person}`);
  }
  return { records: `id,name,mail,phone,born\n${lines.join('\n')}\n`, truth: `id,entity\n${truth.join('\n')}\n` };
}
