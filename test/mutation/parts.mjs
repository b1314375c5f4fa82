const of = (folder) => `test/compliance/${folder}/**/*.test.ts`;

/** What is mutated, and which tests are asked: its own ones, since all of them would take hours. */
export const PARTS = {
  checks: {
    mutate: ['lib/compliance/checks/**/*.ts'],
    tests: [of('checks'), 'test/compliance/frameworks/data-residency.test.ts'],
  },
  frameworks: {
    // The tables are data.
    mutate: ['lib/compliance/frameworks/**/*.ts', '!lib/compliance/frameworks/tables/**'],
    tests: [of('frameworks'), 'test/compliance/records/control-records.test.ts'],
  },
  model: {
    mutate: ['lib/compliance/model/**/*.ts'],
    tests: [of('model')],
  },
  records: {
    mutate: ['lib/compliance/records/**/*.ts'],
    tests: [of('records')],
  },
  nag: {
    mutate: ['lib/compliance/nag/**/*.ts'],
    tests: [of('nag')],
  },
  analysis: {
    mutate: ['lib/compliance/analysis/**/*.ts'],
    tests: [of('analysis'), of('checks')],
  },
  ledger: {
    mutate: ['lib/compliance/*.ts', 'lib/compliance/ledger/*.ts'],
    tests: ['test/compliance/*.test.ts', of('ledger'), of('records')],
  },
};
