import { type JsonObject, list, object, scalar } from '../../internal/json';

/**
 * The reason of the suppression of a rule in the metadata of a resource or a template, as cdk-nag writes it; none if there is no
 * suppression, or it has no reason. A suppression without findings covers all findings of the rule.
 *
 * @param rule with the finding in brackets, if the rule has several
 */
export function suppressedBy(metadata: unknown, pack: string, rule: string): string | undefined {
  const suppressions = list(object(object(metadata).cdk_nag).rules_to_suppress).map(object);
  const reasons = suppressions.filter((suppression) => covers(suppression, pack, rule)).map(reasonOf);
  return reasons.find((reason) => reason.trim() !== '');
}

function reasonOf({ reason, is_reason_encoded }: JsonObject): string {
  const written = scalar(reason) ?? '';
  // CloudFormation does not accept characters outside of ASCII in metadata.
  return is_reason_encoded === true ? Buffer.from(written, 'base64').toString('utf8') : written;
}

function covers({ id, applies_to }: JsonObject, pack: string, rule: string): boolean {
  const suppressed = (scalar(id) ?? '').replace(`${pack}::`, '');
  if (suppressed === rule) return true;
  if (!rule.startsWith(`${suppressed}[`)) return false;
  const finding = rule.slice(suppressed.length + 1, -1);
  return applies_to === undefined || list(applies_to).some((one) => matches(one, finding));
}

/** @param one a finding, or a regular expression such as `/^Resource::.*$/g` */
function matches(one: unknown, finding: string): boolean {
  const pattern = /^\/(.*)\/([a-z]*)$/s.exec(scalar(object(one).regex) ?? '');
  if (pattern === null) return one === finding;
  try {
    return new RegExp(pattern[1], pattern[2]).test(finding);
  } catch {
    return false;
  }
}
