import { Command } from 'commander';
import type { MakeCommand } from '../program.ts';

export const schemaCommand: MakeCommand = (done) =>
  new Command('schema')
    .description('print the JSON Schema of rule files, for editors')
    .addHelpText('before', 'Example:\n  recordmill schema > recordmill.schema.json\n')
    .action(async () => {
      const { schema } = await import('../../library/schema.ts');
      process.stdout.write(`${JSON.stringify(schema(), null, 2)}\n`);
      done(0);
    });
