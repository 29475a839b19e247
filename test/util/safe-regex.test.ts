import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findsTheSame, isLinear } from '../../src/util/regex-safety.ts';
import { parseRegex } from '../../src/util/regex-syntax.ts';
import { nativeEngine, re2Engine, safeRegex } from '../../src/util/safe-regex.ts';
import { UsageError } from '../../src/util/usage-error.ts';

describe('patterns that would backtrack for ever, or for a time that grows with the square of the text', () => {
  const many = 'a'.repeat(50_000);
  test.each([
    ['(a+)+$', `${many}!`],
    ['(a|a)*b', `${many}!`],
    ['(a|aa)+$', `${many}!`],
    ['(.*a){20}b', `${many}!`],
    ['a*a*a*a*b', `${many}!`],
    ['\\s+$', `${' '.repeat(50_000)}x`],
    ['^(\\w+\\s?)*$', `${many}!`],
    ['[^@]+@[^@]+\\.[a-z]+', many],
    ['(?:a?){30}a{30}b', many],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', many],
    ['(x+x+)+y', 'x'.repeat(50_000)],
    ['\\p{L}+\\p{L}+1', many],
    ['(?i)(é|É)+x', 'É'.repeat(50_000)],
  ])('%s finishes', (pattern, text) => {
    const regex = safeRegex(pattern);
    expect(regex.test(text)).toBe(false);
    expect(regex.fullMatch(text)).toBe(false);
    expect(regex.replace(text, '-')).toBe(text);
  });
});

describe('what runs natively', () => {
  const runsNatively = (pattern: string) => {
    const { node, ignoreCase } = parseRegex(pattern, false);
    return [isLinear(node, ignoreCase, 'full'), isLinear(node, ignoreCase, 'search')];
  };

  test.each([
    ['\\d{5}', true, true],
    ['[A-Z]{2}\\d{9}', true, true],
    ['TR\\d{24}', true, true],
    ['\\s+', true, true],
    ['^\\s+', true, true],
    ['\\p{L}+ \\p{L}+', true, false],
    ['[^@]+@[a-z.]+', true, false],
    ['[^@ ]+@[^@ ]+', true, false],
    ['(?:\\d{1,3}\\.){3}\\d{1,3}', true, true],
    ['\\s+$', true, false],
    ['(a+)+', false, false],
    ['(a*)*', false, false],
    ['a?a?a?a?a?a?a?a', false, false],
    ['(?i)k+K', false, false],
  ])('%s: whole values %s, search %s', (pattern, full, search) => {
    expect(runsNatively(pattern)).toEqual([full, search]);
  });

  test('whatever is called linear takes a number of steps in proportion to the text', () => {
    // Steps of a backtracking engine cannot be counted, but a wrong proof would hang this test.
    fc.assert(
      fc.property(randomPattern(), fc.constantFrom('a', 'b', 'ab', 'aab', ' '), (pattern, unit) => {
        const { node, ignoreCase } = parseRegex(pattern, false);
        for (const use of ['full', 'search'] as const) {
          if (!isLinear(node, ignoreCase, use)) continue;
          const engine = nativeEngine({ node, ignoreCase }, use);
          engine.test(`${unit.repeat(20_000)}!`);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function randomPattern(): fc.Arbitrary<string> {
  const atom = fc.constantFrom(
    'a',
    'b',
    '[ab]',
    '[^a]',
    '.',
    '\\w',
    '\\d',
    '\\s',
    '\\W',
    'ş',
    '\\p{L}',
    '\\p{Lu}',
    'K',
  );
  const repeat = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '{2,}', '*?', '+?');
  const { pattern } = fc.letrec<{ pattern: string; group: string; part: string }>((tie) => ({
    group: fc.tuple(fc.constantFrom('(', '(?:'), tie('pattern')).map(([open, inner]) => `${open}${inner})`),
    part: fc.tuple(fc.oneof({ maxDepth: 2 }, atom, tie('group')), repeat).map(([item, times]) => item + times),
    pattern: fc
      .tuple(
        fc.constantFrom('', '', '^'),
        fc.array(tie('part'), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('', '', '$', '|a'),
      )
      .map(([start, parts, end]) => start + parts.join('') + end),
  }));
  return pattern;
}

test('both engines agree, so that nobody has to know which one runs', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', 'A', 'k', 'K', 'ſ', 's', ' ', '\u00a0', '\n', '1', 'ş', 'Ş', '😀', '-'),
    maxLength: 8,
  });
  fc.assert(
    fc.property(randomPattern(), fc.boolean(), text, (pattern, ignoreCase, given) => {
      const syntax = parseRegex(pattern, ignoreCase);
      for (const use of ['full', 'search'] as const) {
        const native = nativeEngine(syntax, use);
        const re2 = re2Engine(syntax, use, pattern);
        expect([pattern, native.test(given)]).toEqual([pattern, re2.test(given)]);
        if (findsTheSame(syntax.node)) {
          expect([pattern, native.replace(given, '<$&>')]).toEqual([pattern, re2.replace(given, '<$&>')]);
        }
      }
    }),
    { numRuns: 400 },
  );
});

describe('meaning', () => {
  test.each([
    ['\\d+', '٣', false],
    ['\\s', '\u00a0', true],
    ['^.$', '😀', true],
    ['^.$', '\n', false],
    ['\\p{Arabic}', 'أحمد', true],
    ['^\\p{Lu}', 'Şule', true],
    ['(?i)STRASSE', 'strasse', true],
    ['\\x41\\u0042\\u{43}', 'ABC', true],
    ['a{2}', 'aa', true],
    ['[]]', ']', null],
    ['[a\\]-]', ']', true],
    ['a-b', 'a-b', true],
    ['x]', 'x]', true],
    ['\\.', 'x', false],
  ])('%s on %j: %s', (pattern, text, found) => {
    if (found === null) expect(() => safeRegex(pattern)).toThrow(UsageError);
    else expect(safeRegex(pattern).test(text)).toBe(found);
  });

  test('fullMatch wants the whole text, also where there are alternatives', () => {
    const regex = safeRegex('a|bc');
    expect(['a', 'bc', 'ab', 'xa', ''].map(regex.fullMatch)).toEqual([true, true, false, false, false]);
  });

  test('a replacement may name groups', () => {
    expect(safeRegex('(\\w+), (\\w+)').replace('Lovelace, Ada', '$2 $1')).toBe('Ada Lovelace');
    expect(safeRegex('(?<year>\\d{4})-(?<month>\\d\\d)').replace('2024-06', '$<month>/$<year>')).toBe('06/2024');
    expect(safeRegex('(a+)+').replace('aa-a', '[$&]')).toBe('[aa]-[a]');
    expect(safeRegex('\\s+').replace(' a  b ', ' ')).toBe(' a b ');
  });

  test('ignoreCase', () => {
    expect(safeRegex('ad[ıi]', { ignoreCase: true }).fullMatch('ADI')).toBe(true);
    expect(safeRegex('straße', { ignoreCase: true }).fullMatch('STRAßE')).toBe(true);
    expect(safeRegex('a').test('A')).toBe(false);
  });
});

describe('a mistake is named with its position', () => {
  test.each([
    ['a(b', 'at character 2, "(" is never closed'],
    ['ab)', 'at character 3, ")" without'],
    ['[ab', 'at character 1, "[" is never closed'],
    ['a**', 'at character 3, "*" follows another repeat'],
    ['*a', 'at character 1, "*" has nothing before it'],
    ['a{2,1}', 'ends before it begins'],
    ['a{1001}', 'repeats go up to 1000'],
    ['(a{1000}){1000}', 'too large'],
    ['[z-a]', 'ends before it begins'],
    ['é\\', 'at character 2, "\\" is the last character'],
    ['\\q', 'at character 1, "\\q" has no meaning'],
    ['(?=a)', 'lookahead and lookbehind are not supported'],
    ['(?<!a)b', 'lookahead and lookbehind are not supported'],
    ['(a)\\1', 'at character 4, references to a group are not supported'],
    ['(?>a)', 'this kind of group is not supported'],
    ['[[:alpha:]]', 'classes such as [:alpha:] are not supported'],
    ['\\p{Nonsense}', 'there is no property "Nonsense"'],
    [`${'('.repeat(5000)}`, 'nested more than 100 deep'],
  ])('%s', (pattern, message) => {
    expect(() => safeRegex(pattern)).toThrow(UsageError);
    expect(() => safeRegex(pattern)).toThrow(message);
  });
});
