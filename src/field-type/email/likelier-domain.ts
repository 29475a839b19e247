/** Where most private addresses are. */
const common = [
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'outlook.com',
  'yahoo.com',
  'icloud.com',
  'live.com',
  'msn.com',
  'aol.com',
  'mail.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  't-online.de',
  'freenet.de',
  'yandex.com',
  'yandex.com.tr',
  'mynet.com',
  'hotmail.co.uk',
  'yahoo.co.uk',
  'hotmail.de',
  'outlook.com.tr',
  'protonmail.com',
  'me.com',
];
const commonSet: ReadonlySet<string> = new Set(common);

/** The common mail domain that a domain is one typing error away from; undefined where there is none or more than one. */
export function likelierDomain(domain: string): string | undefined {
  const ascii = domain.replaceAll('ı', 'i').replaceAll('i\u0307', 'i');
  if (commonSet.has(ascii)) return ascii === domain ? undefined : ascii;
  // A short domain has too many real neighbours: ma.com, mg.com.
  const near = common.filter((candidate) => candidate.length > 8 && isOneEditAway(ascii, candidate));
  return near.length === 1 ? near[0] : undefined;
}

/** One letter changed, added, dropped, or swapped with its neighbour. */
function isOneEditAway(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start++;
  const rest = (text: string, skip: number) => text.slice(start + skip);
  if (left.length > right.length) return rest(left, 1) === rest(right, 0);
  if (left.length < right.length) return rest(left, 0) === rest(right, 1);
  if (rest(left, 1) === rest(right, 1)) return true;
  return left[start] === right[start + 1] && left[start + 1] === right[start] && rest(left, 2) === rest(right, 2);
}
