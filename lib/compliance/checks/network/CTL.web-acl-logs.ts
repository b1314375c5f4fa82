import { unlogged } from './SEC-1.web-firewall';
import { notApplicable, verdict, type Check } from '../check';

export const ctlWebAclLogs: Check = {
  title: 'every web firewall keeps logs, without credentials',
  remediation: 'give the web ACL a logging configuration that redacts the headers authorization and cookie',
  examine(model) {
    const acls = model.ofType('AWS::WAFv2::WebACL');
    if (acls.length === 0) return notApplicable('the environment has no web firewall of its own');
    return verdict(
      acls,
      acls.flatMap((acl) => unlogged(acl, model)),
      `${acls.length} web firewalls keep logs`,
    );
  },
};
