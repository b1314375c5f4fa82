import { webAclLogFindings, webAclLogFindingsOf } from '../../analysis/web-acl-logs';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const FINDINGS = webAclLogFindings('CTL');

export const ctlWebAclLogs = defineCheck({
  id: 'CTL.web-acl-logs',
  title: 'Every web ACL keeps logs without credentials',
  remediation:
    'Add a logging configuration to the web ACL that redacts the headers authorization and cookie.',
  findings: FINDINGS,
  asks: {},
  evaluate(model) {
    const acls = model.ofType('AWS::WAFv2::WebACL');
    if (acls.length === 0) return notApplicable('The environment has no web ACL of its own.');
    return outcomeOf(
      acls,
      acls.flatMap((acl) => webAclLogFindingsOf(acl, FINDINGS, model)),
      `Each web ACL keeps logs without credentials (web ACLs: ${acls.length}).`,
    );
  },
});
