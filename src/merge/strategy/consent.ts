import { noOptions } from './no-options.ts';
import { defineStrategy } from './strategy.ts';

/** The merge turns declined cells of such a field into `false` before anything is compared: what cannot be read is a no. */
export const consent = defineStrategy({
  id: 'consent',
  kind: 'compute',
  onlyAnswers: true,
  summary:
    'No wins over yes, yes over unknown; what could not be read counts as no. The chain of every field of type consent that names none.',
  options: noOptions,
  prepare(_, { column }) {
    return (candidates) => {
      const texts = candidates.map((row) => column.dictionary.text(column.codes[row]!)).filter((text) => text !== '');
      if (texts.length === 0) return '';
      return texts.every((text) => text === 'true') ? 'true' : 'false';
    };
  },
});
