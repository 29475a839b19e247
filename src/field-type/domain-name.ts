import { domainToASCII, domainToUnicode } from 'node:url';

/** A domain name as people write it and as the network knows it; the same unless it holds letters beyond ASCII. */
export interface DomainName {
  readonly unicode: string;
  readonly ascii: string;
}

/** Top-level domains that no public name has (RFC 2606, 6761, 7686). `example` is left out: samples use it. */
const notPublic: ReadonlySet<string> = new Set(['arpa', 'invalid', 'local', 'localhost', 'onion', 'test']);

/** Reads the domain name of a public host: two labels or more, lower case; null where it is none. */
export function readDomainName(text: string): DomainName | null {
  const lower = text.toLowerCase();
  if (/^[a-z0-9.-]*$/.test(lower) && !lower.includes('xn--')) {
    return isHostName(lower) ? { ascii: lower, unicode: lower } : null;
  }
  // Turkish upper case makes İ of i; its plain lower case is i with a second dot above.
  const ascii = domainToASCII(lower.replaceAll('i\u0307', 'i').normalize('NFKC'));
  if (!isHostName(ascii)) return null;
  const unicode = domainToUnicode(ascii);
  // Joiners have a use inside words; symbols and emoji are in no registry's rules.
  return /^[\p{L}\p{M}\p{N}.\-\u00b7\u200c\u200d]+$/u.test(unicode) ? { ascii, unicode } : null;
}

export function isPublicDomain(name: DomainName): boolean {
  return !notPublic.has(name.ascii.slice(name.ascii.lastIndexOf('.') + 1));
}

/** Labels of letters, digits and inner hyphens, the last one not a number (RFC 1123); at least two of them. */
function isHostName(ascii: string): boolean {
  if (ascii.length > 253) return false;
  const labels = ascii.split('.');
  const last = labels[labels.length - 1]!;
  return labels.length > 1 && last.length > 1 && !/^[0-9]+$/.test(last) && labels.every(isLabel);
}

function isLabel(label: string): boolean {
  if (label.length === 0 || label.length > 63) return false;
  if (label.charCodeAt(0) === 45 || label.charCodeAt(label.length - 1) === 45) return false;
  // Hyphens in third and fourth place are kept for encodings such as xn-- (RFC 5891).
  if (label.charCodeAt(2) === 45 && label.charCodeAt(3) === 45 && !label.startsWith('xn--')) return false;
  for (let at = 0; at < label.length; at++) {
    const code = label.charCodeAt(at);
    if (!((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 45)) return false;
  }
  return true;
}
