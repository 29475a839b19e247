import { withPlace } from '../finding/message.ts';
import { data, html, type Markup, table, within } from './html-text.ts';
import type { FindingExample, FindingGroup, RunReport } from './run-report.ts';
import { count, plural } from './words.ts';

const ROOM = { items: 200, bytes: 700_000 };
const NOTES = { items: 200, bytes: 400_000 };
const EXAMPLES = { items: 5, bytes: 100_000 };
const WORDS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** What was found: errors and warnings to be read, notes folded away below them. */
export function findings({ findings, counts }: RunReport): Markup {
  const { error, warning, info } = counts.findings;
  const serious = findings.filter(({ level }) => level !== 'info');
  const notes = findings.filter(({ level }) => level === 'info');
  const first = within(serious, ROOM, findingGroup);
  const rest = within(notes, NOTES, findingGroup);
  return html`<h2>Findings</h2>
<p>Records with an error: <strong>${count(error)}</strong>, with a warning: <strong>${count(warning)}</strong>, with a note: <strong>${count(info)}</strong>. What is not about records counts once.</p>
${serious.length === 0 ? html`<p class="good">No errors and no warnings.</p>` : first.drawn}${leftOut(first.left)}
${notes.length === 0 ? null : html`<details class="fold"><summary>${plural(notes.length, 'kind')} of notes, which ask for nothing</summary>${rest.drawn}${leftOut(rest.left)}</details>`}`;
}

const leftOut = (left: number) =>
  left === 0 ? null : html`<p class="soft">${count(left)} more kinds are in report.json.</p>`;

function findingGroup(group: FindingGroup): Markup {
  const [first] = group.examples;
  const message = first === undefined ? group.message : withPlace(group.message, group, first);
  const told = group.examples.length;
  const others = group.distinctValues - told;
  return html`<details><summary><span class="badge ${group.level}">${WORDS[group.level]}</span> ${group.records === 0 ? null : html`<strong>${plural(group.records, 'record')}</strong>: `}${data(message)} <code>${data(group.rule ?? group.code)}</code></summary>
${group.why === '' ? null : html`<p>Why the rule exists: ${data(group.why)}</p>`}${group.advice === null ? null : html`<p>What to do: ${group.advice}</p>`}
${table({ heads: ['#Records', 'Example', 'Suggestion', 'First seen', 'Key'], items: group.examples, room: EXAMPLES, row: exampleRow, more: 'examples' })}
${others <= 0 ? null : html`<p class="soft">${count(others)} more ${others === 1 ? 'value or place' : 'values or places'} of this kind: all of them are in findings.ndjson.</p>`}</details>
`;
}

function exampleRow({ records, message, suggestion, source, file, line, key }: FindingExample): Markup {
  const isInFile = file !== null && file !== '';
  const at = line === null || line === 0 ? '' : isInFile ? `:${line}` : `, record ${line}`;
  const place = `${isInFile ? file : (source ?? '')}${at}`;
  return html`<tr><td class="n">${records === 0 ? '' : count(records)}</td><td>${data(message)}</td><td>${data(suggestion ?? '')}</td><td>${data(place)}</td><td>${data(key ?? '')}</td></tr>
`;
}
