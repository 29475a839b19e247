import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identify } from '../../src/identity/identify.ts';
import { type Identities, type IdentityResult, masterIdPattern } from '../../src/identity/identity-result.ts';
import { readIdentities } from '../../src/identity/read-identities.ts';
import { cellText } from '../../src/table/column.ts';
import { columnOfTexts } from '../../src/table/make-column.ts';
import { merge, type TestRecord } from '../merge/make-table.ts';

interface Outcome extends IdentityResult {
  /** Master id of each record, by `source:key`. */
  readonly idOf: Map<string, string>;
  readonly crosswalk: string;
}

function run(
  records: readonly TestRecord[],
  identities: Identities | null = null,
  given: readonly string[] | null = null,
): Outcome {
  const { table, merged } = merge(records, {});
  const result = identify(merged, table, identities, given === null ? null : columnOfTexts('master_id', given));
  const ids = records.map((_, row) => cellText(result.masterIds, merged.entityOf[row]!));
  const crosswalk = [
    'source,key,file,line,master_id,rule,weight',
    ...records.map(({ source, key }, row) => `${source},${key},f.csv,1,${ids[row]},,`),
  ];
  return {
    ...result,
    idOf: new Map(records.map(({ source, key }, row) => [`${source}:${key}`, ids[row]!])),
    crosswalk: `${crosswalk.join('\n')}\n`,
  };
}

const again = (records: readonly TestRecord[], { crosswalk }: Outcome) =>
  run(records, readIdentities(Buffer.from(crosswalk)));
const record = (key: string, entity: number, source = 'crm'): TestRecord => ({
  source,
  key,
  entity,
  cells: { name: key },
});

describe('master ids', () => {
  test('are 100 bits in letters that cannot be mistaken, made from the first source and key', () => {
    const { idOf } = run([record('2', 1), record('10', 1)]);
    expect(idOf.get('crm:2')).toMatch(masterIdPattern);
    // "10" comes before "2" in byte order; the entity has the id that "10" alone would have.
    expect(idOf.get('crm:2')).toBe(run([record('10', 1)]).idOf.get('crm:10'));
    expect(idOf.get('crm:2')).not.toBe(run([record('2', 1)]).idOf.get('crm:2'));
  });

  test('a first run tells no events', () => {
    expect(run([record('1', 1), record('2', 2)])).toMatchObject({ events: [], findings: [] });
  });

  test('records without a key have different ids', () => {
    const { masterIds } = run([record('', 1), record('', 2), record('', 3)]);
    expect(new Set([0, 1, 2].map((entity) => cellText(masterIds, entity))).size).toBe(3);
  });

  test('records without a key are known again by their content, wherever they stand', () => {
    const keyless = (name: string, entity: number): TestRecord => ({ source: 'crm', key: '', entity, cells: { name } });
    const first = run([keyless('Ann', 1), keyless('Bo', 2), keyless('Bo', 3)]);
    const idsOf = ({ masterIds }: Outcome) => Array.from(masterIds.codes, (_, entity) => cellText(masterIds, entity));
    const [ann, ...bos] = idsOf(first);
    expect(again([keyless('Ann', 1), keyless('Bo', 2), keyless('Bo', 3)], first)).toMatchObject({ events: [] });
    const later = idsOf(again([keyless('Cy', 1), keyless('Bo', 2), keyless('Bo', 3), keyless('Ann', 4)], first));
    expect(later.slice(1)).toEqual([...bos, ann]);
    expect([ann, ...bos]).not.toContain(later[0]);
  });

  test('a rerun keeps every id and tells nothing', () => {
    const first = run([record('1', 1), record('2', 1), record('3', 2)]);
    const second = again([record('3', 2), record('2', 1), record('1', 1)], first);
    expect(second).toMatchObject({ idOf: first.idOf, events: [], findings: [] });
  });

  test('an id outlives the record it was made from', () => {
    const first = run([record('1', 1), record('2', 1)]);
    const second = again([record('2', 1)], first);
    expect(second.idOf.get('crm:2')).toBe(first.idOf.get('crm:1'));
    // The first record comes back as somebody else: the id made from it is in use.
    const third = again([record('1', 2), record('2', 1)], second);
    expect(third.idOf.get('crm:2')).toBe(first.idOf.get('crm:1'));
    expect(third.idOf.get('crm:1')).not.toBe(first.idOf.get('crm:1'));
  });

  test('a merged entity takes the id that most of its records had', () => {
    const first = run([record('1', 1), record('2', 2), record('3', 2)]);
    const second = again([record('1', 1), record('2', 1), record('3', 1)], first);
    const [small, large] = [first.idOf.get('crm:1')!, first.idOf.get('crm:2')!];
    expect(second.idOf.get('crm:1')).toBe(large);
    expect(second.events).toEqual([{ kind: 'merged', masterId: large, from: [small] }]);
    expect(second.findings).toMatchObject([
      { code: 'entity-merged', level: 'info', value: large, detail: { from: [small] } },
    ]);
    expect([...second.findings[0]!.rows]).toEqual([0, 1, 2]);
  });

  test('of a split entity the largest part keeps the id', () => {
    const first = run([record('1', 1), record('2', 1), record('3', 1)]);
    const second = again([record('1', 1), record('2', 2), record('3', 2)], first);
    const old = first.idOf.get('crm:1')!;
    expect(second.idOf.get('crm:2')).toBe(old);
    const fresh = second.idOf.get('crm:1')!;
    expect(second.events).toEqual([{ kind: 'split', masterId: old, into: [old, fresh].sort() }]);
    expect(second.findings.map(({ code }) => code)).toEqual(['entity-split']);
  });

  test('of two equal parts the one with the first record keeps the id', () => {
    const first = run([record('1', 1), record('2', 1)]);
    const second = again([record('2', 2), record('1', 1)], first);
    expect(second.idOf.get('crm:1')).toBe(first.idOf.get('crm:1'));
  });

  test('new and vanished entities are told', () => {
    const first = run([record('1', 1), record('2', 2)]);
    const second = again([record('1', 1), record('9', 3)], first);
    expect(new Set(second.events)).toEqual(
      new Set([
        { kind: 'retired', masterId: first.idOf.get('crm:2') },
        { kind: 'created', masterId: second.idOf.get('crm:9') },
      ]),
    );
  });

  test('records that carry an id of ours keep it; another text in that column is not an id', () => {
    const id = '0123456789ABCDEFGHJK';
    const { idOf } = run([record('1', 1), record('2', 2)], null, [id, '42']);
    expect(idOf.get('crm:1')).toBe(id);
    expect(idOf.get('crm:2')).toBe(run([record('2', 2)]).idOf.get('crm:2'));
  });

  test('on random reruns: one id an entity, and an id kept wherever nothing changed', () => {
    const clustering = fc.array(fc.nat(5), { minLength: 1, maxLength: 16 });
    fc.assert(
      fc.property(clustering, clustering, (before, after) => {
        const records = (entities: number[]) =>
          entities.map((entity, at) => record(String(at), entity, at % 2 ? 'shop' : 'crm'));
        const first = run(records(before));
        const second = again(records(after), first);
        const entityCount = new Set(after).size;
        expect(new Set(second.idOf.values()).size).toBe(entityCount);
        const members = (entities: number[], entity: number) =>
          entities.flatMap((one, at) => (one === entity ? [at] : [])).join();
        for (const [at, entity] of after.entries()) {
          if (at >= before.length || members(after, entity) !== members(before, before[at]!)) continue;
          const name = `${at % 2 ? 'shop' : 'crm'}:${at}`;
          expect(second.idOf.get(name)).toBe(first.idOf.get(name));
        }
        // Every old id is where it was, or an event says what became of it.
        const living = new Set(second.idOf.values());
        const told = new Set(
          second.events.flatMap((event) => [event.masterId, ...(event.kind === 'merged' ? event.from : [])]),
        );
        for (const id of first.idOf.values()) expect(living.has(id) || told.has(id)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the crosswalk of an earlier run', () => {
  test('is read with quotes, line ends in cells, and a column order of its own', () => {
    const identities = readIdentities(
      Buffer.from('\ufeffmaster_id,key,source\r\nAAA,"a ""b"", c\nd",crm\r\nBBB,1,"s,1"\r\n'),
    );
    expect(identities.masterIdOf('crm', 'a "b", c\nd')).toBe('AAA');
    expect(identities.masterIdOf('s,1', '1')).toBe('BBB');
    expect(identities.masterIdOf('crm', '1')).toBeUndefined();
    expect(identities.masterIdOf('crm', '1')).toBeUndefined();
    expect([...identities.masterIds()]).toEqual(['AAA', 'BBB']);
    expect(identities.size).toBe(2);
  });

  test('without a needed column is refused by its name', () => {
    expect(() => readIdentities(Buffer.from('source,key\n'))).toThrow('no column "master_id"');
  });
});
