import type { Reading } from './field-type.ts';

/** A reading whose value is worked out when somebody asks: cleaning a million names needs their text alone. */
class LazyReading<Value> {
  readonly ok = true;
  readonly text: string;
  readonly #make: (text: string) => Value;

  constructor(text: string, make: (text: string) => Value) {
    this.text = text;
    this.#make = make;
  }

  get value(): Value {
    return this.#make(this.text);
  }
}

export const readLazily = <Value>(text: string, make: (text: string) => Value): Reading<Value, never> =>
  new LazyReading(text, make);

/** The reading as a plain object, to be printed or sent. */
export const plainReading = (reading: Reading): Reading =>
  reading.ok ? { ok: true, value: reading.value, text: reading.text } : reading;
