import { App } from 'aws-cdk-lib';
import * as shop from './shop';

jest.mock('cdk-nag', () => {
  throw new Error('cdk-nag was loaded');
});

test.each([
  ['development', shop.development],
  ['staging', shop.staging],
  ['production', shop.production],
])('%s, which no cdk-nag rule looks at, is synthesized without loading cdk-nag', (_, describe) => {
  const app = new App();
  describe(app);

  expect(() => app.synth()).not.toThrow();
});
