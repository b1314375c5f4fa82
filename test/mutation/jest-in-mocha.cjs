// Lets Mocha run tests that are written for Jest, with Jest's own `expect`, `each` and `jest.spyOn`.
require('tsx/cjs');
require('../setup.cjs');
// As Jest does: the CDK then throws what its validation finds.
process.env.NODE_ENV = 'test';
const { relative } = require('node:path');
const { interfaces, Suite } = require('mocha');
const { bind } = require('jest-each');
const { ModuleMocker } = require('jest-mock');
const { expect } = require('expect');

const { bdd } = interfaces;
interfaces.bdd = (root) => {
  root.on('pre-require', (words, file, mocha) => {
    // A suite for each file: what Jest runs before each test of a file, Mocha would run before each of all.
    const suite = Suite.create(root, relative('', file));
    bdd(suite);
    suite.emit('pre-require', words, file, mocha);
    words.expect = expect;
    words.jest = new ModuleMocker(globalThis);
    words.test = words.it;
    words.test.each = bind(words.it);
    words.describe.each = bind(words.describe, false);
    words.beforeAll = words.before;
    words.afterAll = words.after;
  });
};
