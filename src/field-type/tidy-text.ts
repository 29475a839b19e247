/** Composed letters, nothing invisible, and every run of white space one space; trimmed. Spelling stays as it is. */
export function tidyText(text: string): string {
  if (/^[!-~]+(?: [!-~]+)*$/.test(text)) return text;
  // Composed letters of the scripts that are most frequent, single spaces: nothing to do.
  if (/^[!-~\u00c0-\u024f\u0621-\u063a\u0641-\u064a]+(?: [!-~\u00c0-\u024f\u0621-\u063a\u0641-\u064a]+)*$/.test(text))
    return text;
  // Composed last: a mark may have stood behind something invisible.
  return text
    .replace(
      /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g,
      '',
    )
    .normalize('NFC')
    .replace(/[\s\u0085]+/g, ' ')
    .trim();
}
