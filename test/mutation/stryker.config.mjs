import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

// Nothing of a run lands in the tree: neither the mutated copy, nor the report, nor what tests synthesize.
const scratch = join(tmpdir(), 'cdk-stage-environments-mutation');
const synthesized = join(scratch, 'synthesized');
rmSync(synthesized, { recursive: true, force: true });
mkdirSync(synthesized, { recursive: true });
process.env.TMPDIR = synthesized;

export default {
  mutate: ['lib/compliance/**/*.ts', '!lib/compliance/frameworks/tables/**'],
  mutator: {
    // What a finding says is no behaviour; what it finds is.
    excludedMutations: ['StringLiteral'],
  },
  plugins: ['@stryker-mutator/mocha-runner'],
  // All tests in one process that loads the CDK once: Jest would load it again for every mutant.
  testRunner: 'mocha',
  mochaOptions: {
    require: ['./test/mutation/jest-in-mocha.cjs'],
    spec: ['test/compliance/**/*.test.ts'],
    // The tables are data, and what whole environments are asked takes seconds a run.
    ignore: ['test/compliance/frameworks/{tables,own-environments}.test.ts'],
  },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 1,
  timeoutMS: 5000,
  tempDirName: join(scratch, 'sandbox'),
  ignorePatterns: ['dist', 'cdk.out*', '.cache', 'coverage'],
  allowEmpty: false,
  incremental: true,
  incrementalFile: join(scratch, 'incremental.json'),
  reporters: ['clear-text', 'html', 'json'],
  htmlReporter: { fileName: join(scratch, 'report.html') },
  jsonReporter: { fileName: join(scratch, 'report.json') },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
