import { expect, test } from 'vitest';
import { tidyText } from '../../src/field-type/tidy-text.ts';

test('tidying again changes nothing, also where a mark stood behind something invisible', () => {
  expect(tidyText('Z\u200f\u0301  y ')).toBe('\u0179 y');
  for (const text of ['Z\u200f\u0301', 'e\u00ad\u0301', ' a\u00a0\tb ', '\u0644\u0627', 'I\u0307']) {
    expect(tidyText(tidyText(text))).toBe(tidyText(text));
  }
});
