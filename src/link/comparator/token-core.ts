import { compareUtf8 } from '../../util/utf8-order.ts';
import { codePointLength } from './code-points.ts';
import { indel } from './edit-distance.ts';

/** Words of a text, split at white space. */
export function tokensOf(text: string): string[] {
  const trimmed = text.trim();
  return trimmed === '' ? [] : trimmed.split(/\s+/u);
}

/** 1 less the edits over both lengths, where a change is an addition and a removal. */
export function indelSimilarity(left: string, right: string): number {
  const total = codePointLength(left) + codePointLength(right);
  return total === 0 ? 1 : 1 - indel(left, right) / total;
}

/** The texts with their words in order of code points. */
export function tokenSort(left: string, right: string): number {
  return indelSimilarity(tokensOf(left).sort(compareUtf8).join(' '), tokensOf(right).sort(compareUtf8).join(' '));
}

/**
 * The words in common, with those of either side after them: the best similarity among the three texts. Where one
 * side has no word of its own, the texts are as good as equal.
 */
export function tokenSet(left: string, right: string): number {
  const leftWords = new Set(tokensOf(left));
  const rightWords = new Set(tokensOf(right));
  if (leftWords.size === 0 || rightWords.size === 0) return 0;
  const common = [...leftWords]
    .filter((word) => rightWords.has(word))
    .sort(compareUtf8)
    .join(' ');
  const onlyLeft = [...leftWords]
    .filter((word) => !rightWords.has(word))
    .sort(compareUtf8)
    .join(' ');
  const onlyRight = [...rightWords]
    .filter((word) => !leftWords.has(word))
    .sort(compareUtf8)
    .join(' ');
  if (common !== '' && (onlyLeft === '' || onlyRight === '')) return 1;
  if (common === '') return indelSimilarity(onlyLeft, onlyRight);
  const commonLength = codePointLength(common);
  const leftLength = commonLength + 1 + codePointLength(onlyLeft);
  const rightLength = commonLength + 1 + codePointLength(onlyRight);
  return Math.max(
    1 - indel(onlyLeft, onlyRight) / (leftLength + rightLength),
    1 - (leftLength - commonLength) / (leftLength + commonLength),
    1 - (rightLength - commonLength) / (rightLength + commonLength),
  );
}
