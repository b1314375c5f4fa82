import { CfnResource } from 'aws-cdk-lib';
import { GoLiveRecord, GoLiveRecords } from '../../../lib';
import { type ChecklistTask, type Declarations, type TaskRecord, TaskState } from '../../../lib/compliance';
import { NAME, PENDING, outcomeOf, Production, rowOf } from './a-production';
import { attestation, waiver } from './signed';

const PREFLIGHT = { id: 'backup-opt-in.eu-west-1', what: 'AWS Backup is switched on' };
const BACKUP = { description: 'hourly', preflight: [PREFLIGHT] };
const ROWS = ['CHK-1', 'PEN-1', 'LCH-1', 'SRV-1', 'STG-1'];

function task(change: Partial<TaskRecord> = {}): GoLiveRecord {
  return GoLiveRecord.task({
    environment: NAME,
    id: 'tell-support',
    what: 'Tell the support desk',
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
  records: readonly GoLiveRecord[] = [],
  declared: Partial<Declarations> = { launch: PENDING },
  {
    requirements = ROWS,
    alter,
  }: { requirements?: readonly string[]; alter?: (environment: Production) => void } = {},
): Kept {
  const environment = new Production(requirements, { backup: BACKUP, ...declared });
  alter?.(environment);
  const { ledger } = outcomeOf(environment, { records: GoLiveRecords.of(records) });
  const tasks = Object.fromEntries(ledger.checklist.map((one) => [one.id, one]));
  return { checklist: ledger.checklist, requirement: rowOf(ledger, 'CHK-1'), tasks };
}

describe('the go-live checklist', () => {
  test('names each thing that people sign, declare or must mend, and what no template can set', () => {
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
      what: expect.stringMatching(/^Penetration test.*: sign that an external company/) as unknown,
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
    ['a person signs', 'PEN-1', /^[^:]+: sign [^;]+$/],
    ['the description answers', 'LCH-1', /^[^:]+: declare [^;]+$/],
    ['is declared and found wrong', 'STG-1', /^[^:]+: declare [^;]+; mend what the checks found$/],
    ['no template decides', 'OPS-1', /^[^:]+: look, once it is deployed, at what no template decides$/],
  ])('says what there is to do for what %s', (_what, id, says) => {
    expect(kept([], undefined, { requirements: ['CHK-1', id] }).tasks[id].what).toMatch(says);
  });

  test('has no task for what resources show, what is not required, and the checklist itself', () => {
    const requirements = ['CHK-1', 'BAK-1', 'STG-3', 'NTF-1'];

    expect(kept([], undefined, { requirements }).checklist.map(({ id }) => id)).toEqual([PREFLIGHT.id]);
  });

  test('has only the tasks that users added where no requirement asks for it', () => {
    const environment = new Production(['PEN-1', 'LCH-1'], { backup: BACKUP, launch: PENDING });
    const { ledger } = outcomeOf(environment, { records: GoLiveRecords.of([task()]) });

    expect(ledger.checklist.map(({ id }) => id)).toEqual(['tell-support']);
  });

  test('takes the state of a task from its requirement', () => {
    const pentest = (...records: GoLiveRecord[]) => kept(records).tasks['PEN-1'];

    expect(pentest(attestation())).toMatchObject({ state: 'done', requirementState: 'attested' });
    expect(pentest(waiver())).toMatchObject({ state: 'not needed', requirementState: 'waived' });
    expect(kept().tasks['LCH-1']).toMatchObject({ state: 'done', requirementState: 'declared' });
    expect(kept().tasks['STG-1']).toMatchObject({ state: 'to do', requirementState: 'not met' });
  });

  test('asks nothing of what no template can set, where there is nothing of the kind', () => {
    expect(kept([], { backup: undefined }, { requirements: ['CHK-1'] }).checklist).toEqual([]);
  });

  test('asks what to see to of the resources: contacts, domains and quotas', () => {
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
    };

    const { tasks } = kept([], {}, { alter });

    expect(tasks['contacts-confirmed'].what).toContain('(2)');
    expect(tasks['domain-delegated'].what).toMatch(/ for shop\.example\.com on /);
    expect(tasks.quotas.what).toContain('3 Elastic IP addresses');
  });

  test('is shown for a closed environment too, without days that nobody has named', () => {
    const { tasks, requirement } = kept([], {});

    expect(tasks['PEN-1']).not.toHaveProperty('due');
    expect(requirement).toMatchObject({ state: 'pending', blocking: false });
    expect(requirement.reason.match(/STG-1/g)).toHaveLength(1);
    expect(requirement.reason).toMatch(/; they have no due day$/);
  });

  test('tells apart what is undone and what nobody named a day for', () => {
    const { requirement } = kept(
      [task({ due: '2027-03-15' }), task({ id: 'call' })],
      {},
      { requirements: ['CHK-1', 'LCH-1'] },
    );

    expect(requirement.reason).toMatch(
      /^of 4 tasks 2 to be done: LCH-1, backup-opt-in\.eu-west-1; 3 have no due day: LCH-1, backup-opt-in\.eu-west-1, call$/,
    );
  });

  test('names both what is undone and what nobody named a day for, where they are as many', () => {
    const tasks = [task({ due: '2027-03-15', state: TaskState.IN_PROGRESS }), task({ id: 'call' })];
    const { requirement } = kept(tasks, { backup: undefined }, { requirements: ['CHK-1'] });

    expect(requirement.reason).toBe('of 2 tasks 1 to be done: tell-support; 1 have no due day: call');
  });
});

describe('a task record', () => {
  test('adds a task, due on the opening day unless it says another', () => {
    const { tasks } = kept([task(), task({ id: 'call', due: '2027-03-15', source: 'go-live.yaml:9:5' })]);

    expect(tasks['tell-support']).toEqual({
      id: 'tell-support',
      what: 'Tell the support desk',
      owner: 'Sue',
      due: '2027-03-31',
      state: 'done',
      source: 'code',
    });
    expect(tasks.call).toMatchObject({ due: '2027-03-15', source: 'go-live.yaml:9:5' });
  });

  test('of a requirement says who does its task, until when, and how far it is, and hides nothing of the requirement', () => {
    const record = task({
      id: 'pentest',
      requirement: 'PEN-1',
      due: '2027-03-15',
      state: TaskState.IN_PROGRESS,
    });

    const { tasks, checklist } = kept([record]);

    expect(tasks['PEN-1']).toMatchObject({
      what: expect.stringMatching(/^Penetration test.*\(Tell the support desk\)$/) as unknown,
      owner: 'Sue',
      due: '2027-03-15',
      state: 'in progress',
      requirementState: 'pending',
      source: 'code',
    });
    expect(tasks['LCH-1']).toMatchObject({ owner: 'shop-operations', source: 'catalogue' });
    expect(checklist).toHaveLength(5);
  });

  test('may be called like the requirement that it speaks of', () => {
    const { tasks, checklist } = kept([task({ id: 'PEN-1', requirement: 'PEN-1', owner: 'Ines' })]);

    expect(tasks['PEN-1']).toMatchObject({ owner: 'Ines', requirementState: 'pending' });
    expect(checklist).toHaveLength(5);
  });

  test('of what no template can set says the same of it', () => {
    const { tasks } = kept([task({ id: PREFLIGHT.id, source: 'go-live.yaml:9:5' })]);

    expect(tasks[PREFLIGHT.id]).toMatchObject({
      owner: 'Sue',
      due: '2027-03-31',
      state: 'done',
      source: 'go-live.yaml:9:5',
    });
  });

  test('of a requirement that has no task adds one, which names the requirement', () => {
    const { tasks } = kept([task({ requirement: 'BAK-1' })]);

    expect(tasks['tell-support']).toMatchObject({ requirement: 'BAK-1', source: 'code' });
  });

  test('that is called almost like what no template can set is asked whether that is meant', () => {
    const mistyped = task({ id: 'backup-opt-in.eu-west1' });

    expect(kept([mistyped]).tasks['backup-opt-in.eu-west1'].what).toBe(
      "Tell the support desk (did you mean the task 'backup-opt-in.eu-west-1'?)",
    );
    expect(kept([mistyped, task({ id: PREFLIGHT.id })]).tasks['backup-opt-in.eu-west1'].what).toBe(
      'Tell the support desk',
    );
    expect(kept([task({ id: 'PEN-2' })]).tasks['PEN-2'].what).toBe('Tell the support desk');
  });
});

describe('the requirement of the checklist', () => {
  const signed = attestation();
  const ofRow = (requirement: string, state: TaskState) =>
    task({ id: `of ${requirement}`, requirement, state });
  const all = [
    signed,
    ofRow('STG-1', TaskState.DONE),
    ofRow('SRV-1', TaskState.NOT_NEEDED),
    task({ id: PREFLIGHT.id }),
  ];

  test('is open while tasks are undone, names them, and stops an opened environment', () => {
    const { requirement } = kept([signed]);

    expect(requirement).toMatchObject({ state: 'pending', blocking: true });
    expect(requirement.reason).toMatch(/of 5 tasks 3 to be done: STG-1, SRV-1, backup-opt-in\.eu-west-1$/);
  });

  test('names no more than five tasks, and how many more there are', () => {
    const added = (count: number) =>
      ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, count).map((id) => task({ id, state: TaskState.TO_DO }));

    expect(kept([...all, ...added(5)]).requirement.reason).toMatch(/ 5 to be done: a, b, c, d, e$/);
    expect(kept([...all, ...added(6)]).requirement.reason).toMatch(
      / 6 to be done: a, b, c, d, e and 1 more$/,
    );
  });

  test('is declared once every task is done or not needed: people say so, so it is never met', () => {
    expect(kept(all).requirement).toMatchObject({ state: 'declared', blocking: false });
  });

  test.each([
    ['to do', TaskState.TO_DO],
    ['begun only', TaskState.IN_PROGRESS],
  ])('is open again for an added task that is %s', (_name, state) => {
    expect(kept([...all, task({ state })]).requirement).toMatchObject({
      state: 'pending',
      reason: expect.stringMatching(/tell-support$/) as unknown,
    });
  });

  test('can be waived', () => {
    expect(kept([waiver({ requirement: 'CHK-1' })]).requirement).toMatchObject({
      state: 'waived',
      blocking: false,
    });
  });
});
