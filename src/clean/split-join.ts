import type { FieldPlan } from './rules.ts';

type Split = NonNullable<FieldPlan['split']>;

/** One part of a text that is taken apart, '' where there is no such part. Parts that are empty do not count. */
export function splitPart(text: string, { by, part }: Split): string {
  const parts = (by === '' ? [...text] : text.split(by)).filter((piece) => piece.trim() !== '');
  switch (part) {
    case 'first':
      return parts[0] ?? '';
    case 'last':
      return parts.length > 1 ? parts.at(-1)! : '';
    case 'rest':
      return parts.slice(1).join(by);
    case 'all-but-last':
      return (parts.length > 1 ? parts.slice(0, -1) : parts).join(by);
    default:
      return parts[part - 1] ?? '';
  }
}

/** Several cells as one; empty ones leave no gap. */
export function joinParts(texts: readonly string[], { with: between }: NonNullable<FieldPlan['join']>): string {
  return texts.filter((text) => text !== '').join(between);
}
