/** The style of the page: light and dark as the reader's system says, and for print. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1d2530, #e4e9f0);
  --faint: light-dark(#5a6675, #a3afbd);
  --ground: light-dark(#ffffff, #12171e);
  --raised: light-dark(#f5f7fa, #1b222c);
  --line: light-dark(#d5dce5, #364150);
  --good: light-dark(#12703b, #6fd596);
  --bad: light-dark(#b3141e, #ff9a94);
  --care: light-dark(#8a5200, #f2bd66);
  --calm: light-dark(#3a5a9b, #9dbcf5);
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 78rem; padding: 1.5rem; color: var(--text); background: var(--ground);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { margin: 0; } h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); }
a { color: inherit; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid var(--calm); outline-offset: 2px; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1rem; }
.card { padding: 1rem; background: var(--raised); border: 1px solid var(--line); border-radius: .5rem; }
.card h3, .card p { margin: 0 0 .5rem; }
.figure strong { font-size: 1.6rem; }
.bar { display: flex; height: .6rem; gap: 2px; }
.bar span { min-width: 2px; background: var(--faint); }
.legend { display: flex; flex-wrap: wrap; gap: .25rem .75rem; margin: .75rem 0 0; padding: 0; list-style: none; }
.chip { padding: 0 .45rem; border: 1px solid currentcolor; border-radius: .6rem; color: var(--faint); white-space: nowrap; font-size: .85rem; }
.bar .met, .bar .attested, .bar .declared, .bar .elsewhere { background: var(--good); }
.bar .not-met, .bar .open { background: var(--bad); }
.bar .undecidable, .bar .not-checked-yet, .bar .waived, .bar .not-required-but-present { background: var(--care); }
.chip.met { color: var(--good); }
.chip.attested, .chip.declared, .chip.elsewhere { color: var(--calm); }
.chip.not-met, .chip.open { color: var(--bad); font-weight: 600; }
.chip.undecidable, .chip.not-checked-yet, .chip.waived, .chip.not-required-but-present { color: var(--care); }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
tbody th { white-space: nowrap; }
tr:target { background: var(--raised); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; } dt { color: var(--faint); } dd { margin: 0; }
code { font-size: .85rem; overflow-wrap: anywhere; } .type { color: var(--faint); font-size: .8rem; }
details { margin-top: .4rem; } summary { cursor: pointer; color: var(--faint); }
@media print { details::details-content { content-visibility: visible; block-size: auto; } body { max-width: none; padding: 0; } tr, .card { break-inside: avoid; } .scroll { overflow: visible; } }
`;
