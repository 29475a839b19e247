import { cleanFindings } from './catalogue/clean.ts';
import { linkFindings } from './catalogue/link.ts';
import { mergeFindings } from './catalogue/merge.ts';
import { runFindings } from './catalogue/run.ts';
import { sourceFindings } from './catalogue/source.ts';
import { validateFindings } from './catalogue/validate.ts';
import type { FindingKind } from './finding-kind.ts';

/** Every kind of finding, by code. The reference page, the messages and the tests follow from it. */
export const catalogue: Readonly<Record<string, FindingKind>> = {
  ...sourceFindings,
  ...cleanFindings,
  ...validateFindings,
  ...linkFindings,
  ...mergeFindings,
  ...runFindings,
};
