const of = (folder) => `test/compliance/${folder}/*.test.ts`;

/** What is mutated, and which tests are asked: its own ones, since all of them would take hours. */
export const PARTS = {
  checks: {
    mutate: ['lib/compliance/checks/**/*.ts'],
    tests: [of('checks'), 'test/compliance/frameworks/residency.test.ts'],
  },
  frameworks: {
    // The tables are data.
    mutate: ['lib/compliance/frameworks/**/*.ts', '!lib/compliance/frameworks/tables/**'],
    tests: [of('frameworks'), 'test/compliance/records/control-records.test.ts'],
  },
  'resource-model': {
    mutate: ['lib/compliance/resource-model/**/*.ts'],
    tests: [of('resource-model')],
  },
  records: {
    mutate: ['lib/compliance/records/**/*.ts'],
    tests: [of('records')],
  },
  'stock-packs': {
    mutate: ['lib/compliance/stock-packs/**/*.ts'],
    tests: [of('stock-packs')],
  },
  facts: {
    mutate: ['lib/compliance/facts/**/*.ts'],
    tests: ['test/compliance/facts.test.ts', 'test/compliance/picture-edges.test.ts'],
  },
  ledger: {
    mutate: ['lib/compliance/*.ts'],
    tests: ['test/compliance/*.test.ts', of('records')],
  },
};
