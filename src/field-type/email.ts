import { z } from 'zod';
import { flag } from '../util/rule-schema.ts';
import { headerSays, shareRead } from './column-evidence.ts';
import { isPublicDomain, readDomainName } from './domain-name.ts';
import { likelierDomain } from './email/likelier-domain.ts';
import { declined, defineFieldType, type Reading, read } from './field-type.ts';

const keepCase = flag
  .default(false)
  .describe(
    'Keep capital letters before the @. Left out, they are made small: no mail system in use tells them apart.',
  );

const headers = ['email', 'e mail', 'mail', 'e posta', 'eposta', 'posta', 'البريد الالكتروني', 'ايميل', 'بريد'];

type Reason = 'no-at' | 'two-addresses' | 'white-space' | 'bad-local' | 'bad-domain' | 'reserved-domain' | 'too-long';

/**
 * E-mail addresses, checked as mail systems do and not as the grammar of RFC 5322 would allow: no comments, no quoted
 * names, no address literals. Nobody has those, and a typing error easily looks like one.
 */
export const email = defineFieldType({
  id: 'email',
  summary: 'E-mail addresses, in small letters, without a display name around them.',
  options: z.strictObject({ keepCase }),
  reasons: {
    'no-at': 'has no @',
    'two-addresses': 'holds more than one address',
    'white-space': 'holds white space or a line break',
    'bad-local': 'has a part before the @ that no mail system uses',
    'bad-domain': 'has a part after the @ that is no domain name',
    'reserved-domain': 'has a domain that is reserved and gets no mail',
    'too-long': 'is longer than an address can be',
  },
  examples: [
    { given: 'jane.doe@example.com', gives: { text: 'jane.doe@example.com' } },
    { given: '  Jane.Doe@Example.COM ', gives: { text: 'jane.doe@example.com' } },
    { given: 'Jane.Doe@Example.COM', options: { keepCase: true }, gives: { text: 'Jane.Doe@example.com' } },
    { given: 'Jane Doe <jane@example.com>', gives: { text: 'jane@example.com' } },
    { given: 'mailto:jane@example.com?subject=Hi', gives: { text: 'jane@example.com' } },
    { given: 'BİLGİ@EXAMPLE.COM.TR', gives: { text: 'bilgi@example.com.tr' } },
    { given: 'jane+shop@sub.example.co.uk', gives: { text: 'jane+shop@sub.example.co.uk' } },
    { given: 'ayşe@bücher.example', gives: { text: 'ayşe@bücher.example' } },
    { given: 'ayse@xn--bcher-kva.example', gives: { text: 'ayse@bücher.example' } },
    { given: 'jane.example.com', gives: { declined: 'no-at' } },
    { given: 'jane@example.com; joe@example.com', gives: { declined: 'two-addresses' } },
    { given: 'jane@home@example.com', gives: { declined: 'two-addresses' } },
    { given: 'jane doe@example.com', gives: { declined: 'white-space' } },
    { given: 'jane..doe@example.com', gives: { declined: 'bad-local' } },
    { given: '@example.com', gives: { declined: 'bad-local' } },
    { given: 'jane@example', gives: { declined: 'bad-domain' } },
    { given: 'jane@-example.com', gives: { declined: 'bad-domain' } },
    { given: 'jane@example.com.', gives: { declined: 'bad-domain' } },
    { given: 'jane@shop.invalid', gives: { declined: 'reserved-domain' } },
    { given: `${'j'.repeat(65)}@example.com`, gives: { declined: 'too-long' } },
  ],
  personal: true,
  cel: 'string',
  compile: (options) => (text) => readEmail(text, options.keepCase),
  suggester: () => {
    const known = new Map<string, string | undefined>();
    return (text) => suggestEmail(text, known);
  },
  infer(name, values) {
    const share = shareRead(values, (text) => readEmail(text, false));
    if (share < 0.5) return { confidence: headerSays(name, headers) ? share / 2 : 0, options: {} };
    return { confidence: Math.min(1, share + (headerSays(name, headers) ? 0.05 : 0)), options: {} };
  },
  mask(text) {
    const at = text.lastIndexOf('@');
    if (at < 1) return '***';
    const ending = /\.[\p{L}\p{N}-]{2,}$/u.exec(text.slice(at))?.[0] ?? '';
    return `${first(text)}***@${first(text.slice(at + 1))}***${ending}`;
  },
  comparison: { comparator: 'email', levels: [0.92], termFrequency: true },
});

const first = (text: string) => [...text][0] ?? '';

/** What most values are: small letters already. The groups cannot match in two ways, so that this is linear. */
const plain = /^[a-z0-9_%+]+(?:[.-][a-z0-9_%+]+)*@[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]{2,}$/;

function readEmail(given: string, keepCase: boolean): Reading<string, Reason> {
  if (given.length < 64 && plain.test(given) && isPublicDomain({ ascii: given, unicode: given }))
    return read(given, given);
  const text = unwrap(given.replace(/^[ \u00a0]+|[ \u00a0]+$/g, ''));
  const at = text.lastIndexOf('@');
  if (at < 0) return declined('no-at');
  if (text.indexOf('@') !== at) return declined('two-addresses');
  if (/[\s\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/.test(text)) return declined('white-space');

  const local = readLocal(text.slice(0, at), keepCase);
  if (local === null) return declined('bad-local');
  const domain = readDomainName(text.slice(at + 1));
  if (domain === null) return declined('bad-domain');
  if (!isPublicDomain(domain)) return declined('reserved-domain');
  // RFC 5321, in octets.
  const localLength = Buffer.byteLength(local);
  if (localLength > 64 || localLength + 1 + domain.ascii.length > 254) return declined('too-long');
  const address = `${local}@${domain.unicode}`;
  return read(address, address);
}

/** Takes away `mailto:` with its query, and a display name with angle brackets. */
function unwrap(text: string): string {
  const address = /^mailto:/i.test(text) ? text.slice(7).replace(/\?.*$/s, '') : text;
  const bracketed = /^[^<>]*<([^<>]*)>$/.exec(address);
  return bracketed === null ? address : bracketed[1]!.trim();
}

const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;

function readLocal(text: string, keepCase: boolean): string | null {
  if (!localPart.test(text) || /^\p{M}/u.test(text)) return null;
  const composed = text.normalize('NFC');
  return keepCase ? composed : composed.toLowerCase().replaceAll('i\u0307', 'i');
}

/** Distinct domains are few beside addresses: this many answers are kept. */
const KNOWN_DOMAINS = 10_000;

/** The address with the domain that was probably meant: gmial.com is gmail.com. Never put in its place unasked. */
function suggestEmail(text: string, known: Map<string, string | undefined>): string | undefined {
  const at = text.lastIndexOf('@');
  if (at < 1) return undefined;
  const written = text.slice(at + 1);
  let domain = known.get(written);
  if (domain === undefined && !known.has(written)) {
    domain = likelierDomain(written.trim().toLowerCase());
    if (known.size < KNOWN_DOMAINS) known.set(written, domain);
  }
  return domain === undefined ? undefined : `${text.slice(0, at).trim()}@${domain}`;
}
