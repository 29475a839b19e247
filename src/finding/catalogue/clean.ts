import type { FindingKind } from '../finding-kind.ts';

export const cleanFindings = {} satisfies Record<string, FindingKind>;
