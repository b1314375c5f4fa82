import {
  EvidenceKind,
  type FrameworkResult,
  type Ledger,
  type NamedLedger,
  OutcomeState,
  type NagResult,
  NagLevel,
} from '../../../lib/compliance';
import { compliantTemplate, ledgerOf, resourceOf } from '../../compliance/compliant-staging';
import { aFinding } from '../../compliance/a-finding';

/** A staging environment that meets every requirement. */
export function soundLedger(): Ledger {
  return ledgerOf(compliantTemplate());
}

/** A staging environment that is open to the internet: STG-2 and SEC-1 are not met. */
export function openLedger(): Ledger {
  const template = compliantTemplate();
  resourceOf(template, 'AWS::EC2::SecurityGroup', 'Balancers').Properties.SecurityGroupIngress = [
    { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' },
  ];
  return ledgerOf(template);
}

export function named(ledger: Ledger, name = 'Staging'): NamedLedger[] {
  return [{ name, ledger }];
}

/** The ledger with one requirement waived. */
export function waiving(ledger: Ledger, id: string, reason: string): Ledger {
  const requirements = ledger.requirements.map((requirement) =>
    requirement.id === id
      ? {
          ...requirement,
          state: OutcomeState.WAIVED,
          reason,
          blocking: false,
          checks: requirement.checks.map((check) => ({
            ...check,
            findings: check.findings.map((finding) => ({ ...finding, blocking: false })),
          })),
        }
      : requirement,
  );
  return { ...ledger, requirements };
}

/** The ledger with every text from outside replaced. */
export function saying(ledger: Ledger, text: string): Ledger {
  const [first, ...rest] = ledger.requirements;
  const resource = { type: 'AWS::S3::Bucket', logicalId: text, stack: text, constructPath: text };
  const finding = aFinding({ reason: text, resource });
  const check = {
    check: 'STG-1.owner-tags',
    title: 'owner tags',
    remediation: text,
    state: OutcomeState.NOT_MET,
    reason: text,
    resources: [resource],
    findings: [finding],
  };
  return {
    ...ledger,
    environment: { ...ledger.environment, id: text, owner: text },
    requirements: [{ ...first, state: OutcomeState.NOT_MET, reason: text, checks: [check] }, ...rest],
    frameworks: [framework(text)],
    nag: [nag(text)],
  };
}

export function framework(reason: string): FrameworkResult {
  return {
    name: 'HIPAA',
    edition: 'HIPAA Security Rule',
    published: '2013-01',
    unit: 'standards and specifications',
    total: 2,
    controls: [
      {
        id: '164.312(a)(1)',
        title: 'Access control',
        state: OutcomeState.PENDING,
        reason,
        evidence: [{ kind: EvidenceKind.ATTESTATION, id: reason, state: OutcomeState.PENDING, reason }],
      },
    ],
  };
}

function nag(text: string): NagResult {
  const resource = { type: 'AWS::S3::Bucket', logicalId: text, stack: text, constructPath: text };
  const finding = {
    rule: 'AwsSolutions-S1',
    level: NagLevel.ERROR,
    description: text,
    resource,
    blocking: true,
  };
  return {
    pack: 'AwsSolutions',
    rules: [],
    findings: [finding],
    acknowledgements: [{ ...finding, blocking: false, reason: text, acknowledgedAt: text }],
    waived: [],
    unused: [],
  };
}
