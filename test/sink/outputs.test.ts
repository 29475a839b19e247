import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFinding } from '../../src/finding/finding.ts';
import { lineageOf } from '../../src/merge/lineage.ts';
import { toBytes } from '../../src/sink/byte-writer.ts';
import { writeChanges } from '../../src/sink/changes.ts';
import { writeCrosswalk } from '../../src/sink/crosswalk.ts';
import { writeFindings } from '../../src/sink/findings.ts';
import { writeLineage } from '../../src/sink/lineage.ts';
import { writeMaster } from '../../src/sink/master.ts';
import { writeRecords } from '../../src/sink/records.ts';
import { writeRejects } from '../../src/sink/rejects.ts';
import { writeReview } from '../../src/sink/review.ts';
import { verifyNothingLost } from '../../src/sink/verify.ts';
import { cellText } from '../../src/table/column.ts';
import { makeResult } from './make-result.ts';

const format = { spreadsheet: false };
const csv = (write: Parameters<typeof toBytes>[0]) => parse(toBytes(write)) as string[][];
const ndjson = (write: Parameters<typeof toBytes>[0]) =>
  toBytes(write)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const people = [
  {
    source: 'crm',
    key: '00123',
    updated: '2024-01-01',
    entity: 1,
    cells: { name: 'Şule', city: 'Köln "Süd", Alt\nstadt' },
  },
  { source: 'crm', key: '1e5', entity: 2, cells: { name: 'محمد', city: '' } },
  { source: 'shop', key: '["a","b"]', updated: '2025-01-01', entity: 1, cells: { name: 'Sule', city: '' } },
];
const recent = { plan: { fields: { name: ['most-recent'] } } };

describe('output files', () => {
  test('master.csv: a line for each entity, its id first', () => {
    const result = makeResult(people, recent);
    const ids = [0, 1].map((entity) => cellText(result.identified.masterIds, entity));
    expect(csv((out) => writeMaster(result, out, format))).toEqual([
      ['master_id', 'name', 'city'],
      [ids[0], 'Sule', 'Köln "Süd", Alt\nstadt'],
      [ids[1], 'محمد', ''],
    ]);
  });

  test("an earlier master's id column is not written twice, and a column of that name with other things stays", () => {
    const withIds = (id: string) => makeResult([{ cells: { name: 'a', master_id: id } }]);
    expect(csv((out) => writeMaster(withIds('0123456789ABCDEFGHJK'), out, format))[0]).toEqual(['master_id', 'name']);
    expect(csv((out) => writeMaster(withIds('42'), out, format))[0]).toEqual(['master_id', 'name', 'master_id_2']);
  });

  test('crosswalk.csv: a line for each record, with what joined it', () => {
    const result = makeResult(people, recent);
    result.linked.weightOf[2] = 12.345;
    const [first, second] = [0, 1].map((entity) => cellText(result.identified.masterIds, entity));
    expect(csv((out) => writeCrosswalk(result, out, format))).toEqual([
      ['source', 'key', 'file', 'line', 'master_id', 'rule', 'weight'],
      ['crm', '00123', 'people.csv', '2', first, 'same-email', ''],
      ['crm', '1e5', 'people.csv', '3', second, '', ''],
      ['shop', '["a","b"]', 'people.csv', '4', first, 'same-email', '12.35'],
    ]);
  });

  test('records.csv: the cleaned records; a field called like one of our columns gets a number', () => {
    const result = makeResult([{ key: '7', cells: { source: 'fair', name: 'x' } }]);
    const id = cellText(result.identified.masterIds, 0);
    expect(csv((out) => writeRecords(result, out, format))).toEqual([
      ['source', 'key', 'file', 'line', 'master_id', 'source_2', 'name'],
      ['crm', '7', 'people.csv', '2', id, 'fair', 'x'],
    ]);
  });

  test('rejects.csv holds the record as read', () => {
    const raw = '1,"unclosed\n2,x';
    const result = makeResult([], {
      rejects: [{ source: 'crm', file: 'a.csv', line: 9, reason: 'unclosed-quote', raw }],
    });
    expect(csv((out) => writeRejects(result, out, format))).toEqual([
      ['source', 'file', 'line', 'reason', 'raw'],
      ['crm', 'a.csv', '9', 'unclosed-quote', raw],
    ]);
  });

  test('review.csv shows both records field by field, and keeps decisions about records that are gone', () => {
    const result = makeResult(people, {
      review: [{ left: 0, right: 1, probability: 0.81234, why: 'between-thresholds', judgement: null }],
    });
    const gone = {
      left: { source: 'crm', key: '9' },
      right: { source: 'shop', key: '8' },
      judgement: 'different',
    } as const;
    expect(csv((out) => writeReview(result, [gone, gone], out, format))).toEqual([
      [
        'left_source',
        'left_key',
        'right_source',
        'right_key',
        'probability',
        'why',
        'left_name',
        'right_name',
        'left_city',
        'right_city',
        'decision',
      ],
      ['crm', '00123', 'crm', '1e5', '0.8123', 'between-thresholds', 'Şule', 'محمد', 'Köln "Süd", Alt\nstadt', '', ''],
      ['crm', '9', 'shop', '8', '', 'decided', '', '', '', '', 'different'],
    ]);
  });

  test('findings.ndjson: a line for each record, and one for a finding without records', () => {
    const findings = [
      makeFinding({
        code: 'phone/too-short',
        level: 'warning',
        field: 'name',
        value: '0"20',
        rows: Uint32Array.of(0, 2),
        suggestion: '+49 20',
      }),
      makeFinding({ code: 'discrepancy', level: 'info', field: 'city', rows: Uint32Array.of(0, 1) }),
      makeFinding({ code: 'empty-file', level: 'warning', place: { source: 'crm', file: 'a.csv', line: null } }),
    ];
    const lines = ndjson((out) => writeFindings(makeResult(people, { findings }), ({ code }) => `says ${code}`, out));
    expect(lines.map((line) => Object.keys(line))).toEqual(
      lines.map(() => [
        'code',
        'level',
        'source',
        'file',
        'line',
        'key',
        'field',
        'value',
        'rule',
        'message',
        'suggestion',
      ]),
    );
    expect(
      lines.map(({ source, file, line, key, value, suggestion }) => [source, file, line, key, value, suggestion]),
    ).toEqual([
      ['crm', 'people.csv', 2, '00123', '0"20', '+49 20'],
      ['shop', 'people.csv', 4, '["a","b"]', '0"20', '+49 20'],
      ['crm', 'people.csv', 2, '00123', 'Köln "Süd", Alt\nstadt', null],
      ['crm', 'people.csv', 3, '1e5', null, null],
      ['crm', 'a.csv', null, null, null, null],
    ]);
    expect(lines[0].message).toBe('says phone/too-short');
  });

  test('lineage.ndjson says the same as lineageOf', () => {
    const result = makeResult(people, recent);
    const lines = ndjson((out) => writeLineage(result, out));
    expect(lines.length).toBe(1);
    expect(lines[0].records).toEqual([
      { source: 'crm', key: '00123', file: 'people.csv', line: 2 },
      { source: 'shop', key: '["a","b"]', file: 'people.csv', line: 4 },
    ]);
    const places = new Map([
      [0, 0],
      [2, 1],
    ]);
    const isEmptyInSecond = (field: string) =>
      result.accepted.columns.find(({ name }) => name === field)!.codes[2] === 0;
    expect(lines[0].cells).toEqual(
      lineageOf(result.accepted, result.merged, 0).map(({ field, value, winner, losers, strategy }) => ({
        field,
        value,
        winner: winner === null ? null : places.get(winner),
        losers: losers.map(({ row, value: lost }) => ({ record: places.get(row), value: lost })),
        strategy,
        // A record whose cell is empty was filled in from another.
        ...(value !== '' && isEmptyInSecond(field) && { filled: [1] }),
      })),
    );
    expect(lines[0].cells.filter((cell: { filled?: number[] }) => cell.filled !== undefined)).toHaveLength(1);
    expect(lines[0].cells[0]).toEqual({
      field: 'name',
      value: 'Sule',
      winner: 1,
      losers: [{ record: 0, value: 'Şule' }],
      strategy: 'most-recent',
    });
  });
});

describe('changes.csv', () => {
  const records = ['A', 'A', 'b', 'A'].map((name, at) => ({ key: String(at), entity: at, cells: { name } }));
  const before = [['name', ['a', 'a', 'b', ' a'], 'case']] as const;

  test('values: a line for each distinct change', () => {
    expect(csv((out) => writeChanges(makeResult(records, { before }), out, format))).toEqual([
      ['source', 'field', 'before', 'after', 'rule', 'count', 'first_file', 'first_line'],
      ['crm', 'name', 'a', 'A', 'case', '2', 'people.csv', '2'],
      ['crm', 'name', ' a', 'A', 'case', '1', 'people.csv', '5'],
    ]);
  });

  test('cells: every input cell can be recovered from the records and the changes', () => {
    const text = fc.constantFrom('', 'a', 'b', ' a', 'a,"b"', '\n');
    const pair = fc.tuple(text, text, text);
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 20 }), (pairs) => {
        const result = makeResult(
          pairs.map(([, after], at) => ({ key: String(at), entity: at, cells: { name: after } })),
          { output: { changes: 'cells' }, before: [['name', pairs.map(([given]) => given), 'trim']] },
        );
        // A column of the file that went into no field.
        const dropped = makeResult(pairs.map(([, , other], at) => ({ key: String(at), entity: at, cells: { other } })))
          .accepted.columns[0]!;
        const [source] = result.cleaned.sources;
        const whole = { ...source!, dropped: [dropped] };
        const cleaned = { ...result.cleaned, sources: [whole] };
        const changes = csv((out) => writeChanges({ ...result, cleaned }, out, format)).slice(1);
        const changed = new Map(changes.map(([, field, given, , , , , line]) => [`${field} ${line}`, given]));
        expect(changed.size).toBe(changes.length);
        const kept = csv((out) => writeRecords(result, out, format)).slice(1);
        const recovered = kept.map(([, , , line, , name]) => [
          changed.get(`name ${line}`) ?? name,
          changed.get(`other ${line}`) ?? '',
        ]);
        expect(recovered).toEqual(pairs.map(([given, , other]) => [given, other]));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the count of records', () => {
  test('holds for a whole result', () => expect(() => verifyNothingLost(makeResult(people))).not.toThrow());

  test.each([
    ['a record that was read and is nowhere', { read: 4, rejected: 0, accepted: 3 }],
    ['a reject that was not counted', { read: 3, rejected: 1, accepted: 2 }],
  ])('finds %s', (_, counts) => {
    const result = makeResult(people);
    expect(() => verifyNothingLost({ ...result, counts: { ...result.counts, ...counts } })).toThrow('lost or doubled');
  });

  test('finds a row in two entities', () => {
    const result = makeResult(people);
    const rows = Uint32Array.of(0, 0, 1);
    expect(() => verifyNothingLost({ ...result, merged: { ...result.merged, rows } })).toThrow('in two entities');
  });
});
