import type { Level } from '../../finding/finding.ts';
import { fromData } from '../language/marks.ts';
import type { FindingExample, FindingGroup, RunReport } from '../run-report.ts';
import { adviceOfGroup, sentenceOf, sentenceOfGroup } from './finding-text.ts';
import { data, html, type Markup, nothing } from './markup.ts';
import type { Page, Say } from './page.ts';
import { section, soft, table, within } from './table.ts';

const ROOM = { items: 600, bytes: 1_500_000 };
const EXAMPLES = { items: 5, bytes: 40_000 };
const VALUES = { items: 40, bytes: 12_000 };
const OPTIONS = 500;

/** Names that can be filtered by, each known to the page's script by its number only. */
class Names {
  readonly #numberOf = new Map<string, number>();

  number(name: string): number {
    const known = this.#numberOf.get(name);
    if (known !== undefined) return known;
    this.#numberOf.set(name, this.#numberOf.size);
    return this.#numberOf.size - 1;
  }

  options(): Markup[] {
    return [...this.#numberOf]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, OPTIONS)
      .map(([name, number]) => html`<option value="${number}">${name}</option>`);
  }
}

interface Filters {
  readonly rules: Names;
  readonly fields: Names;
  readonly sources: Names;
}

/** What was found, worst first, with what it can be filtered by. */
export function findings(page: Page, { findings: groups, counts }: RunReport): Markup {
  const { error, warning, info } = counts.findings;
  const filters: Filters = { rules: new Names(), fields: new Names(), sources: new Names() };
  const { drawn, left } = within(page, groups, ROOM, (group) => findingGroup(page, group, filters));
  const lead = page.text('p', (words) => words.findingsLead(error, warning, info));
  if (groups.length === 0)
    return section(page, 'findings', (words) => words.findings, [
      lead,
      page.text('p', (words) => words.nothingFound, html` class="good"`),
    ]);
  const none = groups.every(({ level }) => level === 'info')
    ? page.text('p', (words) => words.noSerious, html` class="good"`)
    : nothing;
  const more = left === 0 ? nothing : soft(page, (words) => words.moreKinds(left));
  return section(page, 'findings', (words) => words.findings, [
    html`${lead}${none}${controls(page, filters)}
<div id="groups">${drawn}</div>
<p id="none" class="soft" hidden>${page.say((words) => words.nothingFits)}</p>${more}`,
  ]);
}

function controls(page: Page, { rules, fields, sources }: Filters): Markup {
  const levels: readonly [Level, Say][] = [
    ['error', (words) => words.errors],
    ['warning', (words) => words.warnings],
    ['info', (words) => words.notes],
  ];
  const select = (id: string, say: Say, names: Names) =>
    html`<label>${page.say(say)} <select id="${id}">${page.text('option', (words) => words.any, html` value=""`)}${names.options()}</select></label>`;
  return html`<fieldset id="filters" hidden>${page.text('legend', (words) => words.filter, html` class="hidden"`)}
<label class="wide">${page.say((words) => words.searchLabel)} <input id="search" type="search"${page.attribute('placeholder', (words) => words.search)}></label>
<span class="levels">${levels.map(([level, say]) => html`<label><input type="checkbox" name="level" value="${level}" checked> ${page.say(say)}</label>`)}</span>
${select('rule', (words) => words.rule, rules)}${select('field', (words) => words.field, fields)}${select('source', (words) => words.source, sources)}
${page.text('button', (words) => words.clear, html` type="button" id="clear"`)} <output id="showing" role="status"></output></fieldset>`;
}

function findingGroup(page: Page, group: FindingGroup, { rules, fields, sources }: Filters): Markup {
  const { level, rule, code, field, records } = group;
  const others = group.distinctValues - Math.max(group.examples.length, group.values.length);
  const advice = adviceOfGroup(group, 'en');
  const found = group.sources.map(({ source }) => sources.number(source)).join(' ');
  return html`<details class="group" data-level="${level}" data-rule="${rules.number(rule ?? code)}" data-field="${field === null ? '' : fields.number(field)}" data-source="${found}"><summary>${page.text('span', (words) => words[level], html` class="badge ${level}"`)} ${records === 0 ? null : html`${page.text('strong', (words) => words.records(records))}: `}${page.say((_, language) => sentenceOfGroup(group, language))} <code>${data(rule ?? code)}</code></summary>
${group.why === '' ? null : page.text('p', (words) => words.why(fromData(group.why)))}${advice === null ? null : page.text('p', (words, language) => words.whatToDo(adviceOfGroup(group, language)!))}
${table(page, {
  heads: [
    ['number', (words) => words.recordsHead],
    (words) => words.example,
    (words) => words.suggestion,
    (words) => words.firstSeen,
    (words) => words.key,
  ],
  items: group.examples,
  room: EXAMPLES,
  row: (example) => exampleRow(page, group, example),
})}${offending(page, group)}${bySource(page, group)}${others <= 0 ? null : soft(page, (words) => words.moreOfKind(others))}</details>
`;
}

function exampleRow(page: Page, group: FindingGroup, example: FindingExample): Markup {
  const { records, suggestion, key } = example;
  return html`<tr>${records === 0 ? html`<td></td>` : page.count(records, 'td', html` class="n"`)}<td>${page.say((_, language) => sentenceOf(group, example, language))}</td><td>${data(suggestion ?? '')}</td><td>${placeOf(page, example)}</td><td>${data(key ?? '')}</td></tr>
`;
}

function placeOf(page: Page, { source, file, line }: FindingExample): Markup {
  const hasLine = line !== null && line !== 0;
  if (file !== null && file !== '') return data(hasLine ? `${file}:${line}` : file);
  return html`${data(source ?? '')}${hasLine ? html` ${page.say((words) => words.recordNumber(line))}` : null}`;
}

/** The values beyond those of the examples, with what would mend them. */
function offending(page: Page, { values, examples }: FindingGroup): Markup {
  if (values.length <= examples.length) return nothing;
  const { drawn } = within(
    page,
    values,
    VALUES,
    ({ value, suggestion, records }) =>
      html`<li>${data(value)}${suggestion === null ? null : html` → <ins>${data(suggestion)}</ins>`} <span class="soft">× ${page.count(records)}</span></li>`,
  );
  return html`${page.text('h3', (words) => words.offending)}<ul class="chips">${drawn}</ul>`;
}

function bySource(page: Page, { sources }: FindingGroup): Markup {
  const counted = sources.filter(({ records }) => records > 0);
  if (counted.length < 2) return nothing;
  const items = counted
    .slice(0, 30)
    .map(({ source, records }) => html`<li>${data(source)} <span class="soft">× ${page.count(records)}</span></li>`);
  return html`${page.text('h3', (words) => words.bySource)}<ul class="chips">${items}</ul>`;
}
