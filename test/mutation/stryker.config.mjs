import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { PARTS } from './parts.mjs';
import { REPORTS, reportOf } from './reports.mjs';

const part = process.env.MUTATED_PART;
const { mutate, tests } = PARTS[part];

// Nothing of a run lands in the tree: neither the mutated copy, nor what tests synthesize.
const scratch = mkdtempSync(join(REPORTS, 'run-'));
const synthesized = join(scratch, 'synthesized');
mkdirSync(synthesized);
process.env.TMPDIR = synthesized;
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }));

export default {
  mutate,
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
    spec: tests,
    // What loads modules anew, and what runs the CDK's own validator.
    ignore: [
      'test/compliance/frameworks/{tables,own-environments}.test.ts',
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
  reporters: ['progress-append-only', 'json'],
  jsonReporter: { fileName: reportOf(part) },
};
