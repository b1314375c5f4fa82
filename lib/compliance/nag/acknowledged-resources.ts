import type { ResourceName } from '../outcome';
import type { CfnResource } from 'aws-cdk-lib';
import type { Acknowledgement } from '../acknowledgement';

/** The resources that rules are asked about, and how they are told of. */
export interface AcknowledgedResources {
  /** A pack looks at what stands below a resource by itself. */
  all(): readonly CfnResource[];
  nameOf(resource: CfnResource): ResourceName;
  /** @param rule with the finding in brackets, where the rule has several */
  acknowledgementOf(resource: CfnResource, pack: string, rule: string): Acknowledgement | undefined;
  /** The paths of those that the rules could not be asked about. */
  readonly notEvaluated: readonly string[];
}

/** Under this namespace CDK keeps an acknowledgement that names no plugin; cdk-nag heeds it, the report leaves it out. */
const WITHOUT_PLUGIN = 'Annotation';

/** The names under which CDK keeps an acknowledgement of a rule. */
export function acknowledgedAs(pack: string, rule: string): readonly string[] {
  // CDK writes rule names without spaces.
  const normalized = rule.replaceAll(' ', '-');
  return [`${pack}::${normalized}`, `${WITHOUT_PLUGIN}::${normalized}`];
}
