import type { FindingKind } from '../finding-kind.ts';

export const linkFindings = {} satisfies Record<string, FindingKind>;
