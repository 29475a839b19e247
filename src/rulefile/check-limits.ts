import { Big } from 'big.js';
import { compareUtf8 } from '../util/utf8-order.ts';
import type { Registries } from './registries.ts';
import type { Rules } from './schema.ts';
import type { Path, PathProblem } from './tree.ts';

interface Limits {
  readonly min: string | undefined;
  readonly max: string | undefined;
  readonly path: Path;
}

/** Limits that values of the field's type can be compared with, and that leave something between them. */
export function checkLimits(rules: Rules, { fieldTypes }: Registries): PathProblem[] {
  const celOf = new Map(rules.fields.map(([name, { type }]) => [name, fieldTypes.get(type)?.cel ?? 'string']));
  return [
    ...rules.fields.flatMap(([name, { min, max, minLength, maxLength }]) => {
      const path = ['fields', name];
      return [
        ...valueProblems({ min, max, path }, celOf.get(name)!),
        ...orderProblem(minLength, maxLength, (least, most) => least - most, [...path, 'minLength'], 'maxLength'),
      ];
    }),
    ...rules.validate.flatMap(({ kind, options }, index) => {
      const path = ['validate', index, kind];
      const { field, min, max } = options as { field?: string; min?: unknown; max?: unknown };
      if (kind === 'range') {
        return valueProblems({ min: textOf(min), max: textOf(max), path }, celOf.get(field ?? '') ?? 'string');
      }
      if (kind !== 'length' && kind !== 'rows') return [];
      const [least, most] = [min, max].map((limit) => (typeof limit === 'number' ? limit : undefined));
      return orderProblem(least, most, (left, right) => left - right, [...path, 'min'], 'max');
    }),
  ];
}

const textOf = (limit: unknown) => (limit === undefined ? undefined : String(limit));

const decimal = /^[+-]?\d+(\.\d+)?$/;
const day = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?)?)?$/;

function valueProblems({ min, max, path }: Limits, cel: string): PathProblem[] {
  const wrong = cel === 'timestamp' ? dateProblem : cel === 'int' || cel === 'double' ? numberProblem : () => null;
  const problems = [
    { key: 'min', limit: min },
    { key: 'max', limit: max },
  ].flatMap(({ key, limit }): PathProblem[] => {
    const message = limit === undefined ? null : wrong(limit);
    return message === null ? [] : [{ path: [...path, key], message }];
  });
  return problems.length > 0 ? problems : orderProblem(min, max, compareLimits, [...path, 'min'], 'max');
}

/** Dates are compared in the form in which they are written: a limit in another would be one that nothing meets. */
function dateProblem(limit: string): string | null {
  if (limit === 'today') return null;
  const parts = day.exec(limit);
  if (parts !== null && isDay(Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1))) return null;
  return `must be "today" or an ISO date that there is, such as 2030-12-31 (found ${JSON.stringify(limit)})`;
}

function isDay(year: number, month: number, date: number): boolean {
  const made = new Date(Date.UTC(2000, month - 1, date));
  made.setUTCFullYear(year, month - 1, date);
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === date;
}

function numberProblem(limit: string): string | null {
  if (decimal.test(limit)) return null;
  const found = `(found ${JSON.stringify(limit)})`;
  if (/^[+-]?\d+(\.\d+)? ?[A-Z]{3}$/.test(limit)) {
    return `must be the number alone: limits say nothing of the currency ${found}`;
  }
  return `must be a number in plain digits, such as -1234.5 ${found}`;
}

function compareLimits(min: string, max: string): number {
  if (min === 'today' || max === 'today') return 0;
  if (decimal.test(min) && decimal.test(max)) return new Big(plain(min)).cmp(plain(max));
  if (day.test(min) && day.test(max)) {
    // 2024 as the largest value means all of that year.
    const length = Math.min(min.length, max.length);
    return compareUtf8(min.slice(0, length), max.slice(0, length));
  }
  return compareUtf8(min, max);
}

const plain = (number: string) => number.replace('+', '');

function orderProblem<Limit>(
  min: Limit | undefined,
  max: Limit | undefined,
  compare: (min: Limit, max: Limit) => number,
  path: Path,
  other: string,
): PathProblem[] {
  if (min === undefined || max === undefined || compare(min, max) <= 0) return [];
  const message = `must not be above ${other} (${String(max)}): no value could be between them (found ${String(min)})`;
  return [{ path, message }];
}
