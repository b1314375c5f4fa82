import { unlogged } from '../../checks/web-firewall';
import { notApplicable, verdict, type Check } from '../../checks/check';

export const webAclLogs: Check = {
  title: 'every web firewall keeps logs, without credentials',
  remedy: 'give the web ACL a logging configuration that redacts the headers authorization and cookie',
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
