import { endsOf, neighboursOf, within, Width, widthOf } from '../../../lib/compliance/analysis/ranges';
import { addressesOutside } from '../../../lib/compliance/analysis/requests';

test.each<[string, Width | undefined]>([
  ['0.0.0.0/0', Width.ANY],
  ['128.0.0.0/1', Width.ANY],
  ['64.0.0.0/2', Width.WIDE],
  ['10.0.0.0/7', Width.WIDE],
  ['10.0.0.0/8', Width.NARROW],
  ['::/1', Width.ANY],
  ['2000::/3', Width.WIDE],
  ['2000::/15', Width.WIDE],
  ['2001::/16', Width.NARROW],
  ['the office', undefined],
])('%s is as wide as %s', (cidr, width) => {
  expect(widthOf(cidr)).toBe(width);
});

test.each<[string, string, boolean]>([
  ['10.0.1.0/24', '10.0.0.0/16', true],
  ['10.0.0.0/16', '10.0.1.0/24', false],
  ['10.0.0.0/16', '10.0.0.0/16', true],
  ['10.1.0.0/24', '10.0.0.0/16', false],
  ['2001:db8::/32', '0.0.0.0/0', false],
  ['10.0.0.0/8', '::/0', false],
  ['the office', '0.0.0.0/0', false],
  ['10.0.0.0/8', 'the office', false],
  ['the office', 'the office', false],
])('%s within %s: %s', (cidr, outer, expected) => {
  expect(within(cidr, outer)).toBe(expected);
});

test.each<[string, readonly string[], readonly string[]]>([
  ['10.0.1.0/24', ['10.0.1.0', '10.0.1.255'], ['10.0.0.255', '10.0.2.0']],
  ['0.0.0.0/8', ['0.0.0.0', '0.255.255.255'], ['1.0.0.0']],
  ['0.0.0.1/32', ['0.0.0.1', '0.0.0.1'], ['0.0.0.0', '0.0.0.2']],
  ['255.0.0.0/8', ['255.0.0.0', '255.255.255.255'], ['254.255.255.255']],
  ['0.0.0.0/0', ['0.0.0.0', '255.255.255.255'], []],
  [
    '2001:db8::/127',
    ['2001:db8::', '2001:db8::1'],
    ['2001:db7:ffff:ffff:ffff:ffff:ffff:ffff', '2001:db8::2'],
  ],
  ['the office', [], []],
])('%s ends at %j, and its neighbours are %j', (cidr, ends, neighbours) => {
  expect(endsOf(cidr)).toEqual(ends);
  expect(neighboursOf(cidr)).toEqual(neighbours);
});

test('sampled addresses are in none of the ranges, and include the neighbors of each', () => {
  const strangers = addressesOutside(['8.8.8.0/24', '8.8.9.0/24', '192.0.2.0/24']);

  expect(strangers).not.toContain('8.8.8.8');
  expect(strangers).not.toContain('8.8.9.0');
  expect(strangers).not.toContain('192.0.2.1');
  expect(strangers).toEqual(
    expect.arrayContaining(['93.184.216.34', '8.8.7.255', '8.8.10.0', '192.0.1.255', '192.0.3.0']),
  );
});
