/** The page's whole style. Its hash stands in the content security policy, so that no other style can hold. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1c2430;--soft:#566171;--line:#d9dee5;--paper:#fff;--wash:#f4f6f9;--good:#156b43;--warn:#8a4b00;--bad:#b42318;--bar:#2f6fde;--was:#9db4d6;--joined:#2f6fde;--alone:#7aa2e6;--doubt:#d08700;--ribbon:.28;--goodwash:#e5f5ec;--warnwash:#fdf0dc;--badwash:#fde8e6;--link:#1d56b8}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e6eaf0;--soft:#9aa6b5;--line:#313a46;--paper:#12161c;--wash:#1a2029;--good:#4cc38a;--warn:#e0a43b;--bad:#ff8577;--bar:#6aa0ff;--was:#44597a;--joined:#6aa0ff;--alone:#4a72b8;--doubt:#e0a43b;--ribbon:.4;--goodwash:#12301f;--warnwash:#33260d;--badwash:#3a1714;--link:#8ab4ff}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{scroll-padding-top:1rem}
body{margin:0;font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic","DejaVu Sans",sans-serif;color:var(--ink);background:var(--paper)}
header,main{max-width:70rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.2rem;display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:baseline}
main{padding-bottom:4rem}
h1{font-size:1.8rem;line-height:1.2;margin:.2rem auto .2rem 0;margin-inline:0 auto}
h2{font-size:1.3rem;margin:2.6rem 0 .5rem;padding-top:.6rem;border-top:1px solid var(--line)}h3{font-size:1rem;margin:1.3rem 0 .3rem}h4{font-size:.95rem;margin:1.1rem 0 .2rem}
#summary h2{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);margin:0;padding:0;border:0}
nav{flex-basis:100%}nav ul{display:flex;flex-wrap:wrap;gap:.1rem 1rem;margin:.2rem 0;padding:0;list-style:none;font-size:.92rem}
a{color:var(--link)}.skip{position:absolute;inset-inline-start:-99rem}.skip:focus{position:static;display:block;padding:.4rem 1rem}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
p{margin:.4rem 0;max-width:56rem}.lead{font-size:1.1rem}.soft{color:var(--soft)}
ol{margin:.4rem 0;padding-inline-start:1.6rem;max-width:56rem}
.tiles,.cards,.chips{display:flex;flex-wrap:wrap;gap:.6rem;margin:1.1rem 0;padding:0;list-style:none}
.tiles li{flex:1 1 8rem;background:var(--wash);border:1px solid var(--line);border-radius:.5rem;padding:.5rem .8rem;color:var(--soft)}
.tiles strong{display:block;font-size:1.45rem;line-height:1.35;color:var(--ink);font-variant-numeric:tabular-nums;white-space:nowrap}
.cards{margin-top:.4rem}.cards li{flex:1 1 12rem;border:1px solid var(--line);border-radius:.5rem;padding:.6rem .8rem;min-width:0}.cards li>strong,.cards li>span{display:block}.cards .soft{font-size:.88rem}.big{font-size:1.3rem;font-weight:600;margin:.2rem 0}.big .soft{font-size:1rem;font-weight:400}
.chips{gap:.3rem;margin:.3rem 0}.chips li{background:var(--wash);border:1px solid var(--line);border-radius:.4rem;padding:.05rem .5rem;font-size:.9rem;overflow-wrap:anywhere}
ins{text-decoration:none;color:var(--good)}
.scroll{overflow-x:auto}.wide{min-width:40rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:start;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
th{font-weight:600;color:var(--soft)}tbody th{color:var(--ink)}td.n,th.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
td,tbody th{overflow-wrap:anywhere;min-width:4.5rem}td.lost bdi{text-decoration:line-through;color:var(--soft)}.merge td,.merge th{overflow-wrap:break-word}tr.golden>*{font-weight:600;color:var(--ink);background:var(--wash)}
s{color:var(--soft)}
.error{color:var(--bad)}.warning{color:var(--warn)}.info{color:var(--soft)}.good{color:var(--good)}
.badge{display:inline-block;border-radius:1rem;padding:0 .6rem;font-size:.85rem;font-weight:600;background:var(--wash)}
.badge.error{background:var(--badwash)}.badge.warning{background:var(--warnwash)}.badge.good{background:var(--goodwash)}
details{border:1px solid var(--line);border-radius:.5rem;margin:.4rem 0;padding:.4rem .8rem}
.group{content-visibility:auto;contain-intrinsic-size:auto 2.4rem}
details[open]>summary{margin-bottom:.4rem}
summary{cursor:pointer;overflow-wrap:anywhere}code{font-family:ui-monospace,Consolas,"DejaVu Sans Mono",monospace;font-size:.86em;color:var(--soft);overflow-wrap:anywhere}
fieldset{border:1px solid var(--line);border-radius:.5rem;background:var(--wash);margin:.8rem 0;padding:.6rem .8rem;display:flex;flex-wrap:wrap;gap:.5rem .9rem;align-items:center;min-width:0}
input,select,button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:.3rem;padding:.2rem .4rem;max-width:100%}
select{max-width:14rem}button{cursor:pointer}fieldset label.wide{min-width:0;flex:1 1 18rem;display:flex;gap:.4rem;align-items:center}fieldset label.wide input{flex:1;min-width:0}.levels{display:flex;flex-wrap:wrap;gap:.2rem .8rem}output{color:var(--soft);font-size:.92rem}
.fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:.8rem}.field{border:1px solid var(--line);border-radius:.5rem;padding:.5rem .8rem;min-width:0;font-size:.92rem}.field h3{margin:.1rem 0 .3rem;overflow-wrap:anywhere}.field p{margin:.1rem 0}dl{margin:.3rem 0 0}dt{color:var(--soft);font-size:.88rem}dd{margin:0 0 .25rem}.form{display:inline-block;margin-inline-end:.5rem;overflow-wrap:anywhere}
.columns{display:flex;flex-wrap:wrap;gap:0 2rem}.columns>div{flex:1 1 16rem;min-width:0}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
svg{display:block;max-width:none;direction:ltr}svg text{fill:var(--soft);font-size:13px}svg .number{fill:var(--ink);font-weight:600}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1rem;font-size:.9rem;color:var(--soft)}.legend>span{display:inline-flex;gap:.35rem;align-items:center}
.bar{fill:var(--bar)}.was{fill:var(--was)}.rest{fill:var(--line)}.gain{fill:var(--good)}.loss{fill:var(--bad)}
.node{fill:var(--soft)}.node.source,.node.all{fill:var(--ink)}.joined{fill:var(--joined)}.alone{fill:var(--alone)}.aside{fill:var(--bad)}.doubt{fill:var(--doubt)}.apart{fill:var(--was)}
.ribbon{opacity:var(--ribbon)}.ribbon.source{fill:var(--soft)}
.grid{stroke:var(--line)}.mark{stroke:var(--ink);stroke-dasharray:4 3}
[dir=rtl] .arrow{display:inline-block;transform:scaleX(-1);margin-inline:.25em}[dir=rtl] ol{list-style:arabic-indic}
[dir=rtl] .flow,[dir=rtl] .meter{transform:scaleX(-1)}[dir=rtl] .flow text{transform:scaleX(-1);transform-box:fill-box;transform-origin:center}
@media(max-width:36rem){header,main{padding-inline:.8rem}h1{font-size:1.5rem}.lead{font-size:1rem}.tiles li{flex-basis:42%}.cards li{flex-basis:100%}th,td{padding:.3rem .4rem}select{max-width:100%}}
@media print{:root{--paper:#fff;--ink:#000;--soft:#444}header,main{max-width:none;padding:0}nav,#languages,#filters,.skip{display:none}.scroll{overflow:visible}.group{content-visibility:visible}details::details-content{content-visibility:visible;display:block}tr,svg,.field,.cards li,.tiles li{break-inside:avoid}h2,h3,h4,summary{break-after:avoid}.wide{min-width:0;max-width:100%;height:auto}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
