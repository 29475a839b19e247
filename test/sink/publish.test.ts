import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openOutput, publish } from '../../src/sink/publish.ts';
import { lastRunWith } from '../../src/sink/retention.ts';
import { UsageError } from '../../src/util/usage-error.ts';

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'recordmill-publish-'));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

const write = (text: string) => (folder: string) => {
  for (const name of ['master.csv', 'run.json', 'report.json']) writeFileSync(join(folder, name), text);
};

async function run(text: string, inputs: readonly string[] = []): Promise<string> {
  const output = openOutput(out, inputs);
  try {
    return (await publish(output, write(text))).id;
  } finally {
    output.lock.release();
  }
}

const current = () => readFileSync(join(out, 'current', 'master.csv'), 'utf8');

describe('publishing', () => {
  test('puts the files behind one link, readable by their owner alone, and releases the lock', async () => {
    const id = await run('one');
    expect(current()).toBe('one');
    expect(lstatSync(join(out, 'current')).isSymbolicLink()).toBe(true);
    expect(readdirSync(out).sort()).toEqual(['current', 'runs']);
    expect(statSync(join(out, 'runs', id)).mode & 0o777).toBe(0o700);
    expect(statSync(join(out, 'runs', id, 'master.csv')).mode & 0o777).toBe(0o600);
  });

  test('keeps the last two runs whole, the last thirty in short, and everything that is not a run', async () => {
    mkdirSync(join(out, 'runs', 'mine'), { recursive: true });
    writeFileSync(join(out, 'runs', 'mine', 'notes.txt'), 'keep');
    writeFileSync(join(out, 'notes.txt'), 'keep');
    const ids: string[] = [];
    for (let number = 0; number < 32; number++) ids.push(await run(String(number)));
    expect(new Set(readdirSync(join(out, 'runs')))).toEqual(new Set(['mine', ...ids.slice(-30)]));
    const files = (id: string | undefined) => readdirSync(join(out, 'runs', id!)).sort();
    for (const id of ids.slice(-2)) expect(files(id)).toEqual(['master.csv', 'report.json', 'run.json']);
    for (const id of ids.slice(-30, -2)) expect(files(id)).toEqual(['report.json', 'run.json']);
    expect(readFileSync(join(out, 'runs', 'mine', 'notes.txt'), 'utf8')).toBe('keep');
    expect(existsSync(join(out, 'notes.txt'))).toBe(true);
    expect(current()).toBe('31');
  });

  test('the last crosswalk outlives runs that write none, however many', async () => {
    const publishOne = async (name: string) => {
      const output = openOutput(out);
      const { folder } = await publish(output, (one) => writeFileSync(join(one, name), name));
      output.lock.release();
      return folder;
    };
    expect(lastRunWith(out, 'crosswalk.csv')).toBeNull();
    await publishOne('crosswalk.csv');
    const last = await publishOne('crosswalk.csv');
    for (let number = 0; number < 4; number++) await publishOne('findings.ndjson');
    expect(lastRunWith(out, 'crosswalk.csv')).toBe(last);
  });

  test.each([
    ['ENOSPC', 'the disk is full'],
    ['EDQUOT', 'quota'],
    ['EROFS', 'read-only'],
  ])('%s while writing leaves the old result and nothing else', async (code, reason) => {
    await run('old');
    const output = openOutput(out);
    const failing = publish(output, (folder) => {
      write('half')(folder);
      throw Object.assign(new Error(code), { code });
    });
    await expect(failing).rejects.toThrow(UsageError);
    await expect(failing).rejects.toThrow(reason);
    output.lock.release();
    expect(current()).toBe('old');
    expect(readdirSync(join(out, 'runs')).length).toBe(1);
  });

  test('a fault of the program is not told as a mistake of the user', async () => {
    const output = openOutput(out);
    await expect(
      publish(output, () => {
        throw new TypeError('x is undefined');
      }),
    ).rejects.toThrow(TypeError);
    output.lock.release();
    expect(existsSync(join(out, 'current'))).toBe(false);
  });

  test('a folder below a file cannot be written', () => {
    writeFileSync(join(out, 'file'), '');
    expect(() => openOutput(join(out, 'file', 'result'))).toThrow(UsageError);
    expect(() => openOutput(join(out, 'file'))).toThrow('cannot write to');
  });

  test('an input is never written over', async () => {
    const input = join(out, 'people.csv');
    writeFileSync(input, 'a\n1\n');
    expect(() => openOutput(input, [input])).toThrow('would write over the input');
    await run('one', [input]);
    expect(() => openOutput(out, [join(out, 'current', 'master.csv')])).toThrow('would write over the input');
    symlinkSync(join(out, 'current', 'master.csv'), join(out, 'link.csv'));
    expect(() => openOutput(out, [join(out, 'link.csv')])).toThrow('would write over the input');
    expect(readFileSync(input, 'utf8')).toBe('a\n1\n');
  });

  test('a folder called current that is not ours stays', () => {
    mkdirSync(join(out, 'current'));
    expect(() => openOutput(out)).toThrow('was not made by recordmill');
  });
});

describe('the lock', () => {
  const lock = (pid: number, host = hostname(), age = 0) => {
    mkdirSync(out, { recursive: true });
    const path = join(out, '.lock');
    writeFileSync(
      path,
      JSON.stringify({ pid, host, since: new Date(Date.now() - 200_000).toISOString(), token: 'other' }),
    );
    const then = new Date(Date.now() - age);
    utimesSync(path, then, then);
  };
  /** No process has a number as high as this. */
  const NOBODY = 2 ** 30;

  test('a second run at the same time is refused, and told who holds it and since when', () => {
    const first = openOutput(out);
    expect(() => openOutput(out)).toThrow(new RegExp(`in use by process ${process.pid} on ${hostname()}, for \\d+ s`));
    first.lock.release();
    openOutput(out).lock.release();
  });

  test('a run on another machine holds it as long as it gives signs of life', () => {
    lock(1, 'elsewhere.example', 10_000);
    expect(() => openOutput(out)).toThrow('in use by process 1 on elsewhere.example, for 3 min');
    expect(existsSync(join(out, '.lock'))).toBe(true);
  });

  test.each([
    ['a process of this machine that is gone', NOBODY, hostname(), 0],
    ['a process number that belongs to another by now', process.pid, hostname(), 3_600_000],
    ['another machine that fell silent', 1, 'elsewhere.example', 3_600_000],
  ])('of %s is taken over with a note', (_, pid, host, age) => {
    lock(pid, host, age);
    const { lock: mine } = openOutput(out);
    expect(mine.note).toContain(`process ${pid} on ${host}`);
    expect(mine.isHeld()).toBe(true);
    mine.release();
    expect(readdirSync(out)).toEqual(['runs']);
  });

  test('that cannot be read is taken over when it is old', () => {
    writeFileSync(join(out, '.lock'), '');
    expect(() => openOutput(out)).toThrow('in use by another run');
    utimesSync(join(out, '.lock'), 0, 0);
    const { lock: mine } = openOutput(out);
    expect(mine.note).toContain('took over');
    mine.release();
  });

  test('a run that lost it while it slept publishes nothing', async () => {
    await run('old');
    const output = openOutput(out);
    lock(NOBODY);
    await expect(publish(output, write('new'))).rejects.toThrow('another run took over');
    output.lock.release();
    expect(current()).toBe('old');
    expect(existsSync(join(out, '.lock'))).toBe(true);
  });
});
