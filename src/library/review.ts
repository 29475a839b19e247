import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadContext } from '../field-type/field-type.ts';
import { plainReading } from '../field-type/lazy-reading.ts';
import { decisionColumns, decisionLine } from '../identity/decision-log.ts';
import { makeExplainer } from '../link/explain-pair.ts';
import { editColumns } from '../merge/golden-edits.ts';
import { makeShow, makeShowKey } from '../report/masking.ts';
import { Desk } from '../review/desk.ts';
import type { DeskInputs, TypedValue } from '../review/desk-inputs.ts';
import { type Asset, type ReviewServer, serveDesk } from '../review/server.ts';
import { consentFields } from '../run.ts';
import { AppendLog, DECISION_LOG, EDIT_LOG } from '../sink/append-log.ts';
import { cellText } from '../table/column.ts';
import { findColumn } from '../table/table.ts';
import { type Again, type AgainOptions, linkInputs, runAgain } from './again.ts';
import { evaluateDecided } from './evaluate.ts';
import { rowsOf } from './explain.ts';
import { deskHistory, standingDecisions } from './history.ts';

export interface ReviewOptions extends AgainOptions {
  /** Whether personal values are masked on the page, as where others can see the screen. Default: shown, to be compared. */
  readonly mask?: boolean;
  /** Port of the page on 127.0.0.1; any free one when left out. */
  readonly port?: number;
}

/** A desk over the result in `out`, and the run that it is about. */
export interface OpenDesk {
  readonly desk: Desk;
  readonly again: Again;
  /** The row of a KEY, which is `SOURCE:KEY` or a master id; of several the first. Throws a UsageError where there is none. */
  rowOf(key: string): number;
}

/** Opens the result in `out` for review. What is answered goes to `decisions.csv` and `golden-edits.csv` in it at once. */
export async function openDesk(out: string, options: ReviewOptions = {}): Promise<OpenDesk> {
  const again = await runAgain(out, options);
  const desk = new Desk(deskInputs(out, again, options));
  return { desk, again, rowOf: (key) => rowsOf(again.published, again.result, key)[0]! };
}

/** Serves the page of a desk until it is closed. */
export async function review(out: string, options: ReviewOptions = {}): Promise<ReviewServer> {
  const { desk, again, rowOf } = await openDesk(out, options);
  return serveDesk({
    desk,
    rowOf,
    title: `Review of ${out}`,
    assets: pageFiles(),
    evaluation: () => evaluateDecided(again, standingDecisions(out)),
    port: options.port ?? 0,
  });
}

/** Scripts and style of the page, from the build. */
function pageFiles(): ReadonlyMap<string, Asset> {
  const folder = new URL(import.meta.url.endsWith('.js') ? '../review/' : '../../dist/review/', import.meta.url);
  const scripts = readdirSync(new URL('client/', folder)).filter((name) => name.endsWith('.js'));
  const text = (name: string) => readFileSync(new URL(name, folder), 'utf8');
  return new Map<string, Asset>([
    ['style.css', { type: 'text/css', text: text('style.css') }],
    ...scripts.map((name) => [`client/${name}`, { type: 'text/javascript', text: text(`client/${name}`) }] as const),
  ]);
}

function deskInputs(out: string, again: Again, { mask = false }: ReviewOptions): DeskInputs {
  const { plan, registries, result, published } = again;
  const { accepted, updated, merged, linked, identified } = result;
  const decisions = new AppendLog(join(out, DECISION_LOG), decisionColumns);
  const edits = new AppendLog(join(out, EDIT_LOG), editColumns);
  const known = deskHistory(out);
  const show = makeShow(plan, registries.fieldTypes, !mask);
  const nothing = { rules: [], blocking: [], model: null, forbiddenBy: [], judgement: null, bothGolden: false };
  return {
    merging: {
      table: accepted,
      updated,
      plan: plan.merge,
      strategies: registries.strategies,
      consent: consentFields(plan),
    },
    merged,
    masterIdOf: (entity) => cellText(identified.masterIds, entity),
    review: linked.review,
    explain:
      plan.match === null
        ? () => ({ ...nothing, sameUniqueSource: false, outcome: 'apart' })
        : makeExplainer(accepted, plan.match, linkInputs(again), linked.model),
    thresholds: { accept: plan.match?.accept ?? 1, review: plan.match?.review ?? 1 },
    decisions: again.decisions,
    logged: known.answers,
    edits: known.edits,
    show,
    showKey: makeShowKey(plan, show),
    read: makeReader(again),
    now: () => new Date().toISOString(),
    saveAnswers: (answers) => decisions.append(answers.map(decisionLine)),
    saveEdit: ({ at, source, key, field, value, why }) => edits.append([[at, source, key, field, value, why]]),
    isStale: () => realpathSync(join(out, 'current')) !== published.folder,
  };
}

/** Reads what a person types as the run would read a cell of that field, with the record's other cells beside it. */
function makeReader({ plan, registries, result: { accepted } }: Again): DeskInputs['read'] {
  const context: ReadContext = { today: plan.today, rates: () => ({ rate: () => undefined }) };
  return (field, text, row): TypedValue => {
    const planned = plan.fields.find(({ name }) => name === field);
    const type = planned === undefined ? undefined : registries.fieldTypes.get(planned.type);
    if (planned === undefined || type === undefined || type.id === 'text') return { ok: true, text };
    const companions = (type.companions?.(planned.options) ?? []).map((name: string) => {
      const column = findColumn(accepted, name);
      return column === undefined ? '' : cellText(column, row);
    });
    const reading = plainReading(type.compile(planned.options, context)(text, ...companions));
    return reading.ok
      ? { ok: true, text: reading.text }
      : { ok: false, reason: type.reasons[reading.reason] ?? 'cannot be read' };
  };
}
