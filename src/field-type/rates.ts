import { Big } from 'big.js';
import { UsageError } from '../util/usage-error.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import type { RateTable } from './field-type.ts';

/** Rates of one pair of currencies by date, ascending. */
interface Series {
  readonly dates: readonly string[];
  readonly rates: readonly string[];
}

interface Dated {
  readonly rate: Big;
  readonly date: string;
}

const COLUMNS = ['date', 'from', 'to', 'rate'] as const;
/** Digits kept of a quotient: enough that no amount of money shows where they end. */
const DIGITS = 30;

/**
 * Reads a file of dated exchange rates with the columns date, from, to and rate: one unit of `from` is `rate` units
 * of `to`. A rate holds from its date until the next one of its pair.
 */
export function parseRates(csvText: string): RateTable {
  const series = collect(rowsOf(csvText));
  const neighbours = new Map<string, string[]>();
  for (const pair of series.keys()) {
    const [from = '', to = ''] = pair.split(' ');
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
  }

  /** Direct, or else inverse; of the two the one with the later date. */
  const step = (from: string, to: string, date: string): Dated | undefined => {
    const direct = latest(series.get(`${from} ${to}`), date);
    const inverse = latest(series.get(`${to} ${from}`), date);
    if (direct !== undefined && (inverse === undefined || direct.date >= inverse.date)) return direct;
    return inverse === undefined ? undefined : { rate: divide(new Big(1), inverse.rate), date: inverse.date };
  };
  const commonOf = new Map<string, readonly string[]>();
  const common = (from: string, to: string): readonly string[] => {
    const key = `${from} ${to}`;
    let found = commonOf.get(key);
    if (found === undefined) {
      const reachable = new Set(neighbours.get(to));
      found = [...new Set(neighbours.get(from))].filter((currency) => reachable.has(currency)).sort(compareUtf8);
      commonOf.set(key, found);
    }
    return found;
  };
  /** Across one currency that both have rates with: the one whose older rate is the latest. */
  const across = (from: string, to: string, date: string): Dated | undefined => {
    let best: Dated | undefined;
    for (const currency of common(from, to)) {
      const first = step(from, currency, date);
      const second = step(currency, to, date);
      if (first === undefined || second === undefined) continue;
      const [older] = [first.date, second.date].sort(compareUtf8) as [string, string];
      if (best === undefined || older > best.date) best = { rate: first.rate.times(second.rate), date: older };
    }
    return best;
  };

  return {
    rate: (from, to, date) => {
      if (from === to) return { rate: '1', date };
      const found = step(from, to, date) ?? across(from, to, date);
      return found === undefined ? undefined : { rate: found.rate.toFixed(), date: found.date };
    },
  };
}

function divide(dividend: Big, divisor: Big): Big {
  const context = Big();
  context.DP = DIGITS;
  return new context(dividend).div(divisor);
}

/** The last rate whose date is not after the given one. */
function latest(series: Series | undefined, date: string): Dated | undefined {
  if (series === undefined) return undefined;
  let low = 0;
  let high = series.dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (series.dates[middle]! <= date) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : { rate: new Big(series.rates[low - 1]!), date: series.dates[low - 1]! };
}

type Row = readonly [date: string, from: string, to: string, rate: string];

function rowsOf(csvText: string): Row[] {
  const lines = csvText.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const header = cellsOf(lines[0] ?? '').map((cell) => cell.toLowerCase());
  const places = COLUMNS.map((column) => header.indexOf(column));
  if (places.includes(-1)) {
    throw new UsageError(
      'the rates have no header line with date, from, to and rate',
      'write "date,from,to,rate" into the first line',
    );
  }
  const rows: Row[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    const cells = cellsOf(line);
    const [date = '', from = '', to = '', rate = ''] = places.map((place) => cells[place] ?? '');
    const isWrong = !/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^[A-Za-z]{3}$/.test(from) || !/^[A-Za-z]{3}$/.test(to);
    if (isWrong || !/^\d+(\.\d+)?$/.test(rate) || /^[0.]+$/.test(rate)) {
      throw new UsageError(
        `line ${index + 1} of the rates is not a rate: "${line}"`,
        'write it as "2024-12-31,USD,EUR,0.9626"',
      );
    }
    rows.push([date, from.toUpperCase(), to.toUpperCase(), rate]);
  }
  return rows;
}

const cellsOf = (line: string): string[] => line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));

function collect(rows: readonly Row[]): Map<string, Series> {
  const byPair = new Map<string, Map<string, string>>();
  for (const [date, from, to, rate] of rows) {
    const pair = `${from} ${to}`;
    let dated = byPair.get(pair);
    if (dated === undefined) {
      dated = new Map();
      byPair.set(pair, dated);
    }
    const earlier = dated.get(date);
    if (earlier !== undefined && !new Big(earlier).eq(rate)) {
      throw new UsageError(
        `the rates have ${from} to ${to} twice on ${date}: ${earlier} and ${rate}`,
        'leave one of them',
      );
    }
    dated.set(date, rate);
  }
  const series = new Map<string, Series>();
  for (const [pair, dated] of byPair) {
    const dates = [...dated.keys()].sort(compareUtf8);
    series.set(pair, { dates, rates: dates.map((date) => dated.get(date)!) });
  }
  return series;
}
