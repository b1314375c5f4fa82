import { suggestedComponentId } from '../../lib/internal/component-id';

test.each([
  ['my orders', 'MyOrders'],
  ['order-api', 'OrderApi'],
  ['2nd orders', 'OrderApi'],
  ['…', 'OrderApi'],
  ['a'.repeat(41), 'OrderApi'],
])('an id like %j is %s', (text, id) => {
  expect(suggestedComponentId(text)).toBe(id);
});
