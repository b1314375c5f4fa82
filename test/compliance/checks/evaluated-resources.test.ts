import { CHECKS } from '../../../lib/compliance/checks/checks';
import { checkOutcome, type Placed, NOT_MET, MET, NOT_APPLICABLE, PENDING } from '../check-outcome';
import type { MutableTemplate } from '../compliant-staging';
import { monitoredTemplate } from '../monitored-production';
import { protectedTemplate, PROTECTED } from '../protected-production';

/** Checks that require a resource. */
const NOT_MET_IF_EMPTY = /^(?:SRV-1|SEC-2|SEC-3|MON-1\.alarms|MON-3|PRB-[^4]\.detection)/;

/** Checks of what people declare. */
const PENDING_IF_EMPTY = /^STG-3/;

/** Checks that hold without a resource. */
const MET_IF_EMPTY = /^(?:BAK-\d|STG-2\.team-access-only|\w+-1\.absent)/;

function placedIn({ Resources }: MutableTemplate): Placed {
  return Object.fromEntries(
    Object.entries(Resources).map(([id, { Type, Properties }]) => [id, [Type, Properties]]),
  );
}

/** The logical ids of the evaluated resources, without the hash that the CDK adds. */
function evaluatedResources(check: string, template: MutableTemplate): string {
  const { resources } = checkOutcome(check, placedIn(template), PROTECTED);
  return resources.map(({ logicalId }) => logicalId.replace(/[0-9A-F]{8}$/, '')).join(' ');
}

const ALARMS =
  'UnavailableAlarm LogErrorsAlarm DatabaseFullAlarm BusyAlarm BalancerErrorsAlarm RestoresFailAlarm BlockedAlarm';

test.each([...CHECKS.keys()])('the outcome of %s for an environment without resources', (check) => {
  const expected = [
    { state: NOT_MET, pattern: NOT_MET_IF_EMPTY },
    { state: PENDING, pattern: PENDING_IF_EMPTY },
    { state: MET, pattern: MET_IF_EMPTY },
  ].find(({ pattern }) => pattern.test(check));

  expect(checkOutcome(check, {}, PROTECTED)).toMatchObject({
    state: expected?.state ?? NOT_APPLICABLE,
    resources: [],
  });
});

test.each<[string, string]>([
  ['SRV-1.min-instances', 'WebService'],
  ['CLU-1.servers-multi-az', 'WebService Balancer'],
  ['CLU-1.data-stores-multi-az', 'Orders'],
  ['CLU-2.multi-region', 'WebService'],
  ['SEC-1.web-firewall', 'Balancer'],
  ['SEC-3.private-paths', `Plan ${ALARMS}`],
  ['SEC-4.encrypted-at-rest', 'WebLogs OrdersSecret Orders Topic'],
  ['SEC-4.encrypted-in-transit', 'BalancerHttp Orders Topic'],
  ['BAK-1.data-stores-backed-up', 'Orders'],
  ['BAK-2.copied-to-other-region', 'Plan'],
  ['BAK-3.backup-interval', 'Plan'],
  ['BAK-4.backups-encrypted', 'Vault Orders'],
  ['BAK-5.restore-runbooks', 'Orders'],
  ['BAK-6.restore-testing', 'Orders'],
  ['MON-1.alarms', ALARMS],
  ['MON-2.alarm-coverage', 'Balancer WebService Orders Vault Plan'],
  ['MON-3.alarm-notifications', ALARMS],
  ['OBS-1.tracing', 'WebService'],
  ['OBS-1.detailed-metrics', 'Cluster Orders'],
  ['OPS-1.log-retention', 'WebLogs WebService'],
  ['OPS-1.log-alarms', 'WebService'],
  ['OPS-2.backup-alarms', 'Plan RestoresFailAlarm'],
  ['OPS-3.security-updates', 'WebService Orders'],
  ['PRB-1.detection', 'UnavailableAlarm BalancerErrorsAlarm'],
  ['PRB-2.detection', 'LogErrorsAlarm'],
  ['PRB-6.detection', 'Findings'],
  ['RBK-1.automatic-rollback', 'WebService'],
])('%s of the monitored production evaluates %s', (check, looked) => {
  expect(evaluatedResources(check, monitoredTemplate())).toBe(looked);
});

test.each<[string, string]>([
  ['SEC-1.web-firewall', 'Face Firewall'],
  ['SEC-2.vpn', 'Endpoint EndpointAssociation0 EndpointAssociation1 EndpointAuthorizeAll'],
  ['SEC-3.private-paths', 'VpcMonitoring Plan Alarm'],
  ['SEC-4.encrypted-in-transit', 'FaceHttps FaceRedirect InsideHttps Endpoint Orders'],
  ['LCH-2.restricted-audience', 'Face'],
  ['OPS-1.log-retention', 'EndpointLogGroup'],
])('%s of the protected production evaluates %s', (check, looked) => {
  expect(evaluatedResources(check, protectedTemplate())).toBe(looked);
});
