import { afterEach, expect, test, vi } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { workspace } from './workspace.ts';

/* What data says must not steer the terminal, also where it is named in a refusal. */

afterEach(() => vi.restoreAllMocks());

async function ended(...argv: readonly string[]) {
  let said = '';
  const write = (text: unknown) => {
    said += String(text);
    return true;
  };
  vi.spyOn(process.stderr, 'write').mockImplementation(write);
  vi.spyOn(process.stdout, 'write').mockImplementation(write);
  return { code: await runCommand(argv, '0.0.0'), said };
}

test('names of columns and keys in messages are shown without their control characters', async () => {
  const place = workspace({
    'people.csv': 'id\u001b[31m,na\u001b[2Jme\nk\u001b]0;x\u00071,Bob\nk\u001b]0;x\u00071,Ann\n',
  });
  const unknown = await ended('dedupe', place.path('people.csv'), '--key', 'nope', '--out', place.path('out'));
  const repeated = await ended('dedupe', place.path('people.csv'), '--key', 'id\u001b[31m', '--out', place.path('out'));
  for (const { code, said } of [unknown, repeated]) {
    expect(code).toBe(2);
    expect(said).toContain('\\u001b');
    expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  }
});

test('a profile of the first records only, without a word', async () => {
  const place = workspace({ 'people.csv': 'id,name\n1,Ann\n2,Bob\n3,Cem\n' });
  const { code, said } = await ended(
    'profile',
    place.path('people.csv'),
    '--limit',
    '2',
    '--format',
    'json',
    '--quiet',
  );
  expect(code).toBe(0);
  expect(JSON.parse(said)[0].profile.rows).toBe(2);
});
