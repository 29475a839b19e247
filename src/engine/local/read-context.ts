import type { RateTable, ReadContext } from '../../field-type/field-type.ts';
import { parseRates } from '../../field-type/rates.ts';

/** What readings depend on, from plain data: the same on the main thread and on workers. */
export function makeReadContext(today: string, rates: readonly (readonly [path: string, text: string])[]): ReadContext {
  const texts = new Map(rates);
  const tables = new Map<string, RateTable>();
  return {
    today,
    rates(path) {
      let table = tables.get(path);
      if (table === undefined) {
        const text = texts.get(path);
        if (text === undefined) throw new Error(`the rates of "${path}" were not loaded`);
        table = parseRates(text);
        tables.set(path, table);
      }
      return table;
    },
  };
}
