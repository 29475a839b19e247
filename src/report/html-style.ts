/** The page's whole style. Its hash stands in the content security policy, so that no other style can hold. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1c2430;--soft:#5b6675;--line:#d9dee5;--paper:#fff;--wash:#f4f6f9;--good:#18794e;--warn:#9a5b00;--bad:#b42318;--bar:#2f6fde}
@media(prefers-color-scheme:dark){:root{--ink:#e6eaf0;--soft:#9aa6b5;--line:#313a46;--paper:#12161c;--wash:#1a2029;--good:#4cc38a;--warn:#e0a43b;--bad:#ff8577;--bar:#6aa0ff}}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);background:var(--paper)}
main{max-width:68rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.7rem;margin:.2rem 0}h2{font-size:1.25rem;margin:2.4rem 0 .6rem}h3{font-size:1rem;margin:1.2rem 0 .4rem}
p{margin:.4rem 0}.soft{color:var(--soft)}
.flow{display:flex;flex-wrap:wrap;gap:.6rem;margin:1rem 0;padding:0;list-style:none}
.flow li{background:var(--wash);border:1px solid var(--line);border-radius:.5rem;padding:.6rem .9rem;min-width:8rem}
.flow strong{display:block;font-size:1.4rem;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:start;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
th{font-weight:600;color:var(--soft)}td.n,th.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
td{overflow-wrap:anywhere;min-width:4rem}tr.golden td{font-weight:600;background:var(--wash)}
.error{color:var(--bad)}.warning{color:var(--warn)}.info{color:var(--soft)}.good{color:var(--good)}
details{border:1px solid var(--line);border-radius:.5rem;margin:.5rem 0;padding:.5rem .8rem}
summary{cursor:pointer}code{font-family:ui-monospace,Consolas,monospace;font-size:.9em}
svg{display:block;max-width:100%;height:auto}svg text{fill:var(--soft);font-size:11px}
.bar{fill:var(--bar)}.rest{fill:var(--line)}.mark{stroke:var(--bad);stroke-dasharray:3 3}
@media print{details{break-inside:avoid}main{max-width:none}}
`;
