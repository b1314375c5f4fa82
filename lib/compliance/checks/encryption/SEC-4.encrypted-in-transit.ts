import type { NotApplicable, TransitFault } from '../../../aws/facts';
import { answersTo } from '../../analysis/type-facts';
import { type CheckFinding, findings } from '../../findings';
import type { ModelResource } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const { UNKNOWN } = OutcomeState;

const FINDINGS = findings('SEC-4', Severity.HIGH, {
  plaintextHttp: {
    message: '{resource} answers HTTP requests.',
    remediation: 'Redirect HTTP to HTTPS.',
  },
  plaintextOrigin: {
    message: '{resource} sends requests to an origin over HTTP.',
    remediation: 'Set OriginProtocolPolicy of each origin to https-only.',
  },
  oldTlsVersion: {
    message: '{resource} has the TLS policy {policy}, which allows versions before TLS 1.2.',
    remediation: 'Set {property} to a policy with TLS 1.2 or later.',
  },
  plaintextConnections: {
    message: '{resource} accepts connections without TLS.',
    remediation: 'Require TLS for connections to the resource.',
  },
  databaseParameterNotSet: {
    message: '{resource} accepts connections without TLS, because its parameter {parameter} is not set.',
    remediation: 'Set {parameter} to 1 in the parameter group.',
  },
  tlsDisabled: {
    message: '{resource} accepts connections without TLS, because its parameter {parameter} is disabled.',
    remediation: 'Set {parameter} to enabled in the cluster parameter group.',
  },
  tlsPolicyUnknown: {
    state: UNKNOWN,
    message: 'The TLS policy of {resource} is known only at deployment.',
    remediation: 'Set {property} to a literal value.',
  },
  passThrough: {
    state: UNKNOWN,
    message: '{resource} passes connections through, and no template shows whether they are encrypted.',
    remediation: 'Verify that the targets require TLS, or terminate TLS at the load balancer.',
  },
  plaintextUnknown: {
    state: UNKNOWN,
    message: 'Whether {resource} accepts connections without TLS is known only at deployment.',
    remediation: 'Set the property that requires TLS to a literal value.',
  },
  parameterGroupUnknown: {
    state: UNKNOWN,
    message: 'No template shows whether {resource} accepts connections without TLS.',
    remediation: 'Add a parameter group that requires TLS to the template.',
  },
});

export const sec4EncryptedInTransit = defineCheck({
  id: 'SEC-4.encrypted-in-transit',
  title: 'Listeners, databases, caches, brokers, search domains and distributions require TLS',
  remediation:
    'Use HTTPS with TLS 1.2 or later for load balancers, redirect HTTP to it, and let all other resources reject plain connections.',
  findings: FINDINGS,
  evaluate(model) {
    const answered = answersTo<readonly TransitFault[] | NotApplicable>(
      ({ encryptedInTransit }) => encryptedInTransit,
      model,
    );
    if (answered.length === 0)
      return notApplicable('The environment has no resource that accepts connections.');
    return outcomeOf(
      answered.map(({ resource }) => resource),
      answered.flatMap(({ resource, answer }) =>
        answer === 'yes' ? [] : answer.map((fault) => findingOf(resource, fault)),
      ),
      `Each resource that accepts connections requires TLS (resources: ${answered.length}).`,
    );
  },
});

function findingOf(resource: ModelResource, fault: TransitFault): CheckFinding {
  switch (fault.kind) {
    case 'plaintext':
      return FINDINGS.plaintextConnections(resource);
    case 'plaintext HTTP':
      return FINDINGS.plaintextHttp(resource);
    case 'plaintext origin':
      return FINDINGS.plaintextOrigin(resource);
    case 'old TLS':
      return FINDINGS.oldTlsVersion(resource, { policy: fault.policy, property: fault.property });
    case 'parameter not set':
      return FINDINGS.databaseParameterNotSet(resource, { parameter: fault.parameter });
    case 'parameter disabled':
      return FINDINGS.tlsDisabled(resource, { parameter: fault.parameter });
    case 'passes through':
      return FINDINGS.passThrough(resource);
    case 'unknown policy':
      return FINDINGS.tlsPolicyUnknown(resource, { property: fault.property });
    case 'unknown parameters':
      return FINDINGS.parameterGroupUnknown(resource);
    case 'unknown':
      return FINDINGS.plaintextUnknown(resource);
  }
}
