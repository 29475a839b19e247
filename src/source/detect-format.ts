export type Format = 'csv' | 'json' | 'ndjson';

/** The format by the file's name where it says so, else by the first bytes. `head` is UTF-8 text, perhaps cut off. */
export function detectFormat(file: string, head: Uint8Array, isWhole: boolean): Format {
  const name = file.toLowerCase().replace(/\.gz$/, '');
  if (/\.(csv|tsv|tab|psv)$/.test(name)) return 'csv';
  if (/\.(ndjson|jsonl|jsonlines|ldjson)$/.test(name)) return 'ndjson';
  const text = Buffer.from(head).toString('utf8').trimStart();
  const isJson = /\.json$/.test(name) || /^(\[\s*([{[\]]|$)|\{\s*(["}]|$))/.test(text);
  if (!isJson) return 'csv';
  return text.startsWith('{') && hasObjectLines(text, isWhole) ? 'ndjson' : 'json';
}

/** Whether most lines are an object of their own. One line alone is JSON if a list of objects is in it. */
function hasObjectLines(text: string, isWhole: boolean): boolean {
  const lines = text.split(/\r\n|\n|\r/);
  if (!isWhole) lines.pop();
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '');
  const objects = filled.filter((line) => line.startsWith('{') && line.endsWith('}') && line !== '{}');
  if (filled.length === 1) return isWhole && objects.length === 1 && !/:\s*\[\s*(\{|\])/.test(filled[0]!);
  return objects.length >= 1 && /^\{\s*"/.test(filled[0]!) && objects.length * 2 >= filled.length;
}
