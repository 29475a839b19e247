import { describe, expect, test } from 'vitest';
import { readDecisions } from '../../src/identity/read-decisions.ts';

const header = 'left_source,left_key,right_source,right_key,probability,why,left_name,right_name,decision';
const read = (...lines: string[]) => readDecisions([{ file: 'review.csv', text: [header, ...lines, ''].join('\n') }]);
const same = { left: { source: 'crm', key: '1' }, right: { source: 'shop', key: '2' }, judgement: 'same' };

describe('decisions of reviewers', () => {
  test('undecided pairs are not decisions', () => {
    expect(read('crm,1,shop,2,0.8,between-thresholds,A,B,')).toEqual({ decisions: [], findings: [] });
  });

  test.each(['same', 'SAME', ' Same '])('"%s" is read', (answer) => {
    expect(read(`crm,1,shop,2,0.8,x,A,B,${answer}`)).toEqual({ decisions: [same], findings: [] });
  });

  test('a pair is the same pair the other way round', () => {
    expect(read('shop,2,crm,1,0.8,x,B,A,same').decisions).toEqual([same]);
  });

  test('a file that went through a spreadsheet is read: byte-order mark, semicolons, CRLF', () => {
    const text = `\ufeff${header.replaceAll(',', ';')}\r\ncrm;1;shop;2;0,8;x;"A;""a""";B;same\r\n`;
    expect(readDecisions([{ file: 'review.csv', text }]).decisions).toEqual([same]);
  });

  test('another word is a finding at its line, and decides nothing', () => {
    const { decisions, findings } = read('crm,1,shop,2,0.8,x,A,B,same', 'crm,3,shop,4,0.8,x,A,B,maybe');
    expect(decisions).toEqual([same]);
    expect(findings).toMatchObject([
      { code: 'unknown-decision', level: 'warning', value: 'maybe', place: { file: 'review.csv', line: 3 } },
    ]);
  });

  test('contradicting answers count as unsure, in any order and number', () => {
    const { decisions, findings } = read(
      'crm,1,shop,2,,x,,,same',
      'shop,2,crm,1,,x,,,different',
      'crm,1,shop,2,,x,,,same',
    );
    expect(decisions).toEqual([{ ...same, judgement: 'unsure' }]);
    expect(findings).toMatchObject([{ code: 'contradicting-decisions', detail: { left: 'crm', right: 'shop' } }]);
  });

  test('an answer stands against an unsure one', () => {
    expect(read('crm,1,shop,2,,x,,,unsure', 'crm,1,shop,2,,x,,,same').decisions).toEqual([same]);
    expect(read('crm,1,shop,2,,x,,,same', 'crm,1,shop,2,,x,,,unsure').decisions).toEqual([same]);
  });

  test('where files differ the first stands, and it is said; a contradiction in it stays unsure', () => {
    const files = (...texts: string[]) =>
      readDecisions(texts.map((text, at) => ({ file: `${at}.csv`, text: `${header}\n${text}\n` })));
    const changed = files('crm,1,shop,2,,x,,,different', 'crm,1,shop,2,,x,,,same');
    expect(changed.decisions).toEqual([{ ...same, judgement: 'different' }]);
    expect(changed.findings).toMatchObject([
      { code: 'decision-replaced', level: 'info', place: { file: '1.csv', line: 2 } },
    ]);
    expect(files('crm,1,shop,2,,x,,,unsure', 'crm,1,shop,2,,x,,,same').decisions[0]!.judgement).toBe('unsure');
    expect(
      files('crm,1,shop,2,,x,,,same\nshop,2,crm,1,,x,,,different', 'crm,1,shop,2,,x,,,same').decisions[0]!.judgement,
    ).toBe('unsure');
    expect(files('crm,1,shop,2,,x,,,same', 'crm,1,shop,2,,x,,,same')).toEqual({ decisions: [same], findings: [] });
  });

  test('a file of another kind is refused with the columns it lacks', () => {
    expect(() => readDecisions([{ file: 'x.csv', text: 'a,b\n1,2\n' }])).toThrow(
      'x.csv has no column "left_source", "left_key"',
    );
  });

  test('a file that is no CSV is refused', () => {
    expect(() => readDecisions([{ file: 'x.csv', text: `${header}\n"a` }])).toThrow('x.csv cannot be read as CSV');
  });
});
