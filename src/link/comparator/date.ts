import type { Comparator } from './comparator.ts';

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The date of canonical text (ISO 8601); undefined for text that is none, which then is equal or not. */
function partsOf(text: string): Parts | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  return found === null ? undefined : { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}

const dayNumber = ({ year, month, day }: Parts) => Date.UTC(year, month - 1, day) / 86_400_000;

/** How people get dates wrong: day and month swapped, one part mistyped, some days off. */
function similarity(left: string, right: string): number {
  if (left === right) return 1;
  const a = partsOf(left);
  const b = partsOf(right);
  if (a === undefined || b === undefined) return 0;
  const equalParts = Number(a.year === b.year) + Number(a.month === b.month) + Number(a.day === b.day);
  if (equalParts === 3) return 0.98;
  if (a.year === b.year && a.month === b.day && a.day === b.month) return 0.95;
  if (equalParts === 2) return 0.9;
  const daysApart = Math.abs(dayNumber(a) - dayNumber(b));
  if (daysApart <= 31) return 0.85;
  if (daysApart <= 366) return 0.7;
  return equalParts === 1 && a.year === b.year ? 0.5 : 0;
}

export const date: Comparator = {
  id: 'date',
  summary: 'Dates: day and month swapped (0.95), one part different (0.9), within a month (0.85), within a year (0.7).',
  folds: false,
  similarity,
  examples: [
    { left: '1988-04-02', right: '1988-02-04', similarity: 0.95 },
    { left: '1988-04-28', right: '1988-04-23', similarity: 0.9 },
    { left: '1988-04-28', right: '1978-04-28', similarity: 0.9 },
    { left: '1988-04-28', right: '1988-05-02', similarity: 0.85 },
    { left: '1988-04-28', right: '1951-12-03', similarity: 0 },
  ],
};
