/** Numbers and counts as people read them; a report says everything through these. */
export const count = (value: number): string => value.toLocaleString('en-US');

/** A share in percent, never rounded up to a full 100. */
export const percent = (share: number): string => `${Math.floor(share * 1000 + 1e-6) / 10} %`;

/** `1 record`, `2 records`. */
export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;
