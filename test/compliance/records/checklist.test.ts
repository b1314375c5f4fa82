import { CfnResource } from 'aws-cdk-lib';
import { GoLiveRecord, GoLiveRecords } from '../../../lib';
import { type ChecklistTask, type Declarations, type TaskRecord, TaskState } from '../../../lib/compliance';
import { NAME, PENDING, outcomeOf, Production, requirementOf } from './production';
import { attestation, waiver } from './example-records';

const PREFLIGHT = { id: 'backup-opt-in.eu-west-1', what: 'AWS Backup is switched on' };
const BACKUP = { description: 'hourly', preflight: [PREFLIGHT] };
const REQUIREMENTS = ['CHK-1', 'PEN-1', 'LCH-1', 'SRV-1', 'STG-1'];

function task(change: Partial<TaskRecord> = {}): GoLiveRecord {
  return GoLiveRecord.task({
    environment: NAME,
    id: 'inform-support',
    what: 'Inform the support desk',
    owner: 'Sue',
    state: TaskState.DONE,
    ...change,
  });
}

interface Kept {
  readonly checklist: readonly ChecklistTask[];
  readonly requirement: { readonly state: string; readonly reason: string; readonly blocking: boolean };
  readonly tasks: Readonly<Record<string, ChecklistTask>>;
}

function kept(
  records: GoLiveRecord[] = [],
  declared: Partial<Declarations> = { launch: PENDING },
  {
    requirements = REQUIREMENTS,
    alter,
  }: { requirements?: readonly string[]; alter?: (environment: Production) => void } = {},
): Kept {
  const environment = new Production(requirements, { backup: BACKUP, ...declared });
  alter?.(environment);
  const { ledger } = outcomeOf(environment, { records: GoLiveRecords.of(records) });
  const tasks = Object.fromEntries(ledger.checklist.map((one) => [one.id, one]));
  return { checklist: ledger.checklist, requirement: requirementOf(ledger, 'CHK-1'), tasks };
}

describe('the go-live checklist', () => {
  test('has a task for everything to attest, declare or fix, and for what no template can set', () => {
    const { checklist, tasks } = kept();

    expect(checklist.map(({ id }) => id)).toEqual([
      'STG-1',
      'SRV-1',
      'PEN-1',
      'LCH-1',
      'backup-opt-in.eu-west-1',
    ]);
    expect(tasks['PEN-1']).toEqual({
      id: 'PEN-1',
      what: expect.stringMatching(/^Penetration test.*: attest that an external company/) as unknown,
      requirement: 'PEN-1',
      owner: 'shop-operations',
      due: '2027-03-31',
      state: 'to do',
      requirementState: 'pending',
      source: 'catalogue',
    });
    expect(tasks['backup-opt-in.eu-west-1']).toMatchObject({ what: PREFLIGHT.what, state: 'to do' });
  });

  test.each([
    ['a requirement to attest', 'PEN-1', /^[^:]+: attest [^;]+$/],
    ['a requirement to declare', 'LCH-1', /^[^:]+: declare [^;]+$/],
    ['a declared requirement that is not met', 'STG-1', /^[^:]+: declare [^;]+; fix what the checks find$/],
    ['an unknown requirement', 'OPS-1', /^[^:]+: review after deployment what no template shows$/],
  ])('says what to do for %s', (_what, id, expected) => {
    expect(kept([], undefined, { requirements: ['CHK-1', id] }).tasks[id].what).toMatch(expected);
  });

  test('has no task for a requirement that resources prove, one that is not required, and the checklist itself', () => {
    const requirements = ['CHK-1', 'BAK-1', 'STG-3', 'NTF-1'];

    expect(kept([], undefined, { requirements }).checklist.map(({ id }) => id)).toEqual([PREFLIGHT.id]);
  });

  test('has only additional tasks if no requirement asks for a checklist', () => {
    const environment = new Production(['PEN-1', 'LCH-1'], { backup: BACKUP, launch: PENDING });
    const { ledger } = outcomeOf(environment, { records: GoLiveRecords.of([task()]) });

    expect(ledger.checklist.map(({ id }) => id)).toEqual(['inform-support']);
  });

  test('takes the state of a task from its requirement', () => {
    const pentest = (...records: GoLiveRecord[]) => kept(records).tasks['PEN-1'];

    expect(pentest(attestation())).toMatchObject({ state: 'done', requirementState: 'attested' });
    expect(pentest(waiver())).toMatchObject({ state: 'not needed', requirementState: 'waived' });
    expect(kept().tasks['LCH-1']).toMatchObject({ state: 'done', requirementState: 'declared' });
    expect(kept().tasks['STG-1']).toMatchObject({ state: 'to do', requirementState: 'not met' });
  });

  test('has no task for what no template can set, if there is nothing of the kind', () => {
    expect(kept([], { backup: undefined }, { requirements: ['CHK-1'] }).checklist).toEqual([]);
  });

  test('has tasks from the resources: contacts, domains and quotas', () => {
    const alter = (environment: Production) => {
      const add = (id: string, type: string, properties: Record<string, unknown>) =>
        new CfnResource(environment, id, { type, properties });
      add('Mail', 'AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'ops@example.com' });
      add('Queue', 'AWS::SNS::Subscription', { Protocol: 'sqs' });
      add('Topic', 'AWS::SNS::Topic', { Subscription: [{ Protocol: 'https' }] });
      add('Mailed', 'AWS::CertificateManager::Certificate', { DomainName: 'mail.example.com' });
      add('Certificate', 'AWS::CertificateManager::Certificate', {
        DomainName: 'shop.example.com',
        ValidationMethod: 'DNS',
      });
      ['A', 'B', 'C'].forEach((id) => add(id, 'AWS::EC2::EIP', {}));
      add('One', 'AWS::ElasticLoadBalancingV2::LoadBalancer', {});
    };

    const { tasks } = kept([], {}, { alter });

    expect(tasks['contacts-confirmed'].what).toContain('(2)');
    expect(tasks['domain-delegated'].what).toMatch(/ for shop\.example\.com on /);
    expect(tasks.quotas.what).toContain(
      '3 of 5 Elastic IP addresses [L-0263D0A3], 1 of 50 Application Load Balancers [L-53DA6B97]',
    );
  });

  test('asks for the revocation list of the certificates of a VPN', () => {
    const withVpn = (Type: string) => (environment: Production) =>
      new CfnResource(environment, 'Vpn', {
        type: 'AWS::EC2::ClientVpnEndpoint',
        properties: { AuthenticationOptions: [{ Type }] },
      });

    const [certificates, directory] = ['certificate-authentication', 'federated-authentication'].map(
      (type) => kept([], {}, { alter: withVpn(type) }).tasks['vpn-revocation'],
    );

    expect(certificates.what).toContain('aws ec2 import-client-vpn-client-certificate-revocation-list');
    expect(directory).toBeUndefined();
  });

  test('names the quota that the templates exceed, with the figures and the code', () => {
    const alter = (environment: Production) => {
      const add = (id: string, type: string, properties: Record<string, unknown>) =>
        new CfnResource(environment, id, { type, properties });
      const task = add('Task', 'AWS::ECS::TaskDefinition', { Cpu: '2048' });
      const TaskDefinition = task.ref;
      add('Service', 'AWS::ECS::Service', { LaunchType: 'FARGATE', DesiredCount: 3, TaskDefinition });
      add('Address', 'AWS::EC2::EIP', {});
    };

    const { tasks } = kept([], {}, { alter });

    expect(tasks.quotas.what).toBe(
      'Quotas to raise, if the account has the default ones: vCPUs of Fargate, on demand [L-3032A538] from 6 to at least 12 (6 at rest, 12 while all services are deployed at once, 6 at the peak). Quotas that suffice by default, unless the account uses them otherwise: 1 of 5 Elastic IP addresses [L-0263D0A3]',
    );
  });

  test('is shown for a closed environment too, without due days', () => {
    const { tasks, requirement } = kept([], {});

    expect(tasks['PEN-1']).not.toHaveProperty('due');
    expect(requirement).toMatchObject({ state: 'pending', blocking: false });
    expect(requirement.reason.match(/STG-1/g)).toHaveLength(1);
    expect(requirement.reason).toMatch(/; they have no due day$/);
  });

  test('lists unfinished tasks and tasks without a due day', () => {
    const { requirement } = kept(
      [task({ due: '2027-03-15' }), task({ id: 'call' })],
      {},
      { requirements: ['CHK-1', 'LCH-1'] },
    );

    expect(requirement.reason).toMatch(
      /^of 4 tasks, 2 are not done: LCH-1, backup-opt-in\.eu-west-1; 3 have no due day: LCH-1, backup-opt-in\.eu-west-1, call$/,
    );
  });

  test('lists both, if they are different tasks of the same number', () => {
    const tasks = [task({ due: '2027-03-15', state: TaskState.IN_PROGRESS }), task({ id: 'call' })];
    const { requirement } = kept(tasks, { backup: undefined }, { requirements: ['CHK-1'] });

    expect(requirement.reason).toBe('of 2 tasks, 1 is not done: inform-support; 1 has no due day: call');
  });
});

describe('a task record', () => {
  test('adds a task, due on the opening day by default', () => {
    const { tasks } = kept([task(), task({ id: 'call', due: '2027-03-15', source: 'go-live.yaml:9:5' })]);

    expect(tasks['inform-support']).toEqual({
      id: 'inform-support',
      what: 'Inform the support desk',
      owner: 'Sue',
      due: '2027-03-31',
      state: 'done',
      source: 'code',
    });
    expect(tasks.call).toMatchObject({ due: '2027-03-15', source: 'go-live.yaml:9:5' });
  });

  test('of a requirement gives owner, due day and progress of its task, and does not hide the state of the requirement', () => {
    const record = task({
      id: 'pentest',
      requirement: 'PEN-1',
      due: '2027-03-15',
      state: TaskState.IN_PROGRESS,
    });

    const { tasks, checklist } = kept([record]);

    expect(tasks['PEN-1']).toMatchObject({
      what: expect.stringMatching(/^Penetration test.*\(Inform the support desk\)$/) as unknown,
      owner: 'Sue',
      due: '2027-03-15',
      state: 'in progress',
      requirementState: 'pending',
      source: 'code',
    });
    expect(tasks['LCH-1']).toMatchObject({ owner: 'shop-operations', source: 'catalogue' });
    expect(checklist).toHaveLength(5);
  });

  test('may have the id of its requirement', () => {
    const { tasks, checklist } = kept([task({ id: 'PEN-1', requirement: 'PEN-1', owner: 'Ines' })]);

    expect(tasks['PEN-1']).toMatchObject({ owner: 'Ines', requirementState: 'pending' });
    expect(checklist).toHaveLength(5);
  });

  test('of what no template can set gives owner, due day and progress', () => {
    const { tasks } = kept([task({ id: PREFLIGHT.id, source: 'go-live.yaml:9:5' })]);

    expect(tasks[PREFLIGHT.id]).toMatchObject({
      owner: 'Sue',
      due: '2027-03-31',
      state: 'done',
      source: 'go-live.yaml:9:5',
    });
  });

  test('of a requirement without a task adds one, with the requirement', () => {
    const { tasks } = kept([task({ requirement: 'BAK-1' })]);

    expect(tasks['inform-support']).toMatchObject({ requirement: 'BAK-1', source: 'code' });
  });

  test('with an id close to that of a built-in task has a hint', () => {
    const mistyped = task({ id: 'backup-opt-in.eu-west1' });

    expect(kept([mistyped]).tasks['backup-opt-in.eu-west1'].what).toBe(
      "Inform the support desk (did you mean the task 'backup-opt-in.eu-west-1'?)",
    );
    expect(kept([mistyped, task({ id: PREFLIGHT.id })]).tasks['backup-opt-in.eu-west1'].what).toBe(
      'Inform the support desk',
    );
    expect(kept([task({ id: 'PEN-2' })]).tasks['PEN-2'].what).toBe('Inform the support desk');
  });
});

describe('the requirement of the checklist', () => {
  const attested = attestation();
  const taskOf = (requirement: string, state: TaskState) =>
    task({ id: `of ${requirement}`, requirement, state });
  const all = [
    attested,
    taskOf('STG-1', TaskState.DONE),
    taskOf('SRV-1', TaskState.NOT_NEEDED),
    task({ id: PREFLIGHT.id }),
  ];

  test('is pending while tasks are not done, names them, and keeps an open environment from passing', () => {
    const { requirement } = kept([attested]);

    expect(requirement).toMatchObject({ state: 'pending', blocking: true });
    expect(requirement.reason).toMatch(/of 5 tasks, 3 are not done: STG-1, SRV-1, backup-opt-in\.eu-west-1$/);
  });

  test('names no more than five tasks, and how many more there are', () => {
    const added = (count: number) =>
      ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, count).map((id) => task({ id, state: TaskState.TO_DO }));

    expect(kept([...all, ...added(5)]).requirement.reason).toMatch(/ 5 are not done: a, b, c, d, e$/);
    expect(kept([...all, ...added(6)]).requirement.reason).toMatch(
      / 6 are not done: a, b, c, d, e and 1 more$/,
    );
  });

  test('is declared once every task is done or not needed, and never met', () => {
    expect(kept(all).requirement).toMatchObject({ state: 'declared', blocking: false });
  });

  test.each([
    ['to do', TaskState.TO_DO],
    ['in progress', TaskState.IN_PROGRESS],
  ])('is pending again for an additional task that is %s', (_name, state) => {
    expect(kept([...all, task({ state })]).requirement).toMatchObject({
      state: 'pending',
      reason: expect.stringMatching(/inform-support$/) as unknown,
    });
  });

  test('can be waived', () => {
    expect(kept([waiver({ requirement: 'CHK-1' })]).requirement).toMatchObject({
      state: 'waived',
      blocking: false,
    });
  });
});
