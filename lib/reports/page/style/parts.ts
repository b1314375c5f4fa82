/** The parts of the page: marks, bars, lists, tables, filters. */
export const PARTS = `
.mark { display: inline-flex; align-items: center; gap: .3em; padding: .05em .55em .05em .4em; border-radius: .3rem; color: var(--ink); background: var(--tint); font-size: .875rem; font-weight: 500; line-height: 1.5; white-space: nowrap; }
.mark.is-not-met, .mark.is-pending { font-weight: 650; }
.sign { width: 1em; height: 1em; flex: none; fill: none; stroke: currentcolor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; vertical-align: -.12em; }
.passes { color: var(--ink); font-weight: 500; }
.passes .sign { margin-right: .25em; }
.blocks { color: light-dark(#ab1532, #ff98a5); font-size: .875rem; }

.chart { display: grid; gap: 1.1rem; }
.line { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: .2rem 1rem; align-items: center; }
.line .name { font-weight: 600; overflow-wrap: anywhere; }
.line .score { grid-column: 2; font-size: .9375rem; color: var(--faint); }
.line .score strong { color: var(--text); font-size: 1.0625rem; }
.bar { display: block; width: 100%; height: 1.9rem; }
.bar rect { fill: var(--ink); stroke: var(--ground); stroke-width: 1.5; }
.bar .is-not-required rect, .bar .is-manual rect { fill: var(--tint); }
.bar text { fill: var(--on-ink); font-size: .8125rem; font-weight: 600; text-anchor: middle; dominant-baseline: central; }
.bar .is-not-required text, .bar .is-manual text { fill: var(--ink); font-weight: 400; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.25rem; list-style: none; margin: 1.25rem 0; font-size: .875rem; color: var(--faint); }
.swatch { display: inline-block; width: .8em; height: .8em; margin-right: .45em; border-radius: .15em; background: var(--ink); }
.swatch.is-not-required, .swatch.is-manual { background: var(--tint); box-shadow: inset 0 0 0 1px var(--strong); }
.meanings { margin-top: 1.25rem; display: grid; gap: .4rem; }
.meanings > div { display: grid; grid-template-columns: 12.5rem minmax(0, 1fr); gap: 1rem; }
.figures { width: auto; }
.figures td { text-align: right; }
.meter { display: inline-block; width: 7rem; max-width: 100%; height: .5rem; vertical-align: middle; }
.meter rect { fill: var(--accent); }
.meter .ground { fill: var(--line); }
.meter .tick { fill: var(--faint); }
.meter.short rect:nth-child(2) { fill: light-dark(#a8430a, #fda970); }
.of { font-size: .875rem; color: var(--faint); white-space: nowrap; }

.action-items { list-style: none; margin-bottom: 2rem; border-top: 1px solid var(--line); }
.action-items li { display: grid; grid-template-columns: minmax(0, 1fr) minmax(11rem, auto); gap: .25rem 2rem; padding: .7rem 0; border-bottom: 1px solid var(--line); }
.action-items .where { display: flex; flex-wrap: wrap; gap: .2rem .75rem; align-items: start; align-content: start; justify-content: end; font-size: .9375rem; }
.remediation { font-weight: 550; }
.subject { font-size: .9375rem; color: var(--faint); }
.findings { padding-left: 1.6rem; display: grid; gap: 1.1rem; }
.findings > li::marker { color: var(--faint); }
.findings .subject { margin: .15rem 0 .3rem; }
.places { list-style: none; display: grid; gap: .2rem; font-size: .9375rem; }
.findings .places { border-left: 2px solid var(--line); padding-left: .8rem; }

.filter { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: center; margin: 1rem 0 .75rem; font-size: .875rem; color: var(--faint); }
.filter label { display: inline-flex; gap: .45rem; align-items: center; max-width: 100%; }
.filter input { width: 14rem; }
.filter output { font-weight: 600; color: var(--text); }
.filter:not(.active) [data-clear] { visibility: hidden; }

table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
caption { text-align: left; font-weight: 600; padding: .6rem 0 .3rem; }
th, td { padding: .55rem 1.1rem .55rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-size: .8125rem; font-weight: 600; color: var(--faint); border-bottom-color: var(--strong); vertical-align: bottom; }
.requirements th[scope=row] { width: 32%; }
.requirements th .basis { display: block; }
.requirements td:nth-child(2) { width: 1%; white-space: nowrap; }
.requirements td > details { margin-top: .3rem; }
tr:target > * { background: light-dark(#fff8dc, #2c2810); }
.matrix th[scope=row] { min-width: 14rem; }
.matrix td { white-space: nowrap; }
.matrix td a { text-decoration: none; border-radius: .3rem; }
.matrix td a:hover .mark { box-shadow: inset 0 0 0 1.5px var(--ink); }
.matrix .basis { display: block; padding-left: .4rem; }
.matrix .environment { display: none; }
.matrix .quiet .mark { background: none; font-weight: 400; }
.aside { margin-top: 1rem; }
.statement { max-width: 46rem; margin-bottom: .3rem; }
.check { margin: .8rem 0 0; padding-left: .9rem; border-left: 2px solid var(--line); display: grid; gap: .25rem; }
.check ul { padding-left: 1.1rem; }
.resources { columns: 20rem auto; column-gap: 2rem; margin-top: .3rem; font-size: .875rem; }
.resources > div { break-inside: avoid; margin-bottom: .5rem; }
.resources dt { color: var(--faint); }
.resources dd { line-height: 1.4; }
.evidence { list-style: none; display: grid; gap: .4rem; font-size: .9375rem; }
.framework + .framework { margin-top: 2rem; }
.framework .bar { height: 1.4rem; margin-top: .6rem; }
.framework .legend { margin: .6rem 0; }
.acknowledged { list-style: none; display: grid; gap: .9rem; margin-top: .75rem; max-width: 60rem; }
.acknowledged > li { padding-left: .9rem; border-left: 2px solid light-dark(#c9a24a, #8b6b1e); }
.rule { color: var(--faint); }
.override { padding: .6rem .9rem; border-left: 4px solid light-dark(#ab1532, #ff98a5); background: var(--raised); }
.declared { display: grid; gap: .7rem; }
.declared > div { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: .1rem 1.25rem; }
.declared dt { color: var(--faint); grid-row: 1 / span 40; }
.declared dd { grid-column: 2; overflow-wrap: anywhere; }
`;
