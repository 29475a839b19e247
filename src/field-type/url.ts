import { z } from 'zod';
import { headerSays, shareOf, shareRead } from './column-evidence.ts';
import { readDomainName } from './domain-name.ts';
import { declined, defineFieldType, type Reading, read } from './field-type.ts';

const standard = z
  .enum(['web', 'whatwg'])
  .default('web')
  .describe(
    'web: a public web address, with or without http://. whatwg: any URL that browsers can parse, which needs its scheme.',
  );

type Reason = 'white-space' | 'bad-scheme' | 'bad-host' | 'bad-port' | 'not-a-url';

/** Web addresses. What has no scheme gets none: whether http or https was meant is not in the data. */
export const url = defineFieldType({
  id: 'url',
  summary: 'Web addresses, with scheme and host in small letters.',
  options: z.strictObject({ standard }),
  reasons: {
    'white-space': 'holds white space or angle brackets',
    'bad-scheme': 'begins with a scheme that is not of the web',
    'bad-host': 'names no public host',
    'bad-port': 'has a port that is not from 1 to 65535',
    'not-a-url': 'is no URL, or longer than the 2,083 characters that browsers take',
  },
  examples: [
    { given: 'https://www.example.com/a?b=c#d', gives: { text: 'https://www.example.com/a?b=c#d' } },
    { given: ' HTTPS://WWW.Example.COM/Path ', gives: { text: 'https://www.example.com/Path' } },
    { given: 'Example.com/Path', gives: { text: 'example.com/Path' } },
    { given: 'https://example.com:443/', gives: { text: 'https://example.com/' } },
    { given: 'http://şirket.example/ürün', gives: { text: 'http://xn--irket-idb.example/%C3%BCr%C3%BCn' } },
    { given: 'http://192.0.2.1/', gives: { text: 'http://192.0.2.1/' } },
    { given: 'http://localhost:3000/', gives: { declined: 'bad-host' } },
    { given: 'http://localhost:3000/', options: { standard: 'whatwg' }, gives: { text: 'http://localhost:3000/' } },
    { given: 'http://-example.com', gives: { declined: 'bad-host' } },
    { given: 'javascript:alert(1)', gives: { declined: 'bad-scheme' } },
    { given: 'mailto:jane@example.com', gives: { declined: 'bad-scheme' } },
    { given: 'http://example.com:70000/', gives: { declined: 'bad-port' } },
    { given: 'http://example.com/a b', gives: { declined: 'white-space' } },
    { given: 'none', gives: { declined: 'bad-host' } },
    { given: 'example.com', options: { standard: 'whatwg' }, gives: { declined: 'not-a-url' } },
  ],
  personal: false,
  cel: 'string',
  compile: (options) => (options.standard === 'whatwg' ? readAnyUrl : readWebAddress),
  infer(name, values) {
    const share = shareRead(values, readWebAddress);
    const withScheme = shareOf(values, (text) => /^\s*(https?:\/\/|www\.)/i.test(text));
    const header = headerSays(name, [
      'url',
      'website',
      'web site',
      'web',
      'homepage',
      'link',
      'domain',
      'adres url',
      'site',
      'webseite',
      'الموقع',
      'رابط',
    ]);
    if (share < 0.5) return { confidence: 0, options: {} };
    return { confidence: share * (withScheme > 0.5 ? 0.97 : header ? 0.9 : 0.5), options: {} };
  },
  mask: (text) =>
    text.replace(
      /^([a-z]+:\/\/)?(.).*$/is,
      (_, scheme: string | undefined, first: string) => `${scheme ?? ''}${first}***`,
    ),
  comparison: { comparator: 'levenshtein', levels: [0.9], termFrequency: true },
});

function readAnyUrl(given: string): Reading<string, Reason> {
  const href = hrefOf(given.trim());
  return href === null ? declined('not-a-url') : read(href, href);
}

function hrefOf(text: string): string | null {
  try {
    return new URL(text).href;
  } catch {
    return null;
  }
}

function readWebAddress(given: string): Reading<string, Reason> {
  const text = given.replace(/^[ \u00a0]+|[ \u00a0]+$/g, '');
  if (text.length > 2083) return declined('not-a-url');
  if (/[\s<>]/.test(text)) return declined('white-space');
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined && /^([a-z][a-z0-9+-]*:(?!\d)|\/)/i.test(text)) return declined('bad-scheme');
  if (scheme !== undefined && !['http', 'https', 'ftp'].includes(scheme)) return declined('bad-scheme');

  const rest = scheme === undefined ? text : text.slice(scheme.length + 3);
  const authority = /^[^/?#]*/.exec(rest)![0];
  const at = authority.lastIndexOf('@');
  if (at >= 0 && !/^[^:@]+(:[^:@]*)?$/.test(authority.slice(0, at))) return declined('bad-host');
  const parts = /^(\[[0-9a-f:.]+\]|[^:[\]]*)(?::(\d*))?$/i.exec(authority.slice(at + 1));
  if (parts === null || !isPublicHost(parts[1]!)) return declined('bad-host');
  const port = parts[2];
  if (port !== undefined && port !== '' && (Number(port) < 1 || Number(port) > 65535)) return declined('bad-port');

  const href = hrefOf(`${scheme ?? 'http'}://${rest}`);
  if (href === null) return declined('not-a-url');
  if (scheme !== undefined) return read(href, href);
  const written = href.slice('http://'.length);
  // Without a scheme the slash that the parser puts after a bare host is one that nobody wrote.
  const canonical = written.endsWith('/') && !rest.includes('/') ? written.slice(0, -1) : written;
  return read(canonical, canonical);
}

function isPublicHost(host: string): boolean {
  if (host.startsWith('[')) return hrefOf(`http://${host}/`) !== null;
  if (/^\d+(\.\d+){3}$/.test(host)) return host.split('.').every((part) => Number(part) <= 255);
  const name = readDomainName(host);
  return name !== null && !/\.[^.]*\d[^.]*$/.test(name.unicode);
}
