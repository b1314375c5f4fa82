import type { NotApplicable, TransitFault } from '../../aws/facts';
import { type Check, defineCheck } from '../checks/check';
import { type CheckFinding, findings } from '../findings';
import type { ModelResource } from '../model/resource-model';
import { OutcomeState, Severity } from '../outcome';
import { outcomeOfAnswers } from './type-facts';

const { UNKNOWN } = OutcomeState;

interface TransitCheckProps<Id extends string> extends Pick<Check<Id>, 'id' | 'title' | 'remediation'> {
  /** Of its findings. */
  readonly prefix: string;
}

/** A check that whatever accepts or makes connections encrypts them, with TLS 1.2 or later. */
export function encryptionInTransitCheck<const Id extends string>({
  prefix,
  ...props
}: TransitCheckProps<Id>): Check<Id> {
  const found = transitFindings(prefix);
  return defineCheck({
    ...props,
    findings: found,
    asks: { every: ['connection'] },
    evaluate(model) {
      return outcomeOfAnswers<readonly TransitFault[] | NotApplicable>(
        'encryptedInTransit',
        (resource, answer) =>
          answer === 'yes' ? [] : answer.map((fault) => findingOf(resource, fault, found)),
        {
          none: 'The environment has no resource that accepts connections.',
          met: (count) => `Each resource that accepts connections requires TLS (resources: ${count}).`,
        },
        model,
      );
    },
  });
}

function transitFindings(prefix: string) {
  return findings(prefix, Severity.HIGH, {
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
    oldTlsVersionOfOrigin: {
      message: '{resource} allows versions before TLS 1.2 for an origin.',
      remediation: 'Set OriginSSLProtocols of each origin to TLSv1.2.',
    },
  });
}

function findingOf(
  resource: ModelResource,
  fault: TransitFault,
  found: ReturnType<typeof transitFindings>,
): CheckFinding {
  switch (fault.kind) {
    case 'plaintext':
      return found.plaintextConnections(resource);
    case 'plaintext HTTP':
      return found.plaintextHttp(resource);
    case 'plaintext origin':
      return found.plaintextOrigin(resource);
    case 'old TLS of origin':
      return found.oldTlsVersionOfOrigin(resource);
    case 'old TLS':
      return found.oldTlsVersion(resource, { policy: fault.policy, property: fault.property });
    case 'parameter not set':
      return found.databaseParameterNotSet(resource, { parameter: fault.parameter });
    case 'parameter disabled':
      return found.tlsDisabled(resource, { parameter: fault.parameter });
    case 'passes through':
      return found.passThrough(resource);
    case 'unknown policy':
      return found.tlsPolicyUnknown(resource, { property: fault.property });
    case 'unknown parameters':
      return found.parameterGroupUnknown(resource);
    case 'unknown':
      return found.plaintextUnknown(resource);
  }
}
