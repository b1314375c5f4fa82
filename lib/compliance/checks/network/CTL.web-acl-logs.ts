import { outcomeOfEach } from '../../analysis/each';
import { webAclLogFindings, webAclLogFindingsOf } from '../../analysis/web-acl-logs';
import { defineCheck } from '../check';

const FINDINGS = webAclLogFindings('CTL');

export const ctlWebAclLogs = defineCheck({
  id: 'CTL.web-acl-logs',
  title: 'Every web ACL keeps logs without credentials',
  remediation:
    'Add a logging configuration to the web ACL that redacts the headers authorization and cookie.',
  findings: FINDINGS,
  asks: {},
  evaluate(model) {
    return outcomeOfEach(
      model.possible('AWS::WAFv2::WebACL'),
      (acl) => webAclLogFindingsOf(acl, FINDINGS, model),
      {
        none: 'The environment has no web ACL of its own.',
        met: (count) => `Each web ACL keeps logs without credentials (web ACLs: ${count}).`,
      },
    );
  },
});
