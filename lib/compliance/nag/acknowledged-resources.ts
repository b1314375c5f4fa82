import type { ResourceName } from '../outcome';
import type { CfnResource } from 'aws-cdk-lib';
import type { Acknowledgement } from '../acknowledgement';

/** The resources that cdk-nag rules evaluate, with their names and acknowledgements. */
export interface AcknowledgedResources {
  /** The topmost resources: a pack evaluates the constructs below a resource by itself. */
  all(): readonly CfnResource[];
  nameOf(resource: CfnResource): ResourceName;
  /** @param rule with the finding in brackets, if the rule has several */
  acknowledgementOf(resource: CfnResource, pack: string, rule: string): Acknowledgement | undefined;
  /** The paths of resources that cannot be evaluated. */
  readonly notEvaluated: readonly string[];
}

/** The namespace of an acknowledgement that names no plug-in. cdk-nag applies it; the CDK's report leaves it out. */
const WITHOUT_PLUGIN = 'Annotation';

/** The ids by which the CDK stores an acknowledgement of a rule. */
export function acknowledgedAs(pack: string, rule: string): readonly string[] {
  // The CDK replaces spaces in the names of rules.
  const normalized = rule.replaceAll(' ', '-');
  return [`${pack}::${normalized}`, `${WITHOUT_PLUGIN}::${normalized}`];
}
