import { GoLiveRecord } from '../../../lib';
import { type Attestation, type RuleWaiver, type Waiver } from '../../../lib/compliance';
import { NAME } from './production';

const TERMS = {
  environment: NAME,
  when: '2027-03-02',
  reason: 'the contract comes in April',
  requestedBy: 'Olaf',
  approvedBy: 'Paula',
  expires: '2027-04-30',
};

/** Of the penetration test by default; valid on the opening day. */
export function attestation(change: Partial<Attestation> = {}): GoLiveRecord {
  return GoLiveRecord.attestation({
    environment: NAME,
    requirement: 'PEN-1',
    who: 'Ann Auditor',
    when: '2027-03-01',
    evidence: 'the report',
    validUntil: '2028-03-01',
    ...change,
  });
}

/** Of the penetration test by default; valid on the opening day. */
export function waiver(change: Partial<Waiver> = {}): GoLiveRecord {
  return GoLiveRecord.waiver({ ...TERMS, requirement: 'PEN-1', ...change });
}

/** Valid on the opening day. */
export function ruleWaiver(change: Pick<RuleWaiver, 'rule' | 'path'> & Partial<RuleWaiver>): GoLiveRecord {
  return GoLiveRecord.ruleWaiver({ ...TERMS, ...change });
}
