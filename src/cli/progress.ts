import { printableLine } from '../finding/message.ts';
import type { Progress } from '../library/options.ts';
import { progressText } from './progress-text.ts';

/** Progress on one line of a terminal; nothing at all anywhere else, so that logs stay readable. */
export function showProgress(stream: NodeJS.WriteStream): (progress: Progress) => void {
  if (!stream.isTTY) return () => {};
  let last = 0;
  let shown = '';
  let stageNow = '';
  let began = 0;
  process.once('exit', () => clear(stream, shown));
  return (progress) => {
    const { stage, done } = progress;
    const now = Date.now();
    if (stage !== stageNow) {
      stageNow = stage;
      began = now;
    }
    const text = progressText(progress, (now - began) / 1000, (stream.columns ?? 80) - 1);
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
