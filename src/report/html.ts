import { createHash } from 'node:crypto';
import { cleaning, conventions, quality, rules, sources } from './html-data.ts';
import { findings } from './html-findings.ts';
import { conflicts, matching, merges } from './html-matching.ts';
import { pageStyle } from './html-style.ts';
import { flow, summary } from './html-summary.ts';
import { html, Markup } from './html-text.ts';
import type { RunReport } from './run-report.ts';

/**
 * One self-contained page: no script, no request, nothing from data as markup. Each part has its own limit of items and
 * bytes, so that the page stays below 5 MB whatever the run; report.json has everything.
 */
export function htmlReport(report: RunReport): string {
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'; base-uri 'none'; form-action 'none'`;
  const style = new Markup(`<style>${pageStyle}</style>`);
  return html`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>recordmill report</title>
${style}
</head>
<body><main>
<h1>Data quality report</h1>
${summary(report)}
${flow(report)}
${findings(report)}
${quality(report)}
${cleaning(report)}
${conventions(report)}
${merges(report)}
${conflicts(report)}
${matching(report)}
${rules(report)}
${sources(report)}
</main></body>
</html>
`.text;
}
