import { typesWith } from '../../../aws/types';
import { eachOf } from '../../analysis/each';
import type { Declarations } from '../../../requirements/declarations';
import type { DeclaredObjectives } from '../../../requirements/declared-objectives';
import {
  isPlacedByEnvironment,
  isSingleton,
  maxInstancesOf,
  minInstancesOf,
  serversOf,
  subnetsOf,
} from '../../analysis/servers';
import { type Applicable, NOT_APPLICABLE } from '../../../aws/facts';
import { answerOf, surroundingsIn } from '../../analysis/type-facts';
import { type Zones, zonesOf } from '../../analysis/zones';
import { type CheckFinding, findings } from '../../findings';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { declaredNotApplicable, defineCheck, outcomeOf } from '../check';

const { UNKNOWN } = OutcomeState;

// AWS, service level agreements for compute, RDS and ElastiCache (November 2026): percent of a month.
const MULTI_AZ_SERVERS = 99.99;
const MULTI_AZ_STORE = 99.95;
const SINGLE_INSTANCE = 99.5;

const FINDINGS = findings('SRV-2', Severity.MEDIUM, {
  availabilityTooLow: {
    message:
      'The service level agreement of AWS for {resource} is {sla}% of a month; {declared}% is declared.',
    remediation:
      'Add instances in other Availability Zones or a standby, or declare the availability that the business needs.',
  },
  maxInstancesTooLow: {
    message:
      '{resource} scales to {max} instances; the peak load of {peakLoad} times its minimum of {min} needs {needed}.',
    remediation: 'Raise the maximum number of instances, or declare the peak load that the business needs.',
  },
  instancesUnknown: {
    state: UNKNOWN,
    message: 'The number of instances of {resource} is known only at deployment.',
    remediation: 'Set the number of instances to a literal value.',
  },
  zonesUnknown: {
    state: UNKNOWN,
    message: 'The number of Availability Zones of {resource} is known only at deployment.',
    remediation: 'Set AvailabilityZone of the subnets, or declare the zones of the existing subnets.',
  },
  standbyUnknown: {
    state: UNKNOWN,
    message: 'Whether {resource} has a standby is known only at deployment.',
    remediation: 'Set MultiAZ to a literal value.',
  },
});

export const srv2Capacity = defineCheck({
  id: 'SRV-2.capacity',
  title: 'Instances, zones and scaling satisfy the declared availability and peak load',
  remediation:
    'Add zones, instances or room to scale to the server and a standby to the data store, or declare what the business needs.',
  findings: FINDINGS,
  asks: { every: ['server'] },
  evaluate(model, { declarations }) {
    const { objectives } = declarations;
    if (objectives === undefined) return declaredNotApplicable('No objectives are declared.');
    const servers = serversOf(model).filter(
      (server) => isPlacedByEnvironment(server) && !isSingleton(server, declarations),
    );
    const around = surroundingsIn(model);
    const stores = eachOf(model.possible(...typesWith('multiAz')), (store) => {
      const isMultiAz = answerOf<Applicable>(store, 'multiAz', around);
      return isMultiAz === NOT_APPLICABLE ? undefined : storeFindings(store, isMultiAz, objectives);
    });
    return outcomeOf(
      [...servers, ...stores.applicable],
      [
        ...servers.flatMap((server) => serverFindings(server, objectives, model, declarations)),
        ...stores.findings,
      ],
      `Servers scale to ${objectives.peakLoad} times their minimum; servers and data stores satisfy ${objectives.availability}% of a month (servers: ${servers.length}, data stores: ${stores.applicable.length}).`,
    );
  },
});

function serverFindings(
  server: ModelResource,
  { availability, peakLoad }: DeclaredObjectives,
  model: ResourceModel,
  declarations: Declarations,
): CheckFinding[] {
  const [min, max] = [minInstancesOf(server, model), maxInstancesOf(server, model)];
  if ([min, max].some(Number.isNaN)) return [FINDINGS.instancesUnknown(server)];
  const zones = zonesOf(subnetsOf(server, model), server.stack, model, declarations);
  const needed = Math.ceil(min * peakLoad);
  return [
    ...zoneFindings(server, min > 1, zones, availability),
    ...(max < needed ? [FINDINGS.maxInstancesTooLow(server, { max, peakLoad, min, needed })] : []),
  ];
}

/** The agreement for servers in several zones holds for several instances only. */
function zoneFindings(
  server: ModelResource,
  areSeveral: boolean,
  { count, mayBeMore }: Zones,
  declared: number,
): CheckFinding[] {
  const withZones = (isMultiAz: boolean) =>
    slaFinding(server, areSeveral && isMultiAz ? MULTI_AZ_SERVERS : SINGLE_INSTANCE, declared);
  const [atLeast, atBest] = [withZones(count > 1), withZones(count > 1 || mayBeMore)];
  return atLeast.length > atBest.length ? [FINDINGS.zonesUnknown(server)] : atBest;
}

function storeFindings(
  store: ModelResource,
  isMultiAz: Exclude<Applicable, 'not applicable'>,
  { availability }: DeclaredObjectives,
): CheckFinding[] {
  if (isMultiAz === 'unknown') return [FINDINGS.standbyUnknown(store)];
  return slaFinding(store, isMultiAz === 'yes' ? MULTI_AZ_STORE : SINGLE_INSTANCE, availability);
}

function slaFinding(resource: ModelResource, sla: number, declared: number): CheckFinding[] {
  return declared <= sla ? [] : [FINDINGS.availabilityTooLow(resource, { sla, declared })];
}
