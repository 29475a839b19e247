/** The page's whole style. Its hash stands in the content security policy, so that no other style can hold. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1c2430;--soft:#566171;--line:#d9dee5;--paper:#fff;--wash:#f4f6f9;--good:#156b43;--warn:#8a4b00;--bad:#b42318;--bar:#2f6fde;--was:#9db4d6;--joined:#2f6fde;--alone:#7aa2e6;--doubt:#d08700;--ribbon:.28;--goodwash:#e5f5ec;--warnwash:#fdf0dc;--badwash:#fde8e6}
@media(prefers-color-scheme:dark){:root{--ink:#e6eaf0;--soft:#9aa6b5;--line:#313a46;--paper:#12161c;--wash:#1a2029;--good:#4cc38a;--warn:#e0a43b;--bad:#ff8577;--bar:#6aa0ff;--was:#44597a;--joined:#6aa0ff;--alone:#4a72b8;--doubt:#e0a43b;--ribbon:.4;--goodwash:#12301f;--warnwash:#33260d;--badwash:#3a1714}}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);background:var(--paper)}
main{max-width:70rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.8rem;line-height:1.2;margin:.2rem 0 .6rem}h2{font-size:1.3rem;margin:2.6rem 0 .5rem;padding-top:.6rem;border-top:1px solid var(--line)}h3{font-size:1rem;margin:1.3rem 0 .3rem}
p{margin:.4rem 0;max-width:56rem}.lead{font-size:1.1rem}.soft{color:var(--soft)}
.flow{display:flex;flex-wrap:wrap;gap:.6rem;margin:1.1rem 0;padding:0;list-style:none}
.flow li{flex:1 1 8rem;background:var(--wash);border:1px solid var(--line);border-radius:.5rem;padding:.5rem .8rem;color:var(--soft)}
.flow strong{display:block;font-size:1.45rem;line-height:1.3;color:var(--ink);font-variant-numeric:tabular-nums;white-space:nowrap}
.scroll{overflow-x:auto}.wide{min-width:40rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:start;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
th{font-weight:600;color:var(--soft)}td.n,th.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
td{overflow-wrap:anywhere;min-width:4.5rem}td.lost bdi{text-decoration:line-through;color:var(--soft)}tr.golden>*{font-weight:600;color:var(--ink);background:var(--wash)}
s{color:var(--soft)}
.error{color:var(--bad)}.warning{color:var(--warn)}.info{color:var(--soft)}.good{color:var(--good)}
.badge{display:inline-block;border-radius:1rem;padding:0 .6rem;font-size:.85rem;font-weight:600;background:var(--wash)}
.badge.error{background:var(--badwash)}.badge.warning{background:var(--warnwash)}.badge.good{background:var(--goodwash)}
details{border:1px solid var(--line);border-radius:.5rem;margin:.4rem 0;padding:.4rem .8rem}
details[open]>summary{margin-bottom:.4rem}
summary{cursor:pointer;overflow-wrap:anywhere}code{font-family:ui-monospace,Consolas,monospace;font-size:.86em;color:var(--soft)}
.key{border-radius:.2rem;padding:0 .35rem}.key.was{background:var(--was)}.key.bar{background:var(--bar);color:var(--paper)}
.pair{display:flex;flex-wrap:wrap;gap:0 2rem}.pair>div{flex:1 1 16rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
svg{display:block}svg text{fill:var(--soft);font-size:12px}svg .number{fill:var(--ink);font-weight:600}
.bar{fill:var(--bar)}.was{fill:var(--was)}.rest{fill:var(--line)}
.node{fill:var(--soft)}.node.source,.node.all{fill:var(--ink)}.joined{fill:var(--joined)}.alone{fill:var(--alone)}.aside{fill:var(--bad)}.doubt{fill:var(--doubt)}.apart{fill:var(--was)}
.ribbon{opacity:var(--ribbon)}.ribbon.source{fill:var(--soft)}
.grid{stroke:var(--line)}.mark{stroke:var(--ink);stroke-dasharray:4 3}
@media(max-width:36rem){main{padding:1rem .8rem 3rem}h1{font-size:1.5rem}.lead{font-size:1rem}.flow li{flex-basis:42%}th,td{padding:.3rem .4rem}}
@media print{:root{--paper:#fff;--ink:#000;--soft:#444}main{max-width:none;padding:0}.scroll{overflow:visible}details::details-content{content-visibility:visible;display:block}details,tr,svg{break-inside:avoid}.fold{break-inside:auto}h2,h3{break-after:avoid}.wide{min-width:0;max-width:100%;height:auto}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
