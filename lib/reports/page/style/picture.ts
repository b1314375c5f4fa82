/** The drawing of the architecture. */
export const PICTURE = `
.picture .scroll { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; background: var(--raised); }
.picture svg { display: block; height: auto; max-width: 100%; min-width: 44rem; margin: 0 auto; font-family: inherit; }
.picture text { font-size: 13px; fill: var(--text); }
.place rect { fill: none; stroke: var(--strong); }
.place text { fill: var(--faint); font-weight: 600; }
.place.region rect { fill: var(--ground); }
.place.network rect { stroke: light-dark(#5f8d72, #5f8d72); stroke-width: 1.5; }
.place.zone rect { fill: var(--raised); stroke: none; }
.place.zone text { font-weight: 400; font-size: 12px; }
.node rect { fill: var(--ground); stroke: var(--strong); }
.node .band { stroke: none; fill: var(--kind); }
.node .kind { font-size: 11px; fill: var(--faint); }
.node.loadBalancer, .node.teamAccess { --kind: light-dark(#1f5aa6, #94bdf8); }
.node.firewall { --kind: light-dark(#a8430a, #fda970); }
.node.service { --kind: light-dark(#14693a, #7bd69c); }
.node.store { --kind: light-dark(#6544a0, #c3aaf5); }
.node.vault { --kind: light-dark(#7a5300, #f0c466); }
.node.watch { --kind: light-dark(#596574, #9aa6b5); }
.edge { fill: none; stroke: var(--faint); stroke-width: 1.3; }
.head { fill: var(--faint); }
.number circle { fill: var(--ground); stroke: var(--faint); }
.number text { font-size: 10.5px; font-weight: 600; text-anchor: middle; dominant-baseline: central; }
.picture figcaption { margin-top: .75rem; font-size: .9375rem; }
.as-text { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1rem 2.5rem; }
.connections { padding-left: 1.9rem; }
.connections li::marker { color: var(--faint); font-weight: 600; }
.placements { padding-left: 1.1rem; }
`;
