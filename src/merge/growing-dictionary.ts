import type { Dictionary } from '../table/dictionary.ts';
import { DictionaryBuilder } from '../table/dictionary-builder.ts';

/** A dictionary to which computed values are added. Its own codes keep their meaning; nothing is copied until a value is looked up. */
export class GrowingDictionary {
  readonly #base: Dictionary;
  #builder: DictionaryBuilder | null = null;

  constructor(base: Dictionary) {
    this.#base = base;
  }

  codeOf(text: string): number {
    this.#builder ??= copyOf(this.#base);
    return this.#builder.add(text);
  }

  build(): Dictionary {
    return this.#builder === null || this.#builder.size === this.#base.size ? this.#base : this.#builder.build();
  }
}

function copyOf({ size, bytes, offsets }: Dictionary): DictionaryBuilder {
  const builder = new DictionaryBuilder(size);
  for (let code = 1; code < size; code++) builder.addBytes(bytes, offsets[code]!, offsets[code + 1]!);
  return builder;
}
