/*
 * Parameters for when the data say too little, and what training starts from: of records of one entity, 8 in 10 agree
 * exactly on a field and 1 in 16 not at all; of records of different entities, 1 in 100 agree by chance. They enter
 * training as a handful of imagined pairs, so that a few real ones already outweigh them.
 */

/** P(level | same entity), equal first, else last. */
export function defaultM(levelCount: number): number[] {
  if (levelCount === 2) return [0.9, 0.1];
  const between = 0.14 / (levelCount - 2);
  return Array.from({ length: levelCount }, (_, level) =>
    level === 0 ? 0.8 : level === levelCount - 1 ? 0.06 : between,
  );
}

/** P(level | different entities), equal first, else last. */
export function defaultU(levelCount: number): number[] {
  const rest = 1 - 0.01 * (levelCount - 1);
  return Array.from({ length: levelCount }, (_, level) => (level === levelCount - 1 ? rest : 0.01));
}

/** So many imagined pairs stand for the defaults. */
export const IMAGINED_PAIRS = 4;
