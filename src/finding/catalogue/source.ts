import type { FindingKind } from '../finding-kind.ts';

export const sourceFindings = {} satisfies Record<string, FindingKind>;
