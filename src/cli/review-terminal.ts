import { createInterface } from 'node:readline';
import { printable, printableLine } from '../finding/message.ts';
import { openDesk, type ReviewOptions } from '../library/review.ts';
import { count, plural } from '../report/words.ts';
import type { CaseView, Piece, Progress } from '../review/view.ts';
import { UsageError } from '../util/usage-error.ts';

const HELP = 's same, d different, u unsure, k skip, z undo, q quit; Enter after each where keys are not read singly';

/** Asks one question after the other. A line of input, or a single key on a terminal, is an answer. */
export async function reviewInTerminal(
  out: string,
  options: ReviewOptions,
  input: NodeJS.ReadStream,
  output: NodeJS.WritableStream,
): Promise<void> {
  const { desk } = await openDesk(out, options);
  const write = (lines: readonly string[]) => output.write(`${lines.map(printableLine).join('\n')}\n`);
  write([HELP, ...(options.mask ? ['personal values are masked; --reveal shows them'] : [])]);
  const ask = (): boolean => {
    const { question, progress } = desk.view();
    write(question === null ? ['', 'Every question is answered.'] : caseLines(question, progress));
    return question !== null;
  };
  if (!ask()) return;
  for await (const key of keysOf(input)) {
    if (key === 'q') break;
    const { question } = desk.view();
    if (question === null && key !== 'z') break;
    try {
      if (key === 's' || key === 'd' || key === 'u') desk.answer(question!.id, judgements[key]);
      else if (key === 'k') desk.skip(question!.id);
      else if (key === 'z') {
        if (!desk.undo()) write(['there is nothing to take back']);
      } else {
        write([HELP]);
        continue;
      }
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      write([error.message]);
    }
    if (!ask()) break;
  }
}

const judgements = { s: 'same', d: 'different', u: 'unsure' } as const;

/** Keys as they are pressed on a terminal; else the first letters of lines. */
async function* keysOf(input: NodeJS.ReadStream): AsyncGenerator<string> {
  if (!input.isTTY) {
    for await (const line of createInterface({ input })) yield line.trim().slice(0, 1).toLowerCase();
    return;
  }
  input.setRawMode(true);
  try {
    for await (const chunk of input) {
      for (const key of String(chunk)) {
        // Ctrl-C and Ctrl-D end it: what was answered is saved.
        if (key === '\u0003' || key === '\u0004') return;
        yield key.toLowerCase();
      }
    }
  } finally {
    input.setRawMode(false);
    input.pause();
  }
}

function caseLines(view: CaseView, { open, total }: Progress): string[] {
  const { left, right, waterfall, effect, probability } = view;
  const name = ({ source, key }: CaseView['left']) => printable(`${source}:${key}`);
  const chance = probability === null ? '' : ` Match probability ${probability.toFixed(3)}.`;
  return [
    '',
    `${count(total - open)} of ${plural(total, 'question')} answered`,
    `${name(left)}  and  ${name(right)}`,
    `${view.whyText}${chance} An answer settles ${plural(effect.pairs, 'pair')} of records.`,
    ...view.fields
      .filter(({ kind }) => kind !== 'empty')
      .flatMap(({ field, kind, left: a, right: b }) =>
        kind === 'equal'
          ? [`    ${printable(field)}: ${shown(a)}`]
          : [
              `  ${kind === 'different' ? '≠' : '·'} ${printable(field)}: ${shown(a)}`,
              `    ${' '.repeat(printable(field).length)}  ${shown(b)}`,
            ],
      ),
    ...(waterfall === null
      ? []
      : [
          waterfallLine('two records at random', waterfall.prior),
          ...waterfall.steps.map(({ label, weight }) => waterfallLine(label, weight)),
          `  ${signed(waterfall.weight)}  match weight (joined from ${signed(waterfall.accept).trim()} on)`,
        ]),
    ...view.golden
      .filter(({ value, now }) => value !== '' && (now[0] !== value || now[1] !== value))
      .map(
        ({ field, value, from }) =>
          `  would be: ${printable(field)} ${printable(value)}${from === '' ? '' : ` (${printable(from)})`}`,
      ),
    'same, different, unsure, skip, undo, quit?',
  ];
}

/** Letters that the other side lacks stand in brackets: colours do not reach everybody. */
const shown = (pieces: readonly Piece[]) =>
  pieces.length === 0
    ? '(empty)'
    : pieces.map(({ text, same }) => (same ? printable(text) : `[${printable(text)}]`)).join('');

const signed = (weight: number) => `${weight > 0 ? '+' : ''}${weight.toFixed(2)}`.padStart(7);

const BAR = 20;
const waterfallLine = (label: string, weight: number) => `  ${signed(weight)}  ${bar(weight)}  ${printable(label)}`;

/** A bar of a bit a character, to the left where it speaks against. */
function bar(weight: number): string {
  const length = Math.min(BAR, Math.round(Math.abs(weight)));
  const [left, right] = weight < 0 ? ['█'.repeat(length), ''] : ['', '█'.repeat(length)];
  return `${left.padStart(BAR)}|${right.padEnd(BAR)}`;
}
