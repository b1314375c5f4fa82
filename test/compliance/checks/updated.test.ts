import {
  IMPORTED,
  ATTRIBUTE,
  MET,
  NOT_MET,
  NOT_APPLICABLE,
  UNKNOWN,
  type Placed,
  checkOutcome,
} from '../check-outcome';

const DATABASE = 'AWS::RDS::DBInstance';
const HOST: Placed = { Host: ['AWS::EC2::Instance', {}] };
const patched = (name: unknown): Placed => ({ ...HOST, Patches: ['AWS::SSM::Association', { Name: name }] });

test.each<[string, Placed, string]>([
  ['nothing', { Topic: ['AWS::SNS::Topic', {}] }, NOT_APPLICABLE],
  ['a database that updates itself', { Orders: [DATABASE, {}] }, MET],
  ['a database that does not', { Orders: [DATABASE, { AutoMinorVersionUpgrade: false }] }, NOT_MET],
  [
    'a database of which a parameter decides',
    { Orders: [DATABASE, { AutoMinorVersionUpgrade: IMPORTED }] },
    UNKNOWN,
  ],
  [
    'a database of which it is told later',
    { Orders: [DATABASE, { AutoMinorVersionUpgrade: ATTRIBUTE }] },
    UNKNOWN,
  ],
  ['a host that nothing patches', HOST, UNKNOWN],
  ['a host that Systems Manager patches', patched('AWS-RunPatchBaseline'), MET],
  ['a host to which something else is done', patched('AWS-RunShellScript'), UNKNOWN],
  [
    'a database beside a host that is patched',
    { ...patched('AWS-RunPatchBaseline'), Orders: [DATABASE, {}] },
    MET,
  ],
])('%s', (_what, placed, state) => {
  expect(checkOutcome('OPS-3.security-updates', placed).state).toBe(state);
});
