import type { Language } from '../../finding/language/language.ts';
import type { Words } from '../language/en.ts';
import type { FieldQuality, FindingGroup, RunReport } from '../run-report.ts';
import { adviceOfGroup, sentenceOfGroup } from './finding-text.ts';
import { html, type Markup, nothing } from './markup.ts';
import type { Page } from './page.ts';
import { section } from './table.ts';

export const makesMaster = ({ command }: RunReport): boolean => command === 'run' || command === 'dedupe';

/** What a manager reads: how many records, what became of them, how good they are, and what must be decided. */
export function summary(page: Page, report: RunReport): Markup {
  const { counts, sources, revealed, identities, today } = report;
  const merged = makesMaster(report)
    ? html` ${page.say((words) => words.describe(counts.entities, counts.mergedRecords, counts.mergedEntities, counts.entities - counts.mergedEntities))}`
    : nothing;
  const doubt = counts.reviewPairs === 0 ? nothing : html` ${page.say((words) => words.doubt(counts.reviewPairs))}`;
  const since =
    identities === null || identities.created + identities.merged + identities.split + identities.retired === 0
      ? nothing
      : page.text('p', (words) =>
          words.since(identities.created, identities.merged, identities.split, identities.retired),
        );
  return section(page, 'summary', (words) => words.summary, [
    html`<p class="lead">${page.say((words) => words.cameFrom(counts.read, sources.length))}${merged}${doubt}</p>
${verdict(page, report)}${tiles(page, report)}${dimensions(page, report)}${decisions(page, report)}${since}
<p class="soft">${page.say((words) => words.asOf(today))}. ${page.say((words) => (revealed ? words.revealed : words.masked))}</p>`,
  ]);
}

function verdict(page: Page, { budget }: RunReport): Markup {
  const limits = budget.limits.map(
    ({ level, found, allowed }) => html` ${page.say((words) => words.budgetLine(level, found, allowed))}`,
  );
  const kind = budget.within ? html` class="badge good"` : html` class="badge error"`;
  return html`<p>${page.text('span', (words) => (budget.within ? words.within : words.over), kind)}${limits}</p>`;
}

type Tile = readonly [sign: string, name: (words: Words) => string, value: number];

/** The way of the records as a sum. */
function tiles(page: Page, report: RunReport): Markup {
  const { counts } = report;
  const steps: Tile[] = [
    ['', (words) => words.tileRead, counts.read],
    ['−', (words) => words.tileAside, counts.rejected],
    ['=', (words) => words.tileAccepted, counts.accepted],
  ];
  if (makesMaster(report))
    steps.push(
      ['−', (words) => words.tileJoined, counts.accepted - counts.entities],
      ['=', (words) => words.tileMaster, counts.entities],
    );
  steps.push(['', (words) => words.tileCleaned, counts.changedCells]);
  const items = steps.map(
    ([sign, name, value]) =>
      html`<li><strong>${sign === '' ? null : html`<span class="soft">${sign}</span> `}${page.count(value)}</strong>${page.say(name)}</li>`,
  );
  return html`<ul class="tiles">${items}</ul>`;
}

interface Dimension {
  readonly name: (words: Words) => string;
  readonly says: (words: Words) => string;
  readonly before: number;
  readonly after: number | null;
}

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
const sumOf = (fields: readonly FieldQuality[], value: (field: FieldQuality) => number) =>
  fields.reduce((sum, field) => sum + value(field), 0);

/** The four dimensions over all fields; a field that holds more counts for more. */
function dimensionsOf(report: RunReport): Dimension[] {
  const { quality, counts } = report;
  const filled = sumOf(quality, ({ before }) => before.filled);
  const filledAfter = sumOf(quality, ({ after }) => after?.filled ?? 0);
  const after = (value: number) => (makesMaster(report) ? value : null);
  const validAfter = share(
    sumOf(quality, ({ after: one }) => (one === null ? 0 : one.filled * one.valid)),
    filledAfter,
  );
  const dimensions: Dimension[] = [
    {
      name: (words) => words.complete,
      says: (words) => words.completeSays,
      before: share(filled, quality.length),
      after: after(share(filledAfter, quality.length)),
    },
    {
      name: (words) => words.valid,
      says: (words) => words.validSays,
      before: share(
        sumOf(quality, ({ before }) => before.filled * before.valid),
        filled,
      ),
      after: after(validAfter),
    },
    {
      name: (words) => words.consistent,
      says: (words) => words.consistentSays,
      before: share(
        sumOf(quality, ({ before }) => before.filled * before.canonical),
        filled,
      ),
      // Cleaning gives every value that can be read the one form of its kind.
      after: after(validAfter),
    },
  ];
  if (makesMaster(report))
    dimensions.push({
      name: (words) => words.unique,
      says: (words) => words.uniqueSays,
      before: share(counts.entities, counts.accepted),
      after: 1,
    });
  return dimensions;
}

function dimensions(page: Page, report: RunReport): Markup {
  if (report.quality.length === 0 || report.counts.read === 0) return nothing;
  const cards = dimensionsOf(report).map(
    ({ name, says, before, after }) =>
      html`<li>${page.text('strong', name)}${page.text('span', says, html` class="soft"`)}<p class="big">${
        after === null
          ? page.percent(before)
          : html`${page.percent(before, 'span', html` class="soft"`)}<span class="arrow soft"> → </span>${page.percent(after)}`
      }</p>${meter(before, after)}</li>`,
  );
  return html`${page.text('h3', (words) => words.dimensions)}<ul class="cards">${cards}</ul>`;
}

/** Two bars, before above after. Beside them stand the numbers, so that nobody has to read the bars. */
export function meter(before: number, after: number | null, width = 200): Markup {
  const bar = (part: number, y: number, kind: string) =>
    html`<rect class="rest" x="0" y="${y}" width="${width}" height="6" rx="2"/><rect class="${kind}" x="0" y="${y}" width="${Math.round(width * part)}" height="6" rx="2"/>`;
  return html`<svg class="meter" viewBox="0 0 ${width} 15" width="${width}" height="15" aria-hidden="true">${bar(before, 0, after === null ? 'bar' : 'was')}${after === null ? null : bar(after, 9, 'bar')}</svg>`;
}

const MOST_STEPS = 6;

/** What a person has to do, most urgent first. */
function decisions(page: Page, report: RunReport): Markup {
  const { counts, budget, findings } = report;
  const steps: Markup[] = budget.limits
    .filter(({ found, allowed }) => found > allowed)
    .map(({ level, found, allowed }) => page.text('li', (words) => words.stepBudget(level, found, allowed)));
  if (counts.reviewPairs > 0) steps.push(page.text('li', (words) => words.stepReview(counts.reviewPairs)));
  if (counts.rejected > 0) steps.push(page.text('li', (words) => words.stepRejects(counts.rejected)));
  const asking = findings.filter((group) => group.level !== 'info' && adviceOfGroup(group, 'en') !== null);
  for (const group of asking.slice(0, Math.max(0, MOST_STEPS - steps.length))) {
    steps.push(page.text('li', (words, language) => adviceStep(group, words, language)));
  }
  return html`${page.text('h3', (words) => words.decide)}${
    steps.length === 0 ? page.text('p', (words) => words.nothingToDecide, html` class="good"`) : html`<ol>${steps}</ol>`
  }`;
}

const adviceStep = (group: FindingGroup, words: Words, language: Language): string =>
  words.stepFinding(sentenceOfGroup(group, language), group.records, adviceOfGroup(group, language)!);
