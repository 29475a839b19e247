import { createHash } from 'node:crypto';
import { pageStyle } from './html-style.ts';
import { html, Markup } from './html-text.ts';
import type { FieldQuality, FindingGroup, MergeExample, RunReport } from './run-report.ts';

const count = (value: number) => value.toLocaleString('en-US');
const percent = (share: number) => `${Math.floor(share * 1000) / 10} %`;
const MOST_GROUPS = 200;
const MOST_CLEANINGS = 200;

/** One self-contained page: no script, no request, nothing from data as markup. */
export function htmlReport(report: RunReport): string {
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'; base-uri 'none'; form-action 'none'`;
  const style = new Markup(`<style>${pageStyle}</style>`);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>recordmill report</title>
${style}
</head>
<body><main>
<h1>Data quality report</h1>
${summary(report)}
${flow(report)}
${quality(report)}
${findings(report)}
${cleaning(report)}
${merges(report)}
${conflicts(report)}
${matching(report)}
${sources(report)}
</main></body>
</html>
`.text;
}

function summary({ counts, budget, sources, command, revealed }: RunReport): Markup {
  const verdict = budget.within
    ? html`<span class="good">Within the budget.</span>`
    : html`<span class="error">Over the budget: ${budget.limits.filter(({ found, allowed }) => found > allowed).map(({ level, found, allowed }) => `${count(found)} records with a finding of level ${level}, ${count(allowed)} allowed. `)}</span>`;
  const merged =
    command === 'run' || command === 'dedupe'
      ? html` They describe ${count(counts.entities)} people or companies: ${count(counts.mergedRecords)} records were duplicates of one another and became ${count(counts.mergedEntities)}.`
      : null;
  return html`<p>${count(counts.read)} records came from ${sources.length} ${sources.length === 1 ? 'source' : 'sources'}.${merged} ${verdict}</p>
<p class="soft">${revealed ? 'Personal values are shown as they are.' : 'Personal values are masked in this report; the data files hold them as they are.'}</p>`;
}

function flow({ counts, command }: RunReport): Markup {
  const steps: [string, number][] = [
    ['read', counts.read],
    ['put aside', counts.rejected],
    ['accepted', counts.accepted],
    ['cells cleaned', counts.changedCells],
  ];
  if (command === 'run' || command === 'dedupe')
    steps.push(['in the master file', counts.entities], ['pairs in doubt', counts.reviewPairs]);
  return html`<ul class="flow">${steps.map(([name, value]) => html`<li><strong>${count(value)}</strong>${name}</li>`)}</ul>`;
}

/** Two thin bars, before above after: the share that is filled and valid. */
function qualityBar({ before, after }: FieldQuality): Markup {
  const bar = (share: number, y: number) =>
    html`<rect class="rest" x="0" y="${y}" width="120" height="6"/><rect class="bar" x="0" y="${y}" width="${Math.round(120 * share)}" height="6"/>`;
  return html`<svg width="120" height="16" role="img" aria-label="filled and valid: ${percent(before.filled * before.valid)} before${after === null ? '' : `, ${percent(after.filled * after.valid)} after`}">${bar(before.filled * before.valid, 0)}${after === null ? null : bar(after.filled * after.valid, 9)}</svg>`;
}

function quality({ quality }: RunReport): Markup {
  if (quality.length === 0) return html``;
  return html`<h2>Quality by field, before and after</h2>
<p class="soft">Before: shares of the records as read. After: shares of the master file. Valid: readable as the field’s type. One spelling: already written in the canonical form.</p>
<div class="scroll"><table><thead><tr><th>Field</th><th>Type</th><th class="n">Filled</th><th class="n">Valid</th><th class="n">One spelling</th><th class="n">Filled after</th><th class="n">Valid after</th><th>Filled and valid</th></tr></thead><tbody>${quality.map(
    (field) =>
      html`<tr><td>${field.field}</td><td>${field.type}</td><td class="n">${percent(field.before.filled)}</td><td class="n">${percent(field.before.valid)}</td><td class="n">${percent(field.before.canonical)}</td><td class="n">${field.after === null ? '' : percent(field.after.filled)}</td><td class="n">${field.after === null ? '' : percent(field.after.valid)}</td><td>${qualityBar(field)}</td></tr>`,
  )}</tbody></table></div>`;
}

function findingGroup(group: FindingGroup): Markup {
  const places = group.examples.map(
    (example) =>
      html`<tr><td class="n">${count(example.records)}</td><td dir="auto">${example.message}</td><td dir="auto">${example.suggestion ?? ''}</td><td>${[example.source, example.file, example.line].filter((part) => part !== null).join(', ')}</td></tr>`,
  );
  return html`<details><summary><strong class="${group.level}">${group.level}</strong> ${group.records === 0 ? '' : `${count(group.records)} records: `}<span dir="auto">${group.message}</span> <code>${group.rule ?? group.code}</code></summary>
${group.why === '' ? null : html`<p dir="auto">Why the rule exists: ${group.why}</p>`}${group.advice === null ? null : html`<p>What to do: ${group.advice}</p>`}
<div class="scroll"><table><thead><tr><th class="n">Records</th><th>Example</th><th>Suggestion</th><th>First seen</th></tr></thead><tbody>${places}</tbody></table></div></details>`;
}

function findings({ findings, counts }: RunReport): Markup {
  const { error, warning, info } = counts.findings;
  return html`<h2>Findings</h2><p>Records with an error: ${count(error)}, with a warning: ${count(warning)}, with a note: ${count(info)}.</p>
${findings.slice(0, MOST_GROUPS).map(findingGroup)}${findings.length > MOST_GROUPS ? html`<p class="soft">${count(findings.length - MOST_GROUPS)} more kinds are in report.json.</p>` : null}`;
}

function cleaning({ cleaning }: RunReport): Markup {
  if (cleaning.length === 0) return html``;
  const most = [...cleaning].sort((a, b) => b.records - a.records).slice(0, MOST_CLEANINGS);
  return html`<h2>What cleaning changed</h2><div class="scroll"><table><thead><tr><th>Source</th><th>Field</th><th>Rule</th><th class="n">Values</th><th class="n">Records</th><th>Example</th></tr></thead><tbody>${most.map(
    ({ source, field, rule, values, records, examples }) =>
      html`<tr><td>${source}</td><td>${field}</td><td><code>${rule}</code></td><td class="n">${count(values)}</td><td class="n">${count(records)}</td><td>${examples.slice(0, 1).map(({ before, after }) => html`<bdi>${before}</bdi> → <bdi>${after}</bdi>`)}</td></tr>`,
  )}</tbody></table></div>`;
}

function mergeExample(example: MergeExample): Markup {
  const title = example.reason === 'largest' ? `${example.records.length} records` : `weakest link ${example.weakest}`;
  return html`<details><summary><code>${example.masterId}</code> ${title}</summary><div class="scroll"><table><thead><tr><th>Source</th><th>Key</th><th>Joined by</th>${example.fields.map((field) => html`<th dir="auto">${field}</th>`)}</tr></thead><tbody>
${example.records.map(({ source, key, rule, cells }) => html`<tr><td>${source}</td><td>${key}</td><td>${rule}</td>${cells.map((cell) => html`<td dir="auto">${cell}</td>`)}</tr>`)}
<tr class="golden"><td colspan="3">golden record</td>${example.golden.map((cell) => html`<td dir="auto">${cell}</td>`)}</tr></tbody></table></div></details>`;
}

function merges({ merges }: RunReport): Markup {
  if (merges.length === 0) return html``;
  const of = (reason: MergeExample['reason']) =>
    merges.filter((example) => example.reason === reason).map(mergeExample);
  return html`<h2>Merges</h2><h3>The largest</h3>${of('largest')}<h3>The least certain</h3>${of('weakest')}`;
}

function conflicts({ conflicts }: RunReport): Markup {
  if (conflicts.length === 0) return html``;
  return html`<h2>Where sources disagree</h2><div class="scroll"><table><thead><tr><th>Field</th><th>Won</th><th>Lost</th><th class="n">Times</th><th>Example</th></tr></thead><tbody>${conflicts.map(
    ({ field, winner, loser, count: times, examples }) =>
      html`<tr><td>${field}</td><td>${winner}</td><td>${loser}</td><td class="n">${count(times)}</td><td>${examples.slice(0, 1).map(({ won, lost }) => html`<bdi>${won}</bdi> over <bdi>${lost}</bdi>`)}</td></tr>`,
  )}</tbody></table></div>`;
}

/** Counts of match weights as columns, with the two thresholds drawn in. */
function histogram({ from, counts }: { from: number; counts: readonly number[] }): Markup {
  const highest = Math.max(1, ...counts.map((value) => Math.log10(value + 1)));
  const width = 14;
  const bars = counts.map((value, index) => {
    const height = Math.round((110 * Math.log10(value + 1)) / highest);
    return html`<rect class="bar" x="${index * width}" y="${120 - height}" width="${width - 2}" height="${height}"><title>weight ${from + index}: ${count(value)} pairs</title></rect>`;
  });
  const labels = counts.map((_, index) =>
    (from + index) % 10 === 0 ? html`<text x="${index * width}" y="134">${from + index}</text>` : null,
  );
  return html`<svg width="${counts.length * width}" height="138" viewBox="0 0 ${counts.length * width} 138" role="img" aria-label="Candidate pairs by match weight, logarithmic">${bars}${labels}</svg>`;
}

function matching({ matching }: RunReport): Markup {
  if (matching === null) return html``;
  const { pairsByRule, linksByRule, weights, sizes, model, accept, review } = matching;
  return html`<h2>How records were matched</h2>
${accept === null ? null : html`<p>Joined from a match probability of ${accept}; between ${review} and ${accept} a person decides.</p>`}
<div class="scroll"><table><thead><tr><th>Compared by</th><th class="n">Pairs</th></tr></thead><tbody>${pairsByRule.map(({ id, pairs }) => html`<tr><td>${id}</td><td class="n">${count(pairs)}</td></tr>`)}</tbody></table></div>
<div class="scroll"><table><thead><tr><th>Joined by</th><th class="n">Links</th></tr></thead><tbody>${linksByRule.map(({ id, links }) => html`<tr><td>${id}</td><td class="n">${count(links)}</td></tr>`)}</tbody></table></div>
${weights.counts.length === 0 ? null : html`<h3>Match weights of the compared pairs</h3>${histogram(weights)}`}
<h3>Entities by number of records</h3><p>${sizes.map(([size, entities]) => `${size}: ${count(entities)}`).join(' · ')}</p>
${model.length === 0 ? null : html`<h3>What the model learned</h3><div class="scroll"><table><thead><tr><th>Field</th><th>Match weight from each similarity</th></tr></thead><tbody>${model.map(({ field, levels }) => html`<tr><td>${field}</td><td>${levels.map(({ similarity, weight }) => `${similarity}: ${weight}`).join(' · ')}</td></tr>`)}</tbody></table></div>`}`;
}

function sources({ sources }: RunReport): Markup {
  return html`<h2>Sources</h2><div class="scroll"><table><thead><tr><th>Source</th><th class="n">Read</th><th class="n">Put aside</th><th>Files</th></tr></thead><tbody>${sources.map(
    ({ name, read, rejected, files }) =>
      html`<tr><td>${name}</td><td class="n">${count(read)}</td><td class="n">${count(rejected)}</td><td>${files.map(({ file, encoding, format, sure }) => html`<bdi>${file}</bdi> (${format}, ${encoding}${sure ? '' : ', guessed'}) `)}</td></tr>`,
  )}</tbody></table></div>`;
}
