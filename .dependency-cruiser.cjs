// The picture of the house: props → profile → components → resources → checks → ledger → reports, and no way back.
const room = (name) => `^lib/${name}/`;
const COMPLIANCE_OF_APP = '^lib/compliance/(compliance(-options)?|index|records/go-live-records)\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Imports of types count too.',
      severity: 'error',
      from: { pathNot: '^node_modules' },
      to: { circular: true },
    },
    {
      name: 'requirements-know-nothing-below',
      comment: 'The catalogue is the single source; it imports no other part.',
      severity: 'error',
      from: { path: room('requirements') },
      to: { path: '^lib/', pathNot: [room('requirements'), room('internal')] },
    },
    {
      name: 'facts-know-nothing-above',
      comment: 'What is known of a type is below components and compliance.',
      severity: 'error',
      from: { path: room('aws') },
      to: { path: '^lib/', pathNot: [room('aws'), room('internal')] },
    },
    {
      name: 'components-know-the-contracts-only',
      comment:
        'A component sees the contracts, the profile and internal helpers; no stage, no check, no report.',
      severity: 'error',
      from: { path: room('components') },
      to: {
        path: '^lib/',
        pathNot: [room('components'), room('spi'), room('requirements'), room('internal')],
      },
    },
    {
      name: 'components-do-not-know-each-other',
      comment: 'Except the network, which all of them stand in.',
      severity: 'error',
      from: { path: '^lib/components/([^/]+)/' },
      to: { path: '^lib/components/[^/]+/', pathNot: ['^lib/components/$1/', '^lib/components/network/'] },
    },
    {
      name: 'checks-do-not-know-components',
      comment:
        'A check looks at resources, so that it finds the same fault in a stack that never used our constructs.',
      severity: 'error',
      from: { path: room('compliance'), pathNot: COMPLIANCE_OF_APP },
      to: {
        path: '^lib/',
        pathNot: [room('compliance'), room('requirements'), room('aws'), room('internal')],
      },
    },
    {
      name: 'compliance-of-an-app-reads-records-and-writes-reports',
      severity: 'error',
      from: { path: COMPLIANCE_OF_APP },
      to: {
        path: '^lib/',
        pathNot: [
          room('compliance'),
          room('requirements'),
          room('internal'),
          '^lib/reports/(reporters?|report-files|write-report)\\.ts$',
          '^lib/stages-file/go-live/read\\.ts$',
        ],
      },
    },
    {
      name: 'reports-read-the-ledger',
      severity: 'error',
      from: { path: room('reports') },
      to: {
        path: '^lib/',
        pathNot: [room('reports'), room('compliance'), room('requirements'), room('internal')],
      },
    },
    {
      name: 'lib-knows-no-app',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(bin|test)/' },
    },
    {
      name: 'bin-reaches-lib-through-entries',
      comment: 'The public API, its namespace for compliance, and what only the command line needs.',
      severity: 'error',
      from: { path: '^bin/' },
      to: { path: '^lib/', pathNot: '^lib/((compliance/)?index|command-line)\\.ts$' },
    },
    {
      name: 'bin-knows-no-test',
      severity: 'error',
      from: { path: '^bin/' },
      to: { path: '^test/' },
    },
    {
      name: 'constructs-touch-no-files',
      comment: 'They never write files or read the working directory.',
      severity: 'error',
      from: { path: ['^lib/(components|launch|requirements|spi)/', '^lib/[^/]+\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-private-cdk',
      severity: 'error',
      from: {},
      to: { path: 'aws-cdk-lib/.*/private/' },
    },
    {
      name: 'not-to-dev-dep',
      severity: 'error',
      from: { path: '^(bin|lib)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: ['aws-cdk-lib', 'constructs', 'cdk-nag'] },
    },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, path: '^lib/' }, to: {} },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^(dist|cdk\\.out)' },
  },
};
