// Lets Mocha run tests that are written for Jest, with Jest's own `expect` and `each`.
require('tsx/cjs');
require('../setup.cjs');
// As Jest does: the CDK then throws what its validation finds.
process.env.NODE_ENV = 'test';
const { interfaces } = require('mocha');
const { bind } = require('jest-each');
const { expect } = require('expect');

const { bdd } = interfaces;
interfaces.bdd = (suite) => {
  bdd(suite);
  suite.on('pre-require', (words) => {
    words.expect = expect;
    words.test = words.it;
    words.test.each = bind(words.it);
    words.describe.each = bind(words.describe, false);
    words.beforeAll = words.before;
    words.afterAll = words.after;
  });
};
