import type { FindingKind } from '../finding-kind.ts';

export const validateFindings = {} satisfies Record<string, FindingKind>;
