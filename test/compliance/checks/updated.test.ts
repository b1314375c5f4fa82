import { GIVEN, LATER, MET, NO, NONE, PENDING, type Placed, verdictOf } from '../verdict-of';

const DATABASE = 'AWS::RDS::DBInstance';
const HOST: Placed = { Host: ['AWS::EC2::Instance', {}] };
const patched = (name: unknown): Placed => ({ ...HOST, Patches: ['AWS::SSM::Association', { Name: name }] });

test.each<[string, Placed, string]>([
  ['nothing', { Topic: ['AWS::SNS::Topic', {}] }, NONE],
  ['a database that updates itself', { Orders: [DATABASE, {}] }, MET],
  ['a database that does not', { Orders: [DATABASE, { AutoMinorVersionUpgrade: false }] }, NO],
  [
    'a database of which a parameter decides',
    { Orders: [DATABASE, { AutoMinorVersionUpgrade: GIVEN }] },
    PENDING,
  ],
  [
    'a database of which it is told later',
    { Orders: [DATABASE, { AutoMinorVersionUpgrade: LATER }] },
    PENDING,
  ],
  ['a host that nothing patches', HOST, PENDING],
  ['a host that Systems Manager patches', patched('AWS-RunPatchBaseline'), MET],
  ['a host to which something else is done', patched('AWS-RunShellScript'), PENDING],
  [
    'a database beside a host that is patched',
    { ...patched('AWS-RunPatchBaseline'), Orders: [DATABASE, {}] },
    MET,
  ],
])('%s', (_what, placed, state) => {
  expect(verdictOf('OPS-3.security-updates', placed).state).toBe(state);
});
