import { z } from 'zod';
import { compareUtf8 } from '../../util/utf8-order.ts';
import { defineStrategy } from './strategy.ts';

const DEFAULT_SEPARATOR = '; ';

const options = z
  .union([z.null(), z.string().min(1), z.strictObject({ separator: z.string().min(1).default(DEFAULT_SEPARATOR) })])
  .transform((given) =>
    given === null ? { separator: DEFAULT_SEPARATOR } : typeof given === 'string' ? { separator: given } : given,
  );

export const union = defineStrategy({
  id: 'union',
  kind: 'compute',
  summary: 'All distinct values in alphabetical order, joined by "; " or by another text, as { union: " | " }.',
  options,
  prepare({ separator }, { column }) {
    // "a;b" and "b; c" are three values, whoever wrote the blank.
    const mark = separator.trim() || separator;
    return (candidates) => {
      const values = new Set<string>();
      for (const code of new Set(candidates.map((row) => column.codes[row]!))) {
        for (const value of column.dictionary.text(code).split(mark)) if (value.trim() !== '') values.add(value.trim());
      }
      return [...values].sort(compareUtf8).join(separator);
    };
  },
});
