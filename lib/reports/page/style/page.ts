/** The page as a whole: type, columns, headings, links, folds. */
export const PAGE = `
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 1rem; }
body { margin: 0; color: var(--text); background: var(--ground); font: 1rem/1.55 system-ui, 'Segoe UI', 'Open Sans', 'Liberation Sans', sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: break-word; -webkit-text-size-adjust: 100%; }
h1, h2, h3, h4, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
h1, h2 { font-family: 'Iowan Old Style', Charter, 'Bitstream Charter', Georgia, 'Liberation Serif', serif; font-weight: 600; line-height: 1.15; letter-spacing: -.01em; }
h1 { font-size: clamp(2rem, 5vw, 2.9rem); }
h2 { font-size: clamp(1.5rem, 3.4vw, 2rem); margin: 0 0 1rem; }
h3 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 .75rem; }
h4 { font-size: 1rem; margin: 1.5rem 0 .35rem; }
code { font: .9em/1.5 ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace; overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: .06em; overflow-wrap: anywhere; }
a:hover { text-decoration-thickness: .14em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
.skip { position: absolute; left: 1rem; top: -4rem; z-index: 9; padding: .5rem 1rem; background: var(--ground); border: 2px solid var(--accent); border-radius: .3rem; }
.skip:focus { top: 1rem; }
.signs { position: absolute; }
.masthead { padding: clamp(1.5rem, 5vw, 3.5rem) clamp(1rem, 4vw, 3rem) clamp(1.25rem, 3vw, 2rem); max-width: 92rem; margin: 0 auto; }
.kicker { font-size: .8125rem; font-weight: 600; letter-spacing: .09em; text-transform: uppercase; color: var(--faint); margin-bottom: .4rem; }
.lead { color: var(--faint); max-width: 46rem; }
.masthead .lead { margin-top: .75rem; font-size: 1.0625rem; }
.columns { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: clamp(1.5rem, 3vw, 3.5rem); max-width: 92rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem) 6rem; }
.contents { position: sticky; top: 1.25rem; align-self: start; font-size: .9375rem; }
.contents ul { list-style: none; border-left: 1px solid var(--line); }
.contents p { margin: 1.25rem 0 .4rem; font-size: .75rem; font-weight: 600; letter-spacing: .08em; text-transform: uppercase; color: var(--faint); }
.contents a { display: block; padding: .28rem 0 .28rem .9rem; margin-left: -1px; border-left: 2px solid transparent; color: var(--text); text-decoration: none; }
.contents a:hover { color: var(--accent); }
.contents a[aria-current] { border-left-color: var(--accent); color: var(--accent); font-weight: 600; }
main > section { padding-bottom: 3.5rem; }
.of-environment { border-top: 1px solid var(--strong); padding-top: 2rem; }
.of-environment > header { margin-bottom: 1.5rem; }
.of-environment h2 { margin-bottom: .35rem; }
.part { padding: 1.5rem 0 1rem; }
.parts { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; list-style: none; font-size: .9375rem; }
.of-environment nav { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 1.5rem; align-items: center; margin-top: 1.25rem; }
.facts { display: flex; flex-wrap: wrap; gap: .6rem 2.2rem; margin-top: 1rem; }
.facts dt { font-size: .8125rem; color: var(--faint); }
.facts dd { overflow-wrap: anywhere; }
button, input, select { font: inherit; font-size: .9375rem; color: inherit; background: var(--ground); border: 1px solid var(--strong); border-radius: .35rem; padding: .3rem .6rem; max-width: 100%; }
button { cursor: pointer; background: var(--raised); }
button:hover { border-color: var(--accent); }
summary { cursor: pointer; color: var(--accent); width: fit-content; max-width: 100%; font-size: .9375rem; border-radius: 3px; }
details[open] > summary { margin-bottom: .6rem; }
.nothing { color: var(--faint); }
.count { color: var(--faint); font-weight: 400; font-size: .875em; }
.tag { display: inline-block; padding: 0 .5em; border: 1px solid currentcolor; border-radius: 1em; font-size: .75rem; font-weight: 600; color: light-dark(#7a5300, #f0c466); vertical-align: .1em; }
.id { font-weight: 600; white-space: nowrap; margin-right: .3em; }
.type, .basis, .count { color: var(--faint); }
.type, .basis { font-size: .8125rem; font-weight: 400; }
.scroll { overflow-x: auto; }
@media (max-width: 62rem) {
  .columns { grid-template-columns: minmax(0, 1fr); }
  .contents { position: static; border: solid var(--line); border-width: 1px 0; padding: .75rem 0; }
  .contents ul { border: 0; display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
  .contents a { padding: .3rem 0; border: 0; margin: 0; }
  .contents p { margin: .5rem 0 0; }
}
`;
