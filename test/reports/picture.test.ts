import fc from 'fast-check';
import type { Picture, PictureNode } from '../../lib/compliance/ledger/picture';
import { layOut, type Box } from '../../lib/reports/page/picture/layout';
import { reportPage } from '../../lib/reports/page/report-page';
import { exampleLedger } from './example-ledger';

const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const holds = (outer: Box, inner: Box): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const PLACES = ['home', 'there', 'network', 'other', 'a', 'b', 'c', 'd', 'nowhere'];
const KINDS = ['loadBalancer', 'firewall', 'teamAccess', 'service', 'store', 'vault', 'watch'] as const;

/** Nodes of any kind in any places, known and unknown. */
const pictures = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      places: fc.uniqueArray(fc.constantFrom(...PLACES), { maxLength: 4 }),
    }),
    {
      maxLength: 24,
    },
  )
  .map((nodes): Picture => ({
    places: [
      { id: 'home', kind: 'region', label: 'eu-west-1' },
      { id: 'there', kind: 'region', label: 'eu-central-1' },
      { id: 'network', kind: 'network', label: 'Network', inside: 'home' },
      { id: 'other', kind: 'network', label: 'Other', inside: 'home' },
      ...['a', 'b', 'c'].map((id) => ({ id, kind: 'zone' as const, label: id, inside: 'network' })),
      { id: 'd', kind: 'zone', label: 'd', inside: 'other' },
    ],
    nodes: nodes.map((node, index): PictureNode => ({
      ...node,
      id: `n${String(index)}`,
      label: `Node ${String(index)}`,
    })),
    edges: [],
  }));

test('every node is drawn once, inside a Region, without overlapping another', () => {
  fc.assert(
    fc.property(pictures, (picture) => {
      const { nodes, places, width, height } = layOut(picture);
      const regions = places.filter(({ kind }) => kind === 'region');
      expect(nodes.map(({ node }) => node.id).sort()).toEqual(picture.nodes.map(({ id }) => id).sort());
      for (const box of nodes) {
        expect(regions.filter((region) => holds(region, box))).toHaveLength(1);
        expect(nodes.filter((other) => other !== box && overlap(box, other))).toEqual([]);
        expect(holds({ x: 0, y: 0, width, height }, box)).toBe(true);
      }
    }),
  );
});

test('a node spans its zones', () => {
  const { picture } = exampleLedger();
  const { nodes, places } = layOut(picture);
  const zones = places.filter(({ kind }) => kind === 'zone');
  const across = (id: string): string[] =>
    zones
      .filter((zone) => nodes.some(({ node, ...box }) => node.id === id && overlap(zone, box)))
      .map(({ label }) => label);

  expect(across('web')).toEqual(['Zone a', 'Zone b', 'Zone c']);
  expect(across('orders')).toEqual(['Zone a', 'Zone b']);
  expect(across('vault')).toEqual([]);
});

test('is also text: every node with its place, every connection by its number', () => {
  const page = reportPage([{ name: 'Production', ledger: exampleLedger() }]);
  const words = page
    .slice(page.indexOf('class="as-text"'))
    .split('</figcaption>')[0]
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

  for (const { label } of exampleLedger().picture.nodes) expect(words).toContain(label);
  expect(words).toContain('Zone a, Zone b in Network 10.0.0.0/16 in eu-central-1');
  expect(words).toContain('Vault → Vault for copies: every 12 h');
  expect(page.match(/class="edge"/g)).toHaveLength(exampleLedger().picture.edges.length);
});

test('an edge to a node that is not drawn is in the text only', () => {
  const { picture } = exampleLedger();
  const edges = [...picture.edges, { from: 'web', to: 'gone', label: 'port 1' }];

  const page = reportPage([
    { name: 'Production', ledger: exampleLedger({ picture: { ...picture, edges } }) },
  ]);

  expect(page).toContain('Web → gone: port 1');
  expect(page.match(/class="edge"/g)).toHaveLength(picture.edges.length);
});

test('labels start at the environment, without the names that the CDK repeats', () => {
  const { picture } = exampleLedger();
  const [balancer, ...nodes] = picture.nodes;
  const label = 'Environment/Api/Service/Service';
  const environment = { ...exampleLedger().environment, id: 'Production/Shop/Environment' };

  const page = reportPage([
    {
      name: 'Production',
      ledger: exampleLedger({
        environment,
        picture: { ...picture, nodes: [{ ...balancer, label }, ...nodes] },
      }),
    },
  ]);

  expect(page).toContain('Load balancer: Api/Service<');
  expect(page).not.toContain(label);
});
