import { printable, printableLine } from '../finding/message.ts';
import type { Progress } from '../library/options.ts';

/** Progress on one line of a terminal; nothing at all anywhere else, so that logs stay readable. */
export function showProgress(stream: NodeJS.WriteStream): (progress: Progress) => void {
  if (!stream.isTTY) return () => {};
  let last = 0;
  let shown = '';
  process.once('exit', () => clear(stream, shown));
  return ({ stage, done }) => {
    const now = Date.now();
    const name = printable(stage);
    const text = done === null ? name : `${name} ${Math.floor(done * 100)} %`;
    if (stage === '' || text === shown || (now - last < 80 && done !== null && done < 1)) {
      if (stage === '') shown = clear(stream, shown);
      return;
    }
    last = now;
    stream.write(`\r\u001b[2K${text}`);
    shown = text;
  };
}

function clear(stream: NodeJS.WriteStream, shown: string): '' {
  if (shown !== '') stream.write('\r\u001b[2K');
  return '';
}

export function showNote(note: string): void {
  process.stderr.write(`recordmill: ${printableLine(note)}\n`);
}
