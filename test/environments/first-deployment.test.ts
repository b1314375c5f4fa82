import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Compliance, Framework, LaunchPlan, PublicAccess, StageKind } from '../../lib';
import { blockersOf, OutcomeState, TaskState } from '../../lib/compliance';
import { wrongUse } from '../components/wrong-use';
import { ANSWERS } from '../launch/plans';
import { expectRefusal } from '../stages-file/refused';
import { ANSWERS as ANSWERS_IN_YAML, LAUNCHING } from '../stages-file/temp-file';
import { freshFolder, removeFolders } from './assembly';
import { addLaunch, type LaunchStage, type Variation } from './launch-program';

afterAll(removeFolders);

const STAGES: readonly LaunchStage[] = [StageKind.SOFT_LAUNCH, StageKind.PRODUCTION];

interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

function synthesized(kind: LaunchStage, variation: Variation) {
  const app = new App({ outdir: freshFolder() });
  const { stack } = addLaunch(app, kind, 'Live', { variation });
  Compliance.of(app).enable();
  app.synth();
  const [{ ledger }] = Compliance.of(app).ledgers;
  return { ledger, resources: resourcesOf(Template.fromStack(stack)) };
}

function resourcesOf(template: Template): ReadonlyMap<string, Resource> {
  return new Map(Object.entries(template.toJSON().Resources as Record<string, Resource>));
}

/** The stores and load balancers that CloudFormation cannot delete. */
function protectedFromDeletion(resources: ReadonlyMap<string, Resource>): string[] {
  return [...resources]
    .filter(([, { Properties = {} }]) => {
      const attributes = (Properties.LoadBalancerAttributes ?? []) as { Key: string; Value: string }[];
      return (
        Properties.DeletionProtection === true ||
        attributes.some(({ Key, Value }) => Key === 'deletion_protection.enabled' && Value === 'true')
      );
    })
    .map(([, { Type }]) => Type)
    .sort();
}

const WITH_CONTROLS = { frameworks: [Framework.hipaa()] };

describe.each(STAGES)('a first deployment of %s', (kind) => {
  const first = synthesized(kind, { firstDeployment: true, ...WITH_CONTROLS });
  const second = synthesized(kind, WITH_CONTROLS);

  test('holds nothing that keeps CloudFormation from rolling back', () => {
    expect(protectedFromDeletion(first.resources)).toEqual([]);
    const kept = [...first.resources.values()].filter(({ DeletionPolicy }) => DeletionPolicy === 'Snapshot');
    expect(kept).toEqual([]);
  });

  test('leaves nothing of a fixed name behind', () => {
    const left = [...first.resources].filter(
      ([, { DeletionPolicy, Properties = {} }]) =>
        DeletionPolicy === 'Retain' && Object.keys(Properties).some((name) => /^\w*Name$/.test(name)),
    );
    expect(left.map(([id]) => id)).toEqual([]);
  });

  test('passes, and its ledger and checklist say what is pending', () => {
    expect(blockersOf(first.ledger)).toEqual([]);
    const task = first.ledger.checklist.find(({ id }) => id === 'first-deployment');
    expect(task).toMatchObject({ state: TaskState.TO_DO });
    const controls = first.ledger.frameworks.flatMap(({ controls }) => controls);
    const evidence = controls.flatMap((control) =>
      control.evidence.filter(({ id }) => id === 'CTL.deletion-protection'),
    );
    expect(new Set(evidence.map(({ state }) => state))).toEqual(new Set([OutcomeState.PENDING]));
    expect(first.ledger.requirements.find(({ id }) => id === 'CHK-1')?.state).toBe(OutcomeState.PENDING);
  });

  test('is followed by one that protects the databases and load balancers, and replaces nothing', () => {
    expect(protectedFromDeletion(second.resources)).toEqual([
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      'AWS::RDS::DBInstance',
    ]);
    expect([...second.resources.keys()]).toEqual([...first.resources.keys()]);
    expect(second.ledger.checklist.map(({ id }) => id)).not.toContain('first-deployment');
  });
});

describe('a first deployment with open public access is refused', () => {
  test('at construction', () => {
    const variation = { firstDeployment: true, publicAccess: PublicAccess.open(LaunchPlan.hard(ANSWERS)) };
    const refused = wrongUse(() => addLaunch(new App(), StageKind.PRODUCTION, 'Live', { variation }));
    expect(refused).toContain('firstDeployment of the environment: got true, but the public access is open');
    expect(refused).toContain('close the public access');
  });

  test('at its line in stages.yaml', () => {
    const open = `publicAccess: { open: { hard: { ${ANSWERS_IN_YAML} } } }\n    firstDeployment: true`;
    expectRefusal(
      {
        name: 'a first deployment that is open',
        change: ['publicAccess: { closed: { testers: [198.51.100.0/24] } }', open],
        says: [
          'stages.yaml:32:5 environments.Production.firstDeployment: ',
          'the public access is open',
          'close the public access',
        ],
      },
      LAUNCHING,
    );
  });
});
