import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages, localeOf } from '../../src/finding/language/language.ts';
import { run } from '../../src/library/run.ts';
import { htmlReport } from '../../src/report/html/html-report.ts';
import { pageScript } from '../../src/report/html/page-script.ts';
import { english } from '../../src/report/language/en.ts';
import { wordsIn } from '../../src/report/language/index.ts';
import { payloads, withText } from './payloads.ts';
import { crm, rules, shop, smallRun } from './small-run.ts';

const { report } = await smallRun({ reveal: true });
const page = htmlReport(report);

/** What the page may be made of; anything else came from data. */
const TAGS = new Set(
  'html head meta title style script body header nav main section article fieldset legend label select option input output button a h1 h2 h3 h4 p span strong code ul ol li dl dt dd details summary div table thead tbody tr th td bdi s ins svg rect path text line title'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'lang dir charset http-equiv content name class id type value checked selected hidden href role tabindex scope colspan aria-label aria-hidden placeholder viewBox width height x y rx d text-anchor unicode-bidi x1 x2 y1 y2'.split(
    ' ',
  ),
);
/** Attributes that are there for the page's script: numbers, and names of levels. */
const OWN_DATA = /^data-(?:t|n|p|w|aria-label|placeholder|level|rule|field|source)$/;
const EMPTY = new Set(['meta', 'input']);

/** Reads the page as strictly as no browser does: each < opens one of the known tags, and each tag is closed in its turn. */
function tagsOf(text: string): string[] {
  const open: string[] = [];
  const tags: string[] = [];
  const body = text
    .replace(/^<!doctype html>/, '')
    .replace(/<style>[^<]*<\/style>/, '<style></style>')
    .replace(/(<script type="application\/json" id="texts">)[^<]*<\/script>/, '$1</script>')
    .replace(`<script>${pageScript}</script>`, '<script></script>');
  for (const [tag, slash, name, attributes] of body.matchAll(
    /<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z0-9-]+(?:="[^"<>]*")?)*)\/?>|[<>]/g,
  )) {
    if (name === undefined) throw new Error(`a bare ${tag} in the page`);
    if (!TAGS.has(name)) throw new Error(`<${name}> is no tag of the page`);
    for (const [, attribute, value = ''] of (attributes ?? '').matchAll(/ ([a-zA-Z0-9-]+)(?:="([^"]*)")?/g)) {
      if (!ATTRIBUTES.has(attribute!) && !OWN_DATA.test(attribute!))
        throw new Error(`${attribute} is no attribute of the page`);
      if (attribute === 'href' && !/^#[a-z]+$/.test(value)) throw new Error(`${value} leads out of the page`);
    }
    if (slash === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes another tag`);
    } else if (!EMPTY.has(name) && !tag.endsWith('/>')) open.push(name);
    tags.push(tag);
  }
  if (open.length > 0) throw new Error(`${open.join(', ')} never closed`);
  return tags;
}

/** What a reader sees, in one line. */
const textOf = (html: string) =>
  html
    .replace(/<(script|style|title)[^>]*>[^<]*<\/\1>/g, '')
    .replace(/<\/?(strong|bdi|code|span|ins|s)\b[^>]*>/g, '')
    .replace(/<\/?(?:li|p|ul|td|tr)\b[^>]*>/g, ' ')
    .replace(/ {2,}/g, ' ');

describe('the page', () => {
  test('is well formed', () => expect(tagsOf(page).length).toBeGreaterThan(100));

  test('the reader of the test refuses markup', () => {
    for (const bad of ['<b>', '<p onclick="x">', '<p', '<p></div>', '<a href="x">', '<img src=x>'])
      expect(() => tagsOf(page.replace('</main>', `${bad}</main>`))).toThrow();
  });

  test('allows nothing but its own style, by its hash', () => {
    const style = /<style>([^<]*)<\/style>/.exec(page)![1]!;
    const hash = createHash('sha256').update(style).digest('base64');
    const scriptHash = createHash('sha256').update(pageScript).digest('base64');
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; script-src 'sha256-${scriptHash}'; base-uri 'none'; form-action 'none'">`,
    );
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'));
    expect(style).not.toMatch(/url\(|@import|expression/);
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page).not.toMatch(/javascript:|https?:|src=|style=/i);
  });

  test('has the numbers of the report', () => {
    for (const text of [
      '6 records came from 2 sources',
      '2 records were duplicates of one another and became 1; 3 stand alone',
      '− 1 put aside',
      '6 read − 1 put aside = 5 accepted.',
      '5 accepted − 1 joined to others = 4 in the master file.',
      'Together 6 read, 1 put aside, 5 accepted.',
      'Records with an error: 1, with a warning: 3, with a note: 2',
      '1 cell said something else',
      '5 cells, most frequent changes first',
      'day first',
      '1 record with an error, 1 allowed. 3 records with a warning, 3 allowed.',
    ])
      expect(textOf(page)).toContain(text);
    expect(textOf(page)).not.toMatch(/\b1 records\b|\b0 records? .{0,20}became|NaN|undefined|\[object/);
  });

  test('shows empty runs', () => {
    const none = {
      ...report,
      findings: [],
      quality: [],
      cleaning: [],
      evidence: [],
      merges: [],
      conflicts: [],
      rules: [],
      sources: [],
      matching: null,
    };
    const zero = {
      ...report.counts,
      read: 0,
      rejected: 0,
      accepted: 0,
      entities: 0,
      mergedEntities: 0,
      mergedRecords: 0,
      changedCells: 0,
    };
    const empty = htmlReport({ ...none, counts: { ...zero, findings: { error: 0, warning: 0, info: 0 } } });
    expect(() => tagsOf(empty)).not.toThrow();
    expect(empty).toContain('Nothing was found.');
    expect(textOf(empty)).not.toMatch(/NaN|Infinity/);
  });

  test('shows a text written from right to left by itself', () => {
    const arabic = withText(report, 'رقم العميل');
    expect(htmlReport(arabic)).toContain('<bdi>رقم العميل</bdi>');
  });
});

describe('texts from data', () => {
  const all = [...payloads()];
  const harmless = tagsOf(htmlReport(withText(report, 'x')));

  test('are 400 different ones', () => expect(new Set(all).size).toBe(400));

  test('leave no markup in any place of the page', () => {
    // Attributes of the page hold numbers and words of its own, so that the tags stay the very same.
    for (const payload of all) expect(tagsOf(htmlReport(withText(report, payload)))).toEqual(harmless);
  });

  test('leave no markup as cells, headers, file names and names of sources of a run', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'recordmill-html-'));
    try {
      for (const text of all.filter((_, index) => index % 57 === 0)) {
        const name = text.replaceAll('\u0000', '').replace(/[/\\:\s]/g, '');
        const quoted = JSON.stringify(text);
        const file = join(folder, `${name}.ndjson`);
        writeFileSync(
          file,
          `{"id":${quoted},"email":"a@b.example",${quoted}:"=1"}\n{"id":${quoted},"phone":${quoted}}\n{`,
        );
        const { report } = await run(
          {
            recordmill: 1,
            sources: { [name]: { file, key: 'id' } },
            fields: { phone: { type: 'phone' }, email: { type: 'email' }, name: { type: 'text', from: text } },
          },
          { reveal: true, threads: 1 },
        );
        const page = htmlReport(report);
        expect(report.findings.length).toBeGreaterThan(2);
        expect(() => tagsOf(page)).not.toThrow();
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('show control and bidi characters as their numbers', () => {
    for (const character of [
      '\u0000',
      '\u0007',
      '\u001b',
      '\u007f',
      '\u0085',
      '\u200f',
      '\u202e',
      '\u2066',
      '\u2069',
      '\ufeff',
      '\u061c',
      '\u2028',
      '\ud800',
    ]) {
      const shown = htmlReport(withText(report, `a${character}b`));
      // Numbers and dates in Arabic hold marks of direction of their own.
      expect(shown).not.toContain(`a${character}b`);
      expect(shown.replace(/<script type[^<]*<\/script>/, '')).not.toContain(character);
      expect(shown).toContain(`a\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}b`);
    }
  });
});

describe('the size of the page', () => {
  const bytes = (text: string) => Buffer.byteLength(text);
  const many = <Item>(item: Item, times: number) => Array.from({ length: times }, () => item);

  test('stays below 5 MB whatever the run', () => {
    const text = '\u202e<"ض'.repeat(100);
    const huge = withText(report, text);
    const [merge] = huge.merges;
    const wide = {
      ...merge!,
      fields: many(text, 5000),
      golden: many(text, 5000),
      decidedBy: many(text, 5000),
      records: many({ ...merge!.records[0]!, cells: many(text, 5000), kept: many(true, 5000) }, 12),
    };
    const evidence = huge.evidence[0]!;
    const worst = htmlReport({
      ...huge,
      findings: [...many(huge.findings[0]!, 50_000), ...many({ ...huge.findings[0]!, level: 'info' as const }, 50_000)],
      quality: many(huge.quality[0]!, 5000),
      cleaning: many(huge.cleaning[0]!, 20_000),
      evidence: many({ ...evidence, evidence: many(evidence.evidence[0]!, 3) }, 5000),
      merges: [...many(wide, 10), ...many({ ...wide, reason: 'weakest' as const }, 10)],
      conflicts: many(huge.conflicts[0]!, 50_000),
      rules: many(huge.rules[0]!, 5000),
      sources: many({ ...huge.sources[0]!, files: many(huge.sources[0]!.files[0]!, 3) }, 5000),
      matching: {
        ...huge.matching!,
        accept: 0.95,
        review: 0.7,
        pairsByRule: many({ id: text, pairs: 1 }, 5000),
        linksByRule: many({ id: text, links: 1 }, 5000),
        weights: { from: -300, counts: many(7, 600) },
        sizes: many([2, 1] as const, 5000),
        model: many({ field: text, levels: many({ similarity: 0.5, weight: 1 }, 5) }, 2000),
      },
    });
    expect(() => tagsOf(worst)).not.toThrow();
    expect(bytes(worst)).toBeLessThan(5 * 2 ** 20);
    expect(worst).toContain('more kinds of findings are in report.json');
  });
});

describe('the histogram', () => {
  const matching = {
    ...report.matching!,
    accept: 0.95,
    review: 0.7,
    weights: { from: -10, counts: [5, 3, 1, 0, 0, 0, 0, 1, 2, 1, 2, 9, 100, 2, 3, 4, 5, 6, 7] },
  };
  const drawn = htmlReport({ ...report, matching });

  test('has a bar for each weight that pairs have, in the zone it falls in', () => {
    expect(drawn.match(/<rect class="bar-of (apart|doubt|joined)"[^>]*><title /g)).toHaveLength(15);
    expect(drawn).toContain('match weight 2 to 3: 100 pairs');
  });

  test('has both thresholds as lines', () => {
    expect(drawn.match(/<line class="mark"/g)).toHaveLength(2);
    expect(drawn).toContain('joined from 0.95');
    expect(drawn).toContain('in doubt from 0.7');
  });
});

test('the script in the page is the one of pages/report.ts', async () => {
  const { scriptOf } = (await import('../../tools/make-page-scripts.mjs' as string)) as {
    scriptOf(source: string): string;
  };
  expect(pageScript, 'npm run pages').toBe(scriptOf(readFileSync('pages/report.ts', 'utf8')));
});

describe('in every language', () => {
  test.each(languages)('%s: the page opens in it, and knows all others', (language) => {
    const other = htmlReport(report, language);
    expect(other).toContain(`<html lang="${localeOf[language]}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    const { texts } = JSON.parse(/id="texts">([^<]*)</.exec(other)![1]!) as { texts: string[][] };
    for (const text of texts) {
      expect(text).toHaveLength(languages.length);
      expect(text.join('')).not.toMatch(/undefined|NaN|\[object/);
    }
    expect(() => tagsOf(other)).not.toThrow();
  });

  test('the rule file and the option choose the language', async () => {
    const { report: german } = await run(
      { ...rules, report: { language: 'de' } },
      { sources: { crm, shop }, threads: 1 },
    );
    expect(htmlReport(german)).toContain('<title>Bericht zur Datenqualität</title>');
    const { report: turkish } = await smallRun({ language: 'tr' });
    expect(htmlReport(turkish)).toContain('<title>Veri kalitesi raporu</title>');
  });

  test('no text of the page is missing or left in English', () => {
    const same = (Object.keys(english) as (keyof typeof english)[]).flatMap((name) =>
      languages
        .filter((language) => language !== 'en' && !(name in wordsIn[language]))
        .map((language) => `${language} ${name}`),
    );
    expect(same).toEqual([]);
    // Words that two languages share by chance.
    const shared = new Set(['de searchLabel', 'de error', 'de learned']);
    const left = Object.entries(english).flatMap(([name, text]) =>
      typeof text !== 'string'
        ? []
        : (['tr', 'ar', 'de'] as const)
            .filter((language) => (wordsIn[language] as unknown as Record<string, unknown>)[name] === text)
            .map((language) => `${language} ${name}`)
            .filter((one) => !shared.has(one)),
    );
    expect(left).toEqual([]);
  });
});

describe('a merge', () => {
  test('is explained comparison by comparison, and its weights add up', async () => {
    const { report: matched } = await run(
      { ...rules, match: { rules: [{ id: 'same-email', same: ['email'] }] } },
      { sources: { crm, shop }, threads: 1, today: '2026-01-31' },
    );
    const links = [...report.merges, ...matched.merges].flatMap((merge) => merge.links);
    expect(links.length).toBeGreaterThan(1);
    for (const { model } of links) {
      if (model === null) continue;
      const sum = model.comparisons.reduce((total, { weight }) => total + weight, model.start);
      expect(sum).toBeCloseTo(model.weight, 0);
    }
    expect(textOf(page)).toMatch(/Why crm:a1 and shop:1 are one/);
    expect(textOf(page)).toContain('Rule same-email holds.');
  });
});
