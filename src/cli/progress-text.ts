import { printable } from '../finding/message.ts';
import type { Progress } from '../library/options.ts';
import { fitWidth } from '../report/display-width.ts';
import { count } from '../report/words.ts';

/** Below it a rate says nothing. */
const LEAST_SECONDS = 1;

/** One line on how far a stage is, how fast it goes and how long it will take: `match 40 %, 1,200,000 pairs a second, 12 s left`. */
export function progressText({ stage, done, amount }: Progress, seconds: number, width = 79): string {
  const parts = [done === null ? printable(stage) : `${printable(stage)} ${Math.floor(done * 100)} %`];
  if (seconds >= LEAST_SECONDS) {
    if (amount !== undefined && amount > 0) parts.push(rate(stage, amount / seconds));
    parts.push(
      done === null || done <= 0 ? `${duration(seconds)} so far` : `${duration((seconds * (1 - done)) / done)} left`,
    );
  }
  return fitWidth(parts.join(', '), width);
}

/** Files are read by the byte, records matched by the pair. */
function rate(stage: string, perSecond: number): string {
  if (stage.startsWith('read ')) return `${(perSecond / 1e6).toFixed(1)} MB a second`;
  return `${count(Math.round(perSecond))} pairs a second`;
}

export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
