import { outcomeOfEach } from '../../analysis/each';
import { isSet, requireTrue } from '../../analysis/boolean-check';
import { type CheckFinding, findings } from '../../findings';
import type { ModelResource } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck } from '../check';

const { UNKNOWN } = OutcomeState;

const FINDINGS = findings('CTL', Severity.HIGH, {
  trailNotLogging: {
    message: '{resource} does not log.',
    remediation: 'Set IsLogging to true.',
  },
  trailInOneRegion: {
    message: '{resource} logs one Region only.',
    remediation: 'Set IsMultiRegionTrail to true.',
  },
  trailNotValidated: {
    message: '{resource} has no log file validation.',
    remediation: 'Set EnableLogFileValidation to true.',
  },
  trailWithoutCustomerManagedKey: {
    message: '{resource} has no customer managed key.',
    remediation: 'Set KMSKeyId to a KMS key of the account.',
  },
  trailUnknown: {
    state: UNKNOWN,
    message: '{property} of {resource} is known only at deployment.',
    remediation: 'Set {property} to a literal value.',
  },
});

/** Without a trail in the templates it does not apply: a control that names it is also attested. */
export const ctlAuditTrail = defineCheck({
  id: 'CTL.audit-trail',
  title: 'A CloudTrail trail in the templates logs every Region, with log file validation and encryption',
  remediation: 'Enable the trail in all Regions, with log file validation and a customer managed key.',
  findings: FINDINGS,
  asks: {},
  evaluate(model) {
    return outcomeOfEach(model.possible('AWS::CloudTrail::Trail'), trailFindings, {
      none: 'The templates have no trail; that of the account or the organization is attested.',
      met: (count) => `A CloudTrail trail logs every Region (trails: ${count}).`,
    });
  },
});

function trailFindings(trail: ModelResource): CheckFinding[] {
  const { IsLogging, IsMultiRegionTrail, EnableLogFileValidation, KMSKeyId } = trail.properties;
  const unknown = (property: string) => () => FINDINGS.trailUnknown(trail, { property });
  return [
    ...requireTrue(IsLogging, trail, {
      isFalse: FINDINGS.trailNotLogging,
      isUnknown: unknown('IsLogging'),
    }),
    ...requireTrue(IsMultiRegionTrail, trail, {
      isFalse: FINDINGS.trailInOneRegion,
      isUnknown: unknown('IsMultiRegionTrail'),
    }),
    ...requireTrue(EnableLogFileValidation, trail, {
      isFalse: FINDINGS.trailNotValidated,
      isUnknown: unknown('EnableLogFileValidation'),
    }),
    ...requireTrue(isSet(KMSKeyId), trail, {
      isFalse: FINDINGS.trailWithoutCustomerManagedKey,
      isUnknown: unknown('KMSKeyId'),
    }),
  ];
}
