import { didYouMean, nearest } from '../../lib/internal/did-you-mean';

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

test.each([
  ['PCI', 'PCI DSS'],
  ['800-171', 'NIST 800-171'],
])('a part of one name such as %s finds %s', (part, expected) => {
  expect(didYouMean(part, ['HIPAA', 'PCI DSS', 'NIST 800-171'])).toBe(`did you mean '${expected}'?`);
});

test.each(['NIST', 'IS'])('a part of several names, or a part too short, such as %s, finds none', (part) => {
  expect(didYouMean(part, ['NIST 800-171', 'NIST 800-53', 'HIPAA'])).toMatch(/^known are/);
});

test('without a similar name all known names are listed', () => {
  expect(didYouMean('Customers', KNOWN)).toBe("known are 'Orders', 'Web', 'OrderApi'");
  expect(didYouMean('Customers', ['Orders'])).toBe("the only one is 'Orders'");
  expect(didYouMean('Customers', [])).toBe('there is none yet');
});
