import { notApplicable, verdict, type Check } from '../check';
import { flagFault, isGiven } from '../../analysis/boolean-properties';

export const ctlAuditTrail: Check = {
  title: 'a trail in the templates logs every Region, guards its files and is encrypted',
  remediation: 'have the trail log, in all Regions, with validation of its files and a customer key',
  examine(model) {
    const trails = model.ofType('AWS::CloudTrail::Trail');
    if (trails.length === 0) {
      return notApplicable(
        'no template holds a trail: the account or the organization has it, and somebody signs that',
      );
    }
    return verdict(
      trails,
      trails.flatMap((trail) => {
        const { IsLogging, IsMultiRegionTrail, EnableLogFileValidation, KMSKeyId } = trail.properties;
        return [
          ...flagFault(IsLogging, 'it does not log', trail),
          ...flagFault(IsMultiRegionTrail, 'it logs one Region only', trail),
          ...flagFault(EnableLogFileValidation, 'its files are not validated', trail),
          ...flagFault(isGiven(KMSKeyId), 'it has no customer key', trail),
        ];
      }),
      `${trails.length} trails log every Region`,
    );
  },
};
