import { fromData } from '../language/marks.ts';
import type { FieldProfile, PatternShare, RunReport } from '../run-report.ts';
import { data, html, type Markup, nothing } from './markup.ts';
import type { Page } from './page.ts';
import { makesMaster, meter } from './summary.ts';
import { leftOut, section, soft, table, within } from './table.ts';

const ROOM = { items: 300, bytes: 300_000 };

/** A share before and after, with the gain or the loss where there is one. */
function beforeAfter(page: Page, before: number, after: number | null): Markup {
  if (after === null || Math.floor(before * 1000) === Math.floor(after * 1000))
    return page.percent(after ?? before, 'td', html` class="n"`);
  return html`<td class="n">${page.percent(before, 'span', html` class="soft"`)}<span class="arrow soft"> → </span>${page.percent(after, 'strong', html` class="${after > before ? 'good' : 'warning'}"`)}</td>`;
}

/** Each field by dimension, before and after. */
export function quality(page: Page, report: RunReport): Markup {
  const { quality: fields, counts } = report;
  if (fields.length === 0) return nothing;
  const usable = ({ filled, valid }: { filled: number; valid: number }) => filled * valid;
  return section(page, 'quality', (words) => words.quality, [
    soft(page, (words) => words.qualityLead(makesMaster(report) ? counts.entities : null)),
    table(page, {
      heads: [
        (words) => words.field,
        (words) => words.type,
        (words) => words.usable,
        ['number', (words) => words.filled],
        ['number', (words) => words.valid],
        ['number', (words) => words.oneForm],
      ],
      items: fields,
      room: ROOM,
      row: ({ field, type, before, after }) =>
        html`<tr><th scope="row">${data(field)}</th><td><code>${data(type)}</code></td><td>${meter(usable(before), after === null ? null : usable(after), 120)}</td>${beforeAfter(page, before.filled, after?.filled ?? null)}${beforeAfter(page, before.valid, after?.valid ?? null)}${beforeAfter(page, before.canonical, after?.valid ?? null)}</tr>
`,
    }),
  ]);
}

/** What stands in each field: facts without judgement. */
export function profiles(page: Page, { profiles: fields }: RunReport): Markup {
  if (fields.length === 0) return nothing;
  const { drawn, left } = within(page, fields, ROOM, (field) => card(page, field));
  return section(page, 'profiles', (words) => words.profiles, [
    soft(page, (words) => words.profilesLead),
    html`<div class="fields">${drawn}</div>${leftOut(page, left)}`,
  ]);
}

function card(page: Page, profile: FieldProfile): Markup {
  const { field, filled, records, distinct, lengths, scripts, patterns, patternsBefore, top } = profile;
  const share = records === 0 ? 0 : filled / records;
  const facts = [
    page.text('p', (words) => words.filledOf(filled, records)),
    page.text('p', (words) => words.distinct(distinct)),
    lengths === null
      ? page.text('p', (words) => words.noValues, html` class="soft"`)
      : page.text('p', (words) => words.lengths(lengths.min, lengths.median, lengths.max)),
  ];
  const forms = (name: 'formsRead' | 'formsCleaned' | 'scripts', shares: readonly PatternShare[]) =>
    shares.length === 0
      ? nothing
      : html`${page.text('dt', (words) => words[name])}<dd>${shares.map(({ text, share: part }) => html`<span class="form"><code>${data(text)}</code> ${page.percent(part)}</span> `)}</dd>`;
  const frequent =
    top.length === 0
      ? nothing
      : html`${page.text('dt', (words) => words.topValues)}<dd>${top.map(({ value, records: times }) => html`<span class="form">${data(value)} <span class="soft">× ${page.count(times)}</span></span> `)}</dd>`;
  return html`<article class="field"><h3>${data(field)}</h3>${meter(share, null, 180)}${facts}<dl>${frequent}${forms('formsRead', patternsBefore)}${forms('formsCleaned', patterns)}${forms('scripts', scripts)}</dl></article>
`;
}

/** Which rules were checked, and which of them hold. */
export function rules(page: Page, { rules: checked }: RunReport): Markup {
  if (checked.length === 0) return nothing;
  return section(page, 'rules', (words) => words.rules, [
    table(page, {
      heads: [
        (words) => words.rule,
        (words) => words.kind,
        ['number', (words) => words.checked],
        ['number', (words) => words.broken],
        (words) => words.outcome,
      ],
      items: checked,
      room: ROOM,
      row: ({ id, kind, checked: seen, violations, tolerated }) =>
        html`<tr><th scope="row">${data(id)}</th><td><code>${data(kind)}</code></td>${page.count(seen, 'td', html` class="n"`)}${page.count(violations, 'td', html` class="n"`)}${
          violations === 0
            ? page.text('td', (words) => words.holds, html` class="good"`)
            : tolerated
              ? page.text('td', (words) => words.tolerated)
              : page.text('td', (words) => words.isBroken, html` class="warning"`)
        }</tr>
`,
    }),
  ]);
}

type File = RunReport['sources'][number]['files'][number];

function facts(page: Page, { format, encoding, delimiter, sure }: File): Markup {
  const split =
    delimiter === null ? null : html`, ${page.say((words) => words.splitAt(fromData(JSON.stringify(delimiter))))}`;
  const guess = sure ? null : html`, ${page.say((words) => words.guessed)}`;
  return html`<span class="soft">${data([format, encoding].filter((part) => part !== '').join(', '))}${split}${guess}</span>`;
}

/** Where records came from, and how their files were read. */
export function sources(page: Page, { sources: all, counts }: RunReport): Markup {
  if (all.length === 0) return nothing;
  const files = all.flatMap((source) =>
    source.files.length < 2 ? [] : source.files.map((file) => ({ source: source.name, ...file })),
  );
  const numbers = (values: readonly number[]) => values.map((value) => page.count(value, 'td', html` class="n"`));
  const place = (own: readonly File[]) =>
    own.length !== 1
      ? page.say((words) => words.files(own.length))
      : html`${own[0]!.file === '' ? page.say((words) => words.memory) : data(own[0]!.file)} ${facts(page, own[0]!)}`;
  return section(page, 'sources', (words) => words.sources, [
    table(page, {
      heads: [
        (words) => words.source,
        ['number', (words) => words.read],
        ['number', (words) => words.aside],
        ['number', (words) => words.accepted],
        (words) => words.file,
      ],
      items: all,
      room: ROOM,
      row: ({ name, read, rejected, accepted, files: own }) =>
        html`<tr><th scope="row">${data(name)}</th>${numbers([read, rejected, accepted])}<td>${place(own)}</td></tr>
`,
    }),
    page.text('p', (words) => words.together(counts.read, counts.rejected, counts.accepted)),
    files.length === 0
      ? nothing
      : table(page, {
          heads: [
            (words) => words.source,
            (words) => words.file,
            ['number', (words) => words.recordsHead],
            (words) => words.readHow,
          ],
          items: files,
          room: ROOM,
          row: (file) =>
            html`<tr><td>${data(file.source)}</td><td>${data(file.file)}</td>${numbers([file.records])}<td>${facts(page, file)}</td></tr>
`,
        }),
  ]);
}
