import { outcomeOf } from '../../../lib/compliance/checks/check';
import { renderOutcome } from '../../../lib/compliance/evaluation/render-outcome';
import { type CheckFinding, findings } from '../../../lib/compliance/findings';
import { OutcomeState, Severity } from '../../../lib/compliance/outcome';
import { modelResource } from './model-resource';

const FINDINGS = findings('X-1', Severity.HIGH, {
  openPort: {
    message: '{resource} is open on port {port}.',
    remediation: 'Close port {port} of {resource}.',
  },
  noAccess: {
    message: 'Component {component} has no access.',
    remediation: 'Add one.',
    severity: Severity.LOW,
  },
  hidden: { state: OutcomeState.UNKNOWN, message: '{resource} is hidden.', remediation: 'Show it.' },
});
const BUCKET = modelResource();

function rendered(...found: readonly CheckFinding[]) {
  return renderOutcome(outcomeOf([BUCKET], found, 'All is well.'), 'Shop/Production');
}

describe('a rendered finding', () => {
  test('has its id, severity, help anchor and parameters as data', () => {
    expect(rendered(FINDINGS.openPort(BUCKET, { port: 22 })).findings).toEqual([
      {
        id: 'X-1.open-port',
        severity: 'high',
        state: 'not met',
        reason: 'S3 bucket One is open on port 22.',
        remediation: 'Close port 22 of S3 bucket One.',
        help: 'docs/reference/findings.md#x-1open-port',
        parameters: { resource: 'S3 bucket One', port: '22' },
        resource: { type: 'AWS::S3::Bucket', logicalId: 'One', stack: 'Shop' },
      },
    ]);
  });

  test('keeps the case of a name at the start of another sentence', () => {
    const [finding] = rendered(FINDINGS.noAccess({ component: 'web' })).findings;

    expect(finding).toMatchObject({ severity: 'low', reason: 'Component web has no access.' });
    expect(finding).not.toHaveProperty('resource');
  });

  test('does not replace placeholders in the values of parameters', () => {
    const [finding] = rendered(FINDINGS.openPort(BUCKET, { port: '{resource}' })).findings;

    expect(finding.reason).toBe('S3 bucket One is open on port {resource}.');
  });

  test('ends with its assumptions and the gaps of the templates, which it also has as data', () => {
    const assumptions = [
      { subject: 'parameter Mode', value: "'on'" },
      { subject: 'condition Live', value: 'true' },
    ];
    const templateGaps = ['transform Foo may add resources'];

    expect(rendered({ ...FINDINGS.hidden(BUCKET), assumptions, templateGaps }).findings).toMatchObject([
      {
        reason:
          "S3 bucket One is hidden. This applies if parameter Mode is 'on' and condition Live is true. The templates may not show all: transform Foo may add resources.",
        assumptions,
        templateGaps,
      },
    ]);
  });

  test('starts with a capital letter if it starts with a resource', () => {
    const group = modelResource({ type: 'AWS::EC2::SecurityGroup' });

    expect(rendered(FINDINGS.hidden(group)).reason).toBe('Security group One is hidden.');
  });
});

describe('a resource', () => {
  const labelOf = (values: Parameters<typeof modelResource>[0]) =>
    rendered(FINDINGS.hidden(modelResource(values))).findings[0].parameters.resource;

  test.each([
    ['AWS::RDS::DBInstance', 'RDS instance One'],
    ['AWS::EC2::SecurityGroup', 'security group One'],
    ['AWS::EFS::FileSystem', 'EFS file system One'],
    ['AWS::Lambda::EventSourceMapping', 'Lambda event source mapping One'],
    ['AWS::SecretsManager::ResourcePolicy', 'Secrets Manager resource policy One'],
    ['AWS::WAFv2::IPSet', 'AWS WAF IP set One'],
    ['Custom::LogRetention', 'Custom::LogRetention One'],
    ['unknown', 'unknown One'],
  ])('of type %s is named %s', (type, label) => {
    expect(labelOf({ type })).toBe(label);
  });

  test.each([
    ['Shop/Production/Orders/Instance/Resource', 'S3 bucket Orders/Instance'],
    ['Shop/Production/Orders', 'S3 bucket Orders'],
    ['Shop/Support/Vault/Resource', 'S3 bucket Shop/Support/Vault'],
  ])('at %s is named by its path in the environment', (constructPath, label) => {
    expect(labelOf({ constructPath })).toBe(label);
  });

  test('has the line of code that makes it, where it is known', () => {
    const source = { file: 'lib/shop.ts', line: 12, column: 5 };
    const { resources } = renderOutcome(outcomeOf([BUCKET, { ...BUCKET, source }], [], ''), 'Shop');

    expect(resources.map((one) => one.source)).toEqual([undefined, 'lib/shop.ts:12:5']);
  });
});

describe('the reason of an outcome', () => {
  const open = (...ids: string[]) =>
    ids.map((logicalId) => FINDINGS.openPort(modelResource({ logicalId }), { port: 22 }));

  test('explains why it is met', () => {
    expect(rendered().reason).toBe('All is well.');
  });

  test('has the first of the worst findings, and names the resources of the next', () => {
    expect(rendered(FINDINGS.hidden(BUCKET), ...open('Two')).reason).toBe(
      'S3 bucket Two is open on port 22.',
    );
    expect(rendered(...open('One', 'Two', 'Three')).reason).toBe(
      'S3 bucket One is open on port 22. Also: S3 bucket Two, S3 bucket Three.',
    );
  });

  test('has one sentence for each kind of finding', () => {
    const noAccess = FINDINGS.noAccess({ component: 'web' });

    expect(rendered(...open('One'), noAccess).reason).toBe(
      'S3 bucket One is open on port 22. Component web has no access.',
    );
  });

  test('has each finding about the environment as a whole', () => {
    const noAccess = ['web', 'api'].map((component) => FINDINGS.noAccess({ component }));

    expect(rendered(...noAccess).reason).toBe('Component web has no access. Component api has no access.');
  });

  test('counts the findings beyond three', () => {
    expect(rendered(...open('One', 'Two', 'Three', 'Four')).reason).toMatch(/Three\. 1 more finding\.$/);
    expect(rendered(...open('One', 'Two', 'Three', 'Four', 'Five')).reason).toMatch(/\. 2 more findings\.$/);
  });

  test('names each resource once, so that further findings of one do not hide the next', () => {
    const ofOne = [22, 80, 443].map((port) => FINDINGS.openPort(BUCKET, { port }));

    expect(rendered(...ofOne, ...open('Two')).reason).toBe(
      'S3 bucket One is open on port 22. Also: S3 bucket Two. 2 more findings.',
    );
  });

  test('distinguishes resources with the same logical id in two stacks', () => {
    const other = FINDINGS.openPort(modelResource({ stackName: 'Bank' }), { port: 22 });

    expect(rendered(...open('One'), other).reason).toMatch(/Also: S3 bucket One\.$/);
  });
});
