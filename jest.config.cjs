const compiled = (options) => ({ '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022' }, ...options }] });

const shared = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  transform: compiled({}),
  setupFiles: ['<rootDir>/test/setup.cjs'],
  globalSetup: '<rootDir>/test/global-setup.cjs',
  globalTeardown: '<rootDir>/test/global-teardown.cjs',
};

/** Without a synthesis and without another process. */
const UNIT = [
  'compliance/analysis',
  'compliance/checks',
  'compliance/evaluation',
  'compliance/model',
  'internal',
  'requirements',
];
/** In processes of their own: the commands, the emulator, a browser, the packed package. */
const END_TO_END = ['bench', 'command-line', 'contract', 'docs', 'emulator', 'extending', 'package', 'tools'];

const below = (folders) => folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`);
const folder = (name) => `<rootDir>/test/${name}/`;

module.exports = {
  maxWorkers: 2,
  workerIdleMemoryLimit: '1500MB',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: below(UNIT),
      // Most unit tests need nothing of the CDK, whose loading would cost a quarter of their time.
      transform: compiled({ module: { type: 'commonjs', lazy: true } }),
    },
    {
      ...shared,
      displayName: 'synth',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...[...UNIT, ...END_TO_END].map(folder)],
      setupFilesAfterEnv: ['aws-cdk-lib/testhelpers/jest-autoclean'],
    },
    {
      ...shared,
      displayName: 'end-to-end',
      testMatch: below(END_TO_END),
      setupFilesAfterEnv: ['aws-cdk-lib/testhelpers/jest-autoclean'],
    },
  ],
};
