/** The width of a phone, where tables become blocks, and paper. */
export const SMALL_AND_PRINT = `
@media (max-width: 40rem) {
  .line { grid-template-columns: minmax(0, 1fr); }
  .line .score { grid-column: 1; }
  .action-items li { grid-template-columns: minmax(0, 1fr); }
  .action-items .where { justify-content: start; }
  .meanings > div, .declared > div { grid-template-columns: minmax(0, 1fr); gap: .1rem; }
  .declared dd { grid-column: 1; }
  .filter label { width: 100%; justify-content: space-between; }
  .filter input, .filter select { width: 68%; }
  .stacked, .stacked tbody, .stacked tr, .stacked th, .stacked td, .stacked caption { display: block; }
  .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacked tr { padding: .7rem 0; border-bottom: 1px solid var(--line); }
  .stacked th, .stacked td, .requirements th[scope=row], .requirements td:nth-child(2) { border: 0; padding: .12rem 0; width: auto; white-space: normal; }
  .stacked td[data-head]::before { content: attr(data-head) ': '; color: var(--faint); font-size: .8125rem; }
  .matrix td { display: grid !important; grid-template-columns: 7.5rem auto 1fr; gap: .5rem; align-items: baseline; }
  .matrix .environment { display: inline; color: var(--faint); font-size: .875rem; overflow-wrap: anywhere; white-space: normal; }
  .matrix .basis { padding: 0; white-space: normal; }
}
@page { margin: 16mm 14mm; }
@media print {
  :root { color-scheme: light; }
  html { font-size: 12.5px; }
  body { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .contents, .skip, .of-environment nav, button, .filter label { display: none !important; }
  .masthead, .columns { padding: 0; max-width: none; }
  .masthead { margin-bottom: 1.5rem; }
  .columns { display: block; }
  .of-environment { break-before: page; border: 0; padding-top: 0; }
  h2, h3, h4, thead, summary { break-after: avoid; }
  tr, .action-items li, .findings > li, .line, .acknowledged > li { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  details:not([open]) .resources { display: none; }
  summary { list-style: none; color: var(--faint); }
  summary::-webkit-details-marker { display: none; }
  .scroll { overflow: visible; }
  .picture svg { min-width: 0; }
  .picture { break-inside: avoid-page; }
  a { color: inherit; text-decoration: none; }
  tr:target > * { background: none; }
}
`;
