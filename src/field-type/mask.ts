/** Each word as its first letter and `***`, so that a reader sees what kind of value it was and no more. */
export function maskWords(text: string): string {
  return text.replace(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu, (word) => `${[...word][0]}***`);
}

/** The last two characters of a long code, and nothing of a short one. */
export function maskCode(text: string): string {
  const characters = [...text];
  return characters.length < 6 ? '***' : `***${characters.slice(-2).join('')}`;
}
