import { OutcomeState } from '../../lib/compliance/outcome';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NamedLedger } from '../../lib/compliance';
import {
  ACCOUNT,
  compliantTemplate,
  TEAM_RANGE,
  OWNER,
  PARTNER_ACCOUNT,
} from '../compliance/compliant-staging';
import { run } from './run';

let folder: string;
let shop: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stage-declared-'));
  shop = join(folder, 'shop.json');
  writeFileSync(shop, JSON.stringify(compliantTemplate()));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PLACE = ['--account', ACCOUNT, '--region', 'eu-west-1'];
const DECLARED = ['--team-access', TEAM_RANGE, '--egress', '0.0.0.0/0:443', '--partner', PARTNER_ACCOUNT];
const check = (...more: string[]) =>
  run('check', shop, '--stage', 'Staging', '--owner', OWNER, ...PLACE, ...more);

/** The requirements that are not met. */
function faults(...more: string[]): string[] {
  const [{ ledger }] = JSON.parse(check('-f', 'json', ...more).output) as NamedLedger[];
  return ledger.requirements.filter(({ state }) => state === OutcomeState.NOT_MET).map(({ id }) => id);
}

test('an environment with declared team access, egress and partner passes', () => {
  expect(faults(...DECLARED)).toEqual([]);
  expect(check(...DECLARED).code).toBe(0);
});

test.each([
  ['another team access', ['--team-access', '198.51.100.0/24'], ['STG-2']],
  ['another egress port', ['--egress', '0.0.0.0/0:80'], ['SEC-1']],
  ['another partner', ['--partner', '999988887777'], ['STG-3']],
])('with %s it does not pass', (_what, declared, requirements) => {
  const others = DECLARED.filter((_one, index) => DECLARED[index - (index % 2)] !== declared[0]);

  expect(faults(...others, ...declared)).toEqual(requirements);
});

test('a team access may be a prefix list or a security group', () => {
  const template = compliantTemplate();
  const ingress = (peer: object) => ({
    Type: 'AWS::EC2::SecurityGroupIngress',
    Properties: { GroupId: 'sg-1', IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...peer },
  });
  Object.assign(template.Resources, {
    Office: ingress({ SourcePrefixListId: 'pl-0123' }),
    Vpn: ingress({ SourceSecurityGroupId: 'sg-0123' }),
  });
  writeFileSync(shop, JSON.stringify(template));

  expect(faults(...DECLARED)).toContain('STG-2');
  expect(faults(...DECLARED, '--team-access', TEAM_RANGE, 'pl-0123', 'sg-0123')).not.toContain('STG-2');
});

test.each([
  [['--team-access', 'office'], /'--team-access': got 'office'.*CIDR/],
  [['--egress', '10.0.0.0/8'], /'--egress': got '10.0.0.0\/8', but a CIDR range and a port/],
  [['--egress', '10.0.0.0/8:https'], /a port from 0 to 65535 are required; write RANGE:PORT/],
  [['--egress', '10.0.0.0/8:65536'], /a port from 0 to 65535/],
  [['--egress', '10.0.0.1/8:443'], /'--egress'.*network address/],
  [['--partner', 'Acme'], /'--partner': got 'Acme', but an AWS account has twelve digits/],
  [['--account', '123'], /'--account': got '123', but an AWS account has twelve digits/],
  [['--region', 'europe'], /'--region': got 'europe', but it is not the code of an AWS Region/],
])('%j is refused', (given, says) => {
  const { code, errors } = check(...given);

  expect(code).toBe(2);
  expect(errors).toMatch(says);
});
