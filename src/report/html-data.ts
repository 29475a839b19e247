import { data, html, type Markup, table } from './html-text.ts';
import type { CleaningReport, FieldQuality, RunReport } from './run-report.ts';
import { count, percent } from './words.ts';

const ROOM = { items: 300, bytes: 250_000 };

/** Two bars, before above after: the share of all records that is filled and valid. */
function qualityBar({ before, after }: FieldQuality): Markup {
  const bar = (share: number, y: number, kind: string) =>
    html`<rect class="rest" x="0" y="${y}" width="120" height="7" rx="2"/><rect class="${kind}" x="0" y="${y}" width="${Math.round(120 * share)}" height="7" rx="2"/>`;
  const usable = ({ filled, valid }: { filled: number; valid: number }) => filled * valid;
  return html`<svg width="120" height="18" viewBox="0 0 120 18" role="img" aria-label="filled and valid: ${percent(usable(before))} before${after === null ? '' : `, ${percent(usable(after))} after`}">${bar(usable(before), 0, 'was')}${after === null ? null : bar(usable(after), 10, 'bar')}</svg>`;
}

/** A share before and after, with the gain or the loss where there is one worth a tenth of a percent. */
function beforeAfter(before: number, after: number | null): Markup {
  if (after === null) return html`<td class="n">${percent(before)}</td>`;
  const [was, is] = [percent(before), percent(after)];
  if (was === is) return html`<td class="n">${is}</td>`;
  return html`<td class="n"><span class="soft">${was} →</span> <strong class="${after > before ? 'good' : 'warning'}">${is}</strong></td>`;
}

export function quality({ quality, counts, command }: RunReport): Markup {
  if (quality.length === 0) return html``;
  const merges = command === 'run' || command === 'dedupe';
  const said = merges
    ? html`Before: of the records as read. After: of the ${count(counts.entities)} records of the master file.`
    : html`Of the records as read.`;
  return html`<h2>Quality by field${merges ? ', before and after' : ''}</h2>
<p class="soft">${said} Filled: has a value. Valid: the value can be read as the field’s type. One spelling: a value that already stood in the one form that cleaning gives to all. ${merges ? html`The bars: filled and valid, <span class="key was">before</span> and <span class="key bar">after</span>.` : null}</p>
${table({
  heads: ['Field', 'Type', 'Filled and valid', '#Filled', '#Valid', '#One spelling'],
  items: quality,
  room: ROOM,
  more: 'fields are',
  row: (field) =>
    html`<tr><td>${data(field.field)}</td><td>${data(field.type)}</td><td>${qualityBar(field)}</td>${beforeAfter(field.before.filled, field.after?.filled ?? null)}${beforeAfter(field.before.valid, field.after?.valid ?? null)}${beforeAfter(field.before.canonical, field.after?.valid ?? null)}</tr>
`,
})}`;
}

export function cleaning({ cleaning, counts }: RunReport): Markup {
  if (cleaning.length === 0) return html``;
  const most = [...cleaning].sort((a, b) => b.records - a.records);
  return html`<h2>What cleaning changed</h2>
<p class="soft">${count(counts.changedCells)} cells, most frequent changes first. Every change, with before and after, is in changes.csv.</p>
${table({
  heads: ['Source', 'Field', 'By', '#Values', '#Cells', 'Example'],
  items: most,
  room: ROOM,
  more: 'changes are',
  row: (change) =>
    html`<tr><td>${data(change.source)}</td><td>${data(change.field)}</td><td><code>${data(change.rule)}</code></td><td class="n">${count(change.values)}</td><td class="n">${count(change.records)}</td><td>${changeExample(change)}</td></tr>
`,
})}`;
}

/** The first example whose two sides still differ after masking. */
function changeExample({ examples }: CleaningReport): Markup {
  const telling = examples.find(({ before, after }) => before !== after) ?? examples[0];
  if (telling === undefined) return html``;
  const before = telling.before === '' ? html`<span class="soft">(empty)</span>` : data(telling.before);
  const after = telling.after === '' ? html`<span class="soft">(empty)</span>` : data(telling.after);
  return html`${before} → ${after}`;
}

const SETTLED: ReadonlyMap<string, string> = new Map([
  ['order DMY', 'day first'],
  ['order MDY', 'month first'],
  ['order YMD', 'year first'],
  ['decimalSeparator .', 'decimal point'],
  ['decimalSeparator ,', 'decimal comma'],
]);

/** How values that can be read in two ways were read, and by what evidence. */
export function conventions({ evidence }: RunReport): Markup {
  const seen = evidence.flatMap(({ source, field, evidence: all }) =>
    all
      .filter(({ supporting, contradicting, undecided }) => supporting + contradicting + undecided > 0)
      .map((one) => ({ source, field, ...one })),
  );
  if (seen.length === 0) return html``;
  return html`<h2>How ambiguous values were read</h2>
<p class="soft">“03.04.2024” and “1.234” can be read in two ways. Values of the same column that can be read in one way only decide; where they do not, the value is kept as it is and reported.</p>
${table({
  heads: ['Source', 'Field', 'Read as', '#Say so', '#Say otherwise', '#Could be both', 'Values that say so'],
  items: seen,
  room: ROOM,
  more: 'are',
  row: ({ source, field, option, settled, supporting, contradicting, undecided, examples }) =>
    html`<tr><td>${data(source)}</td><td>${data(field)}</td><td>${settled === null ? html`<span class="warning">not clear</span>` : (SETTLED.get(`${option} ${settled}`) ?? data(`${option} ${settled}`))}</td><td class="n">${count(supporting)}</td><td class="n">${count(contradicting)}</td><td class="n">${count(undecided)}</td><td>${examples.slice(0, 3).map((text, index) => html`${index === 0 ? '' : ', '}${data(text)}`)}</td></tr>
`,
})}`;
}

export function rules({ rules }: RunReport): Markup {
  if (rules.length === 0) return html``;
  return html`<h2>Rules that were checked</h2>
${table({
  heads: ['Rule', 'Kind', '#Records checked', '#Break it', 'Outcome'],
  items: rules,
  room: ROOM,
  more: 'rules are',
  row: ({ id, kind, checked, violations, tolerated }) =>
    html`<tr><td>${data(id)}</td><td>${data(kind)}</td><td class="n">${count(checked)}</td><td class="n">${count(violations)}</td><td>${violations === 0 ? html`<span class="good">holds</span>` : tolerated ? 'within its tolerance' : html`<span class="warning">broken</span>`}</td></tr>
`,
})}`;
}

export function sources({ sources, counts }: RunReport): Markup {
  const files = sources.flatMap((source) =>
    source.files.length < 2 ? [] : source.files.map((file) => ({ source: source.name, ...file })),
  );
  const facts = ({ format, encoding, delimiter, sure }: RunReport['sources'][number]['files'][number]) =>
    [format, encoding, delimiter === null ? '' : `cells split at ${JSON.stringify(delimiter)}`, sure ? '' : 'guessed']
      .filter((part) => part !== '')
      .join(', ');
  return html`<h2>Sources</h2>
${table({
  heads: ['Source', '#Read', '#Put aside', '#Accepted', 'File'],
  items: sources,
  room: ROOM,
  more: 'sources are',
  row: ({ name, read, rejected, accepted, files: own }) =>
    html`<tr><td>${data(name)}</td><td class="n">${count(read)}</td><td class="n">${count(rejected)}</td><td class="n">${count(accepted)}</td><td>${own.length === 1 ? html`${data(own[0]!.file === '' ? 'memory' : own[0]!.file)} <span class="soft">${facts(own[0]!)}</span>` : `${count(own.length)} files`}</td></tr>
`,
})}
<p>Together ${count(counts.read)} read, ${count(counts.rejected)} put aside, ${count(counts.accepted)} accepted.</p>
${
  files.length === 0
    ? null
    : table({
        heads: ['Source', 'File', '#Records', 'Read as'],
        items: files,
        room: ROOM,
        more: 'files are',
        row: (file) =>
          html`<tr><td>${data(file.source)}</td><td>${data(file.file)}</td><td class="n">${count(file.records)}</td><td>${facts(file)}</td></tr>
`,
      })
}`;
}
