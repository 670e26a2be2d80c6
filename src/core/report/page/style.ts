/** Levels of a heat map, the palest first. Text on each has a contrast of at least 4.5 (WCAG 2.2, 1.4.3), in both schemes. */
export const heatLevels = 6;

/** The style of every page: system fonts, light, dark and print, no picture from elsewhere. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #fff; --line: #d0d7de; --band: #f3f5f7; --good: #1a7f37; --bad: #b42318; --open: #8a5a00; --bar: #2f6fbd;
  --h1: #e8f1fb; --h2: #cbe0f5; --h3: #9fc6ec; --h4: #5b9bd8; --h5: #1f66ad; --h6: #0b3d75; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ed; --soft: #a3acb6; --paper: #15191e; --line: #3a424c; --band: #1e242b; --good: #57c46b; --bad: #ff8a80; --open: #e3b341; --bar: #6aa7e8;
    --h1: #16273a; --h2: #17395a; --h3: #174b7c; --h4: #2a6cab; --h5: #86b9ea; --h6: #c9e1f8; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 78rem; margin: 0 auto; padding: 1.5rem; }
h1 { margin: 0 0 .25rem; font-size: 1.7rem; line-height: 1.25; }
h2 { margin: 2.25rem 0 .5rem; font-size: 1.25rem; }
p { max-width: 50rem; margin: .35rem 0; }
.note, caption { color: var(--soft); text-align: left; }
caption { padding-bottom: .35rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; margin: 1.25rem 0; padding: 0; list-style: none; }
.facts li { padding: .75rem .9rem; border: 1px solid var(--line); border-radius: 6px; }
.facts b { display: block; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 2px solid var(--bar); outline-offset: 2px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { border-bottom: 2px solid var(--line); vertical-align: bottom; }
tbody th { font-weight: 500; }
.number { text-align: right; white-space: nowrap; overflow-wrap: normal; }
.heat td, .heat thead th { text-align: right; border: 1px solid var(--paper); overflow-wrap: normal; }
.heat thead th { min-width: 4.5rem; max-width: 8rem; border-bottom: 2px solid var(--line); font-size: .85rem; }
.heat thead th:first-child, .heat tbody th { text-align: left; min-width: 9rem; }
.h1 { background: var(--h1); } .h2 { background: var(--h2); } .h3 { background: var(--h3); } .h4 { background: var(--h4); }
.h5 { background: var(--h5); } .h6 { background: var(--h6); }
.h3 { color: #06213d; } .h4 { color: #021222; } .h5, .h6 { color: #fff; }
@media (prefers-color-scheme: dark) { .h3, .h4 { color: #fff; } .h5, .h6 { color: #06213d; } }
.good { color: var(--good); } .bad { color: var(--bad); } .open { color: var(--open); }
svg { max-width: 100%; height: auto; } svg text { fill: var(--ink); font: 12px system-ui, sans-serif; } .bar { fill: var(--bar); stroke: var(--paper); } .bar.good { fill: var(--good); } .bar.bad { fill: var(--bad); } .bar.open { fill: var(--line); }
footer { margin-top: 2.5rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--soft); }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --paper: #fff; --line: #bbb; --good: #14632b; --bad: #9c1c12; --open: #6b4600; --bar: #2f6fbd;
    --h1: #e8f1fb; --h2: #cbe0f5; --h3: #9fc6ec; --h4: #5b9bd8; --h5: #1f66ad; --h6: #0b3d75; }
  .h3 { color: #06213d; } .h4 { color: #021222; } .h5, .h6 { color: #fff; }
  body { font-size: 10pt; } main { max-width: none; padding: 0; } .scroll { overflow: visible; }
  h2 { break-after: avoid; } tr, .facts li, svg { break-inside: avoid; } thead { display: table-header-group; }
  td, .bar, .facts li { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
