import { expect, test } from 'vitest';
import { duration, progressText } from '../../src/cli/progress-text.ts';
import { displayWidth } from '../../src/report/display-width.ts';

test.each([
  [{ stage: 'clean', done: null }, 0.2, 'clean'],
  [{ stage: 'clean', done: null }, 75, 'clean, 1 min 15 s so far'],
  [{ stage: 'read crm', done: 0.5, amount: 30_000_000 }, 2, 'read crm 50 %, 15.0 MB a second, 2 s left'],
  [{ stage: 'match', done: 0.25, amount: 1_000_000 }, 10, 'match 25 %, 100,000 pairs a second, 30 s left'],
  [{ stage: 'match', done: 0, amount: 0 }, 3, 'match 0 %, 3 s so far'],
  [{ stage: 'read crm', done: 0.5, amount: 1 }, 0.5, 'read crm 50 %'],
])('%o after %d s', (progress, seconds, text) => expect(progressText(progress, seconds)).toBe(text));

test('the line fits the terminal and steers nothing, whatever the source is called', () => {
  const stage = `read \u001b[31m${'東京رقم'.repeat(30)}`;
  const text = progressText({ stage, done: 0.5, amount: 5 }, 10, 60);
  expect(displayWidth(text)).toBeLessThanOrEqual(60);
  expect(text).not.toContain('\u001b');
});

test.each([
  [0, '0 s'],
  [59.2, '1 min 0 s'],
  [3600, '1 h 0 min'],
  [7325, '2 h 2 min'],
])('%d s is %s', (seconds, text) => expect(duration(seconds)).toBe(text));
