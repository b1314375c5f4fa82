import { Names } from 'aws-cdk-lib';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { createLogGroup } from '../../internal/log-group';
import type { IStageHost } from '../../spi/stage-host';

/** The name of an instance, and its logs, which RDS writes to groups that are named after the instance. */
export interface ExportedLogs {
  readonly instanceIdentifier: string;
  readonly exports: readonly string[];
  readonly logGroups: LogGroup[];
}

/**
 * Creates the log groups of an instance before RDS creates them without key and retention. This needs an instance with a
 * name, which also keeps CloudFormation from ever replacing it.
 *
 * @param logs the logs of the engine, by the names under which RDS exports them
 */
export function createExportedLogs(
  scope: Construct,
  host: IStageHost,
  logs: readonly string[],
): ExportedLogs {
  const instanceIdentifier = Names.uniqueResourceName(scope, { maxLength: 60, separator: '-' }).toLowerCase();
  const logGroups = logs.map((log) =>
    createLogGroup(scope, `${log}Logs`, host, `/aws/rds/instance/${instanceIdentifier}/${log}`),
  );
  return { instanceIdentifier, exports: logs, logGroups };
}
