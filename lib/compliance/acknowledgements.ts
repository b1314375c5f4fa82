import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { Acknowledgement } from './acknowledgement';

/**
 * The acknowledgements of an application, by construct path.
 *
 * @jsii ignore
 */
export interface Acknowledgements {
  /**
   * The nearest acknowledgement of a rule, at a construct or above it.
   *
   * @param path the construct path
   * @param ids the ids of the rule, such as `AwsSolutions::AwsSolutions-RDS3`
   */
  at(path: string, ids: readonly string[]): Acknowledgement | undefined;
}

/** The acknowledgements in the construct tree of an application. */
export function acknowledgementsIn(app: IConstruct): Acknowledgements {
  return { at: (path, ids) => acknowledgementOf(constructAt(app, path), ids) };
}

/**
 * The nearest acknowledgement of a rule, at a construct or above it.
 *
 * @param ids the ids of the rule, such as `AwsSolutions::AwsSolutions-RDS3`
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

/** The construct of a path; the deepest one on the way to it, if there is none. */
function constructAt(app: IConstruct, path: string): IConstruct {
  let construct = app;
  for (const id of path.split('/')) {
    const child = construct.node.tryFindChild(id);
    if (child === undefined) return construct;
    construct = child;
  }
  return construct;
}
