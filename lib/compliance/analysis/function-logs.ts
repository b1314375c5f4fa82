import { object } from '../model/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';

const FUNCTION = 'AWS::Lambda::Function';
const LOG_GROUP = 'AWS::Logs::LogGroup';
/** What the CDK makes where a function's `logRetention` is set. */
const LOG_RETENTION = 'Custom::LogRetention';

/** Where a function writes its log. */
export interface FunctionLog {
  readonly function: ModelResource;
  /** None if no template holds it. */
  readonly group?: ModelResource;
  /** True if it writes to a group that is named, and stands in no template. */
  readonly isElsewhere: boolean;
}

/** The logs of all functions. Without a group of its own, Lambda makes one that is kept without end. */
export function functionLogsOf(model: ResourceModel): readonly FunctionLog[] {
  const groups = model.ofType(LOG_GROUP, LOG_RETENTION);
  return model.ofType(FUNCTION).map((one) => {
    const named = object(one.properties.LoggingConfig).LogGroup;
    const followed = model.follow(named, one.stack).resource;
    if (followed !== undefined) return { function: one, group: followed, isElsewhere: false };
    const names = named === undefined ? byDefault(one, model) : [model.text(named, one.stack)];
    const group = groups.find(({ properties, stack }) =>
      names.includes(model.text(properties.LogGroupName, stack)),
    );
    return { function: one, group, isElsewhere: named !== undefined && group === undefined };
  });
}

function byDefault({ logicalId, properties, stack }: ModelResource, model: ResourceModel): readonly string[] {
  const name = model.text(properties.FunctionName, stack);
  return [`/aws/lambda/\${${stack.name}/${logicalId}}`, `/aws/lambda/${name}`];
}
