import { is, isLike } from '../../internal/values';
import { type CheckFinding, findings } from '../findings';
import { list, object } from '../../internal/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { Severity } from '../outcome';

const LOGGING_CONFIGURATION = 'AWS::WAFv2::LoggingConfiguration';
const CREDENTIAL_HEADERS = ['authorization', 'cookie'];

/**
 * The findings about the logs of a web ACL.
 *
 * @param prefix of the check that reports them
 */
export function webAclLogFindings(prefix: string) {
  return findings(prefix, Severity.MEDIUM, {
    webAclNotLogged: {
      message: '{resource} has no logging configuration.',
      remediation: 'Add a logging configuration to the web ACL.',
      isAbsence: true,
    },
    webAclLogsDropped: {
      message: '{resource} drops requests that no filter keeps.',
      remediation: 'Set DefaultBehavior of LoggingFilter to KEEP.',
    },
    webAclLogsCredentials: {
      message: '{resource} logs the header {header}, which contains credentials.',
      remediation: 'Add the header {header} to RedactedFields.',
    },
  });
}

export function webAclLogFindingsOf(
  acl: ModelResource,
  found: ReturnType<typeof webAclLogFindings>,
  model: ResourceModel,
): CheckFinding[] {
  const logging = model
    .possible(LOGGING_CONFIGURATION)
    .find(({ properties, stack }) => model.follow(properties.ResourceArn, stack).resource === acl);
  if (logging === undefined) return [found.webAclNotLogged(acl)];
  const redacted = list(logging.properties.RedactedFields).map(
    (field) => object(object(field).SingleHeader).Name,
  );
  const logged = CREDENTIAL_HEADERS.filter(
    (header) => !redacted.some((name) => isLike(name, new RegExp(`^${header}$`, 'i'))),
  );
  return [
    ...(is(object(logging.properties.LoggingFilter).DefaultBehavior, 'DROP')
      ? [found.webAclLogsDropped(logging)]
      : []),
    ...logged.map((header) => found.webAclLogsCredentials(logging, { header })),
  ];
}
