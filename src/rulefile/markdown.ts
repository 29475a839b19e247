/** A table in Markdown; cells hold Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** A text as it is, in code; what would not be seen, or show the line in another order, as an escape. */
export function code(text: string): string {
  if (text === '') return '(empty)';
  const shown = text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\u2000-\u200a\u202f\u3000]/gu,
    (mark) => `\\u{${mark.codePointAt(0)!.toString(16)}}`,
  );
  const fence = shown.includes('`') ? '``' : '`';
  // Blanks at the ends of code are lost in Markdown; quotes keep them.
  const kept = shown !== shown.trim() || shown.includes('`') ? JSON.stringify(shown) : shown;
  return `${fence}${kept}${fence}`;
}

export const page = (...parts: readonly string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`;
