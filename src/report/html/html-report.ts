import { createHash } from 'node:crypto';
import { type Language, languages, localeOf } from '../../finding/language/language.ts';
import type { Words } from '../language/en.ts';
import { nameOf, wordsIn } from '../language/index.ts';
import type { RunReport } from '../run-report.ts';
import { cleaning, conventions } from './cleaning.ts';
import { conflicts } from './conflicts.ts';
import { findings } from './findings.ts';
import { flow } from './flow.ts';
import { html, Markup } from './markup.ts';
import { matching } from './matching.ts';
import { merges } from './merges.ts';
import { Page } from './page.ts';
import { pageScript } from './page-script.ts';
import { profiles, quality, rules, sources } from './quality.ts';
import { pageStyle } from './style.ts';
import { summary } from './summary.ts';

const parts: readonly (readonly [id: keyof Words & string, draw: (page: Page, report: RunReport) => Markup])[] = [
  ['summary', summary],
  ['flow', flow],
  ['findings', findings],
  ['quality', quality],
  ['profiles', profiles],
  ['cleaning', cleaning],
  ['conventions', conventions],
  ['merges', merges],
  ['conflicts', conflicts],
  ['matching', matching],
  ['rules', rules],
  ['sources', sources],
];

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const POLICY = `default-src 'none'; style-src ${hashOf(pageStyle)}; script-src ${hashOf(pageScript)}; base-uri 'none'; form-action 'none'`;

/**
 * One self-contained page in all languages: no request, no script and no style but its own, which the policy knows by their
 * hashes, and nothing from data as markup. Each part has its own limit of items and bytes, so that the page stays below
 * 5 MB whatever the run; report.json has everything.
 */
export function htmlReport(report: RunReport, language: Language = report.language ?? 'en'): string {
  const page = new Page(language);
  const drawn = parts
    .map(([id, draw]) => ({ id, markup: draw(page, report) }))
    .filter(({ markup }) => markup.text !== '');
  const contents = drawn.map(
    ({ id }) => html`<li>${page.text('a', (words) => words[id] as string, html` href="#${id}"`)}</li>`,
  );
  const options = languages.map(
    (one) =>
      html`<option value="${one}" lang="${localeOf[one]}"${one === language ? html` selected` : null}>${nameOf[one]}</option>`,
  );
  return html`<!doctype html>
<html lang="${localeOf[language]}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${wordsIn[language].pageTitle}</title>
<style>${new Markup(pageStyle)}</style>
</head>
<body>
${page.text('a', (words) => words.skip, html` class="skip" href="#summary"`)}
<header><h1>${page.say((words) => words.pageTitle)}</h1>
<label id="languages" hidden>${page.say((words) => words.language)} <select id="language">${options}</select></label>
<nav${page.attribute('aria-label', (words) => words.contents)}><ul>${contents}</ul></nav></header>
<main>
${drawn.map(({ markup }) => markup)}</main>
<script type="application/json" id="texts">${page.json()}</script>
<script>${new Markup(pageScript)}</script>
</body>
</html>
`.text;
}
