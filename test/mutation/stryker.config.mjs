import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

// Nothing of a run lands in the tree: neither the mutated copy, nor the report, nor what tests synthesize.
const reports = join(tmpdir(), 'cdk-stage-environments-mutation');
mkdirSync(reports, { recursive: true });
const scratch = mkdtempSync(join(reports, 'run-'));
const synthesized = join(scratch, 'synthesized');
mkdirSync(synthesized);
process.env.TMPDIR = synthesized;
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }));

export default {
  mutate: [
    'lib/compliance/**/*.ts',
    // Data.
    '!lib/compliance/frameworks/tables/**',
    // Its tests run the CDK's own validator, for seconds each.
    '!lib/compliance/validation/**',
  ],
  mutator: {
    // What a finding says is no behaviour; what it finds is.
    excludedMutations: ['StringLiteral'],
  },
  plugins: [
    '@stryker-mutator/mocha-runner',
    './test/mutation/killers-first.mjs',
    './test/mutation/empty-findings.mjs',
  ],
  ignorers: ['empty-findings'],
  // All tests in one process that loads the CDK once: Jest would load it again for every mutant.
  testRunner: 'killers-first',
  mochaOptions: {
    require: ['./test/mutation/jest-in-mocha.cjs'],
    spec: ['test/compliance/**/*.test.ts'],
    // What loads modules anew, what runs the CDK's own validator, and what takes seconds to ask of everything.
    ignore: [
      'test/compliance/frameworks/{tables,own-environments}.test.ts',
      'test/compliance/resource-model/wrapped.test.ts',
      'test/compliance/validation/*.test.ts',
    ],
  },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 1,
  timeoutMS: 5000,
  tempDirName: join(scratch, 'sandbox'),
  ignorePatterns: ['dist', 'cdk.out*', '.cache', 'coverage'],
  allowEmpty: false,
  incrementalFile: join(reports, 'incremental.json'),
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  htmlReporter: { fileName: join(reports, 'report.html') },
  jsonReporter: { fileName: join(reports, 'report.json') },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
