import { htmlReport } from '../report/html/html-report.ts';
import type { RunReport } from '../report/run-report.ts';
import { plainStyle, type Style, terminalSummary } from '../report/terminal.ts';
import { openRun } from '../sink/read-run.ts';

/** The saved report of the result in an output folder. */
export const report = (out: string): RunReport => withAllParts(openRun(out).report() as RunReport);

/** Reports of recordmill 0.1 lack some parts; what they have can still be shown. */
function withAllParts(saved: RunReport): RunReport {
  const old = saved as Partial<RunReport> & RunReport;
  return {
    ...saved,
    language: old.language ?? 'en',
    today: old.today ?? '',
    profiles: old.profiles ?? [],
    findings: saved.findings.map((group) => ({
      ...group,
      sources: group.sources ?? [],
      values: group.values ?? [],
      examples: group.examples.map((example) => ({ ...example, detail: example.detail ?? {} })),
    })),
    merges: saved.merges.map((merge) => ({ ...merge, links: merge.links ?? [] })),
  };
}

/** Every format a report can be shown in. A new one is one function and one line here. */
const formats: ReadonlyMap<string, (report: RunReport, style: Style, out: string) => string> = new Map([
  ['text', terminalSummary],
  ['html', (saved: RunReport) => htmlReport(saved)],
  ['json', (saved: RunReport) => `${JSON.stringify(saved, null, 2)}\n`],
]);

export const reportFormats: readonly string[] = [...formats.keys()];

export function renderReport(saved: RunReport, format: string, style: Style = plainStyle, out = 'OUT'): string {
  const render = formats.get(format);
  if (render === undefined)
    throw new RangeError(`no report format "${format}"; there are: ${reportFormats.join(', ')}`);
  return render(saved, style, out);
}
