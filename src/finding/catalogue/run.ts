import type { FindingKind } from '../finding-kind.ts';

export const runFindings = {} satisfies Record<string, FindingKind>;
