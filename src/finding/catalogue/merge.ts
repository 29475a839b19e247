import type { FindingKind } from '../finding-kind.ts';

export const mergeFindings = {} satisfies Record<string, FindingKind>;
