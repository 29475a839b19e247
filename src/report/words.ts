/** Numbers and counts as people read them; a report says everything through these. */
export const count = (value: number): string => value.toLocaleString('en-US');

/** A share in percent, never rounded up to a full 100. */
export const percent = (share: number): string => `${Math.floor(share * 1000 + 1e-6) / 10} %`;

/** `1 record`, `2 records`. */
export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** `crm, shop and outlet`; of long lists the first few, and how many more. */
export function listOf(names: readonly string[], most = 4): string {
  if (names.length > most + 1) return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
