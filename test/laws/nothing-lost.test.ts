import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/index.ts';
import { cases, columns, inWorld, rules, sources } from './world.ts';

/* Law 1: every record read is in the crosswalk or in the rejects, once. */

describe('nothing is lost', () => {
  test('whatever the records and the rules', () =>
    fc.assert(
      fc.asyncProperty(sources, rules, (given, parts) =>
        inWorld(async (world) => {
          const { report } = await world.run(given, { ...parts, output: { records: true } });
          const crosswalk = world.rows('crosswalk.csv');
          const rejects = world.rows('rejects.csv');
          const place = ({ source, file, line }: Readonly<Record<string, string>>) => `${source} ${file} ${line}`;
          const places = [...crosswalk, ...rejects].map(place);
          expect(new Set(places).size).toBe(places.length);
          expect(places.length).toBe(given.flatMap(({ records }) => records).length);
          expect(report.counts.read).toBe(places.length);
          // A record that was put aside is in the rejects as it was read.
          const read = new Map(given.flatMap(({ records }) => records.map(({ key, cells }) => [key, cells])));
          for (const { key } of crosswalk) expect(read.delete(key!)).toBe(true);
          for (const { raw } of rejects) {
            const record = new Map<string, string>(Object.entries(JSON.parse(raw!)));
            expect(columns.map((column) => record.get(column))).toEqual(read.get(record.get('id')!));
            read.delete(record.get('id')!);
          }
          expect([...read.keys()]).toEqual([]);
          // Every entity has a golden record, and every golden record an entity.
          const ids = new Set(crosswalk.map(({ master_id }) => master_id));
          const master = world.rows('master.csv').map(({ master_id }) => master_id);
          expect(master.length).toBe(ids.size);
          expect(new Set(master)).toEqual(ids);
          expect(world.rows('records.csv').map(place)).toEqual(crosswalk.map(place));
        }),
      ),
      cases(30),
    ));

  test('lines that are no records among lines that are', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('1,a', '2,b,c', '3', '4,"d', '5,e"f', '6,"g""h"', '', ',', '7,"i\nj"'), {
          maxLength: 12,
        }),
        fc.array(
          fc.constantFrom('{"id":1}', '{"id":', '[1]', 'null', '', '{"id":{"a":[1,{"b":2}]}}', '{"id":1,"id":2}'),
          {
            maxLength: 12,
          },
        ),
        (lines, json) =>
          inWorld(async (world) => {
            world.write('a.csv', ['id,name', ...lines].join('\n'));
            world.write('b.ndjson', ['{"id":0}', ...json].join('\n'));
            world.write(
              'rules.json',
              JSON.stringify({
                recordmill: 1,
                sources: { a: { file: 'a.csv', delimiter: ',' }, b: { file: 'b.ndjson' } },
              }),
            );
            const { report } = await run(world.path('rules.json'), { out: world.path('out'), threads: 1 });
            const written = [...world.rows('crosswalk.csv'), ...world.rows('rejects.csv')];
            const places = written.map(({ source, line }) => `${source} ${line}`);
            expect(new Set(places).size).toBe(places.length);
            expect(places.length).toBe(report.counts.read);
            // Each line of NDJSON that has anything on it is one record or one reject.
            const inB = written.filter(({ source }) => source === 'b').length;
            expect(inB).toBe(1 + json.filter((line) => line !== '').length);
            // Every letter of the CSV file is in a record or in a reject.
            const text = world.text('master.csv') + world.text('rejects.csv');
            for (const letter of lines.join('').replace(/[^a-z]/g, '')) expect(text).toContain(letter);
          }),
      ),
      cases(30),
    ));
});
