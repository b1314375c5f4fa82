import { Names } from 'aws-cdk-lib';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { IStageHost } from '../../spi/stage-host';
import { createLogGroup } from '../../internal/log-group';

/** What PostgreSQL writes down, by the names that RDS exports it under. */
const LOGS = ['postgresql', 'upgrade'] as const;

/** A database's name and its logs, which RDS writes to groups that it names after the instance. */
export interface ExportedLogs {
  readonly instanceIdentifier: string;
  readonly exports: readonly string[];
  readonly logGroups: readonly LogGroup[];
}

/**
 * The groups that RDS will write to, made before it makes them itself without key and retention. That takes an
 * instance with a name, which also keeps CloudFormation from ever replacing it.
 */
export function createExportedLogs(scope: Construct, host: IStageHost): ExportedLogs {
  const instanceIdentifier = Names.uniqueResourceName(scope, { maxLength: 60, separator: '-' }).toLowerCase();
  const logGroups = LOGS.map((log) =>
    createLogGroup(scope, `${log}Logs`, host, `/aws/rds/instance/${instanceIdentifier}/${log}`),
  );
  return { instanceIdentifier, exports: LOGS, logGroups };
}
