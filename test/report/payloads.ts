import type { RunReport } from '../../src/report/run-report.ts';

/** 400 texts that would be markup, a script, a link or a style in a page that trusted them. */
export function* payloads(): Generator<string> {
  const bodies = ['alert(1)', 'fetch("//x.example")', 'document.title=1', '`$`', '\\u0061lert(1)'];
  const forms = [
    (body: string) => `<script>${body}</script>`,
    (body: string) => `<img src=x onerror=${body}>`,
    (body: string) => `<svg/onload=${body}>`,
    (body: string) => `"><script>${body}</script>`,
    (body: string) => `' onmouseover='${body}`,
    (body: string) => `" onfocus="${body}" autofocus="`,
    (body: string) => `</bdi></td></table><iframe srcdoc="${body}">`,
    (body: string) => `</style><style>*{background:url(${body})}`,
    (body: string) => `</title><script>${body}</script>`,
    (body: string) => `<!--<script>${body}-->`,
    (body: string) => `]]><script>${body}</script>`,
    (body: string) => `<a href="javascript:${body}">x</a>`,
    (body: string) => `<math><mi xlink:href="javascript:${body}">`,
    (body: string) => `&lt;script&gt;${body}&lt;/script&gt;`,
    (body: string) => `&#60;script&#62;${body}`,
    (body: string) => `<scr\u0000ipt>${body}</scr\u0000ipt>`,
    (body: string) => `<base href="//x.example/">${body}`,
    (body: string) => `<meta http-equiv=refresh content="0;${body}">`,
    (body: string) => `<form action="//x.example"><input value='${body}'>`,
    (body: string) => `\u202e<script>${body}</script>\u202c`,
  ];
  const around = [
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => `\t\n${text}\r\n`,
    (text: string) => `<<x>${text.replaceAll('<', '<<').replaceAll('>', '>>')}`,
  ];
  for (const body of bodies) for (const form of forms) for (const wrap of around) yield wrap(form(body));
}

/** The report with a text in place of every text from data. */
export function withText(original: RunReport, text: string): RunReport {
  const own = new Set(['command', 'level', 'reason', 'option', 'kind', 'advice', 'language', 'today']);
  const change = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return own.has(name) ? value : text;
    if (Array.isArray(value)) return value.map((one) => change(one, name));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one, key)]));
    return value;
  };
  return change(original, '') as RunReport;
}
