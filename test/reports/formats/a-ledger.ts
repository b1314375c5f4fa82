import {
  EvidenceKind,
  type FrameworkAccount,
  type Ledger,
  type NamedLedger,
  RowState,
  type StockResult,
  StockLevel,
  VerdictState,
} from '../../../lib';
import { compliantTemplate, ledgerOf, resourceOf } from '../../compliance/compliant-staging';

/** Staging that meets every row. */
export function soundLedger(): Ledger {
  return ledgerOf(compliantTemplate());
}

/** Staging that anybody reaches: STG-2 and SEC-1 are not met. */
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

/** The ledger with one row waived. */
export function waiving(ledger: Ledger, id: string, reason: string): Ledger {
  const requirements = ledger.requirements.map((row) =>
    row.id === id ? { ...row, state: RowState.WAIVED, reason, blocking: false } : row,
  );
  return { ...ledger, requirements };
}

/** The ledger with every text that came from outside replaced. */
export function saying(ledger: Ledger, text: string): Ledger {
  const [first, ...rest] = ledger.requirements;
  const resource = { type: 'AWS::S3::Bucket', logicalId: text, stack: text, constructPath: text };
  const finding = { state: VerdictState.NOT_MET, reason: text, resource };
  const check = {
    check: 'STG-1.owner-tags',
    title: 'owner tags',
    remedy: text,
    state: VerdictState.NOT_MET,
    reason: text,
    resources: [resource],
    findings: [finding],
  };
  return {
    ...ledger,
    environment: { ...ledger.environment, id: text, owner: text },
    requirements: [{ ...first, state: RowState.NOT_MET, reason: text, checks: [check] }, ...rest],
    frameworks: [framework(text)],
    stock: [stock(text)],
  };
}

export function framework(reason: string): FrameworkAccount {
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
        state: RowState.OPEN,
        reason,
        evidence: [{ kind: EvidenceKind.ATTESTATION, id: reason, state: RowState.OPEN, reason }],
      },
    ],
  };
}

function stock(text: string): StockResult {
  const resource = { type: 'AWS::S3::Bucket', logicalId: text, stack: text, constructPath: text };
  const finding = {
    rule: 'AwsSolutions-S1',
    level: StockLevel.ERROR,
    description: text,
    resource,
  };
  return {
    pack: 'AwsSolutions',
    rules: [],
    findings: [finding],
    acknowledgements: [{ ...finding, reason: text, acknowledgedAt: text }],
    waived: [],
    needless: [],
  };
}
