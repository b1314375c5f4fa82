import { didYouMean, nearest } from '../../lib/private/nearest';

const KNOWN = ['Orders', 'Web', 'OrderApi'];

test.each([
  ['Ordres', 'Orders'],
  ['orders', 'Orders'],
  ['Wbe', 'Web'],
  ['OrderAPI', 'OrderApi'],
])('a typing error such as %s finds %s', (word, expected) => {
  expect(nearest(word, KNOWN)).toBe(expected);
});

test.each(['Queue', 'Customers', ''])('%p is no typing error of any', (word) => {
  expect(nearest(word, KNOWN)).toBeUndefined();
});

test('where nothing is near, all that is known is told', () => {
  expect(didYouMean('Customers', KNOWN)).toBe("known are 'Orders', 'Web', 'OrderApi'");
  expect(didYouMean('Customers', [])).toBe('there is none yet');
});
