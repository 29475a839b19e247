import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openOutput, publish } from '../../src/sink/publish.ts';

/** Publishes one result after the other until it is killed. The files of one result all hold its number. */
const [out = '', first = '0'] = process.argv.slice(2);
const output = openOutput(out);
process.stdout.write(`${output.lock.note}\n`);
for (let number = Number(first); ; number++) {
  await publish(output, (folder) => {
    for (const name of ['master.csv', 'crosswalk.csv', 'rejects.csv', 'run.json', 'report.json']) {
      writeFileSync(join(folder, name), `${number} `.repeat(20_000));
    }
  });
}
