import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Why a finding of a rule at a construct is accepted, and where in the code. */
export interface Acknowledgement {
  readonly reason: string;
  /** The construct that carries it: the one that it is of, or one above. */
  readonly acknowledgedAt: string;
}

/**
 * The nearest acknowledgement of a rule, on the construct or above it.
 *
 * @param ids the names that the rule goes by, such as `AwsSolutions::AwsSolutions-RDS3`
 */
export function acknowledgementOf(
  construct: IConstruct,
  ids: readonly string[],
): Acknowledgement | undefined {
  for (const { node } of [...construct.node.scopes].reverse()) {
    for (const { type, data } of node.metadata) {
      if (type !== Validations.ACKNOWLEDGED_RULES_METADATA_KEY) continue;
      const found = Object.entries(data as Readonly<Record<string, string>>).find(([id]) => ids.includes(id));
      if (found !== undefined) return { reason: found[1], acknowledgedAt: node.path };
    }
  }
  return undefined;
}
