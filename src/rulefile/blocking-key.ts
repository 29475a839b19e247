import type { BlockingKey } from '../link/rules.ts';

/** How many neighbours a value has where no number is said. */
export const NEAR = 10;

/** `company:5`, `last_name:sound`, `title:rare`, `title:near`, `title:near20` or `city`. A colon that none of these follow belongs to the name. */
export function parseBlockingKey(text: string): BlockingKey {
  const colon = text.lastIndexOf(':');
  const field = text.slice(0, colon);
  const take = text.slice(colon + 1);
  if (colon > 0 && (take === 'sound' || take === 'rare')) return { field, take: { kind: take } };
  const near = colon > 0 ? /^near([1-9]\d?)?$/.exec(take) : null;
  if (near !== null) return { field, take: { kind: 'near', count: Number(near[1] ?? NEAR) } };
  if (colon > 0 && /^[1-9]\d?$/.test(take)) return { field, take: { kind: 'prefix', length: Number(take) } };
  return { field: text, take: { kind: 'whole' } };
}
