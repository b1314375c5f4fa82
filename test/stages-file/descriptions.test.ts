import { DESCRIPTIONS } from '../../lib/internal/codec/descriptions';
import { currentDescriptions } from '../tools/api-options/descriptions-file';

test('the descriptions of keys are those of the construct API; else run `npm run build:descriptions`', () => {
  expect(DESCRIPTIONS).toEqual(currentDescriptions());
});
