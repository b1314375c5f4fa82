import type { ResourceModel } from '../../model/resource-model';
import { detects } from '../../analysis/detection';

export const attackDetected = detects({
  problem: 'blocked and unusual traffic',
  metrics: {
    'AWS/WAFV2': /^(?:Blocked|Counted|Challenge|Captcha)Requests$|^CaptchasAttempted$/,
    'AWS/DDoSProtection': /^DDoSDetected$/,
    'AWS/NetworkFirewall': /^DroppedPackets$|^RejectedPackets$/,
  },
  events: (model) => (hasWebFirewall(model) ? [] : ['aws.guardduty']),
});

/** A web firewall sees attacks that GuardDuty, which looks at flows and names, does not. */
function hasWebFirewall(model: ResourceModel): boolean {
  return model.ofType('AWS::WAFv2::WebACL').length > 0;
}
