import type { ResourceModel } from '../../model/resource-model';
import { detectionCheck } from '../../analysis/detection-check';

export const prb5Detection = detectionCheck({
  id: 'PRB-5.detection',
  category: 'attacks',
  remediation:
    'Add an alarm with an action on the blocked requests of the web ACL; without a web ACL, an EventBridge rule on GuardDuty findings.',
  metrics: {
    'AWS/WAFV2': /^(?:Blocked|Counted|Challenge|Captcha)Requests$|^CaptchasAttempted$/,
    'AWS/DDoSProtection': /^DDoSDetected$/,
    'AWS/NetworkFirewall': /^DroppedPackets$|^RejectedPackets$/,
  },
  events: (model) => (hasWebFirewall(model) ? [] : ['aws.guardduty']),
});

/** A web ACL sees attacks on the application that GuardDuty, which evaluates flow and DNS logs, does not. */
function hasWebFirewall(model: ResourceModel): boolean {
  return model.ofType('AWS::WAFv2::WebACL').length > 0;
}
