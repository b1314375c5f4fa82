import type { ComparisonOperator, IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';

/** The category of incident that an alarm reports, by the requirement of the catalogue that asks for its detection. */
export enum IncidentCategory {
  UNAVAILABILITY = 'PRB-1',
  SYSTEM_FAILURE = 'PRB-2',
  INFRASTRUCTURE_FAILURE = 'PRB-3',
  DATA_CORRUPTION = 'PRB-4',
  ATTACK = 'PRB-5',
  SECURITY_BREACH = 'PRB-6',
}

/** An alarm that a component asks for. The environment's monitoring creates it, with its actions. */
export interface AlarmDefinition {
  /** Unique in the component; letters and digits. */
  readonly id: string;
  /** What is wrong while the alarm is on, as the on-call engineer reads it. */
  readonly title: string;
  /** A `Metric` or a `MathExpression`. */
  readonly metric: IMetric;
  readonly comparisonOperator: ComparisonOperator;
  readonly threshold: number;
  /** How many of the latest periods are evaluated. */
  readonly evaluationPeriods: number;
  /** How many of these periods must breach the threshold; from 1 to `evaluationPeriods`. */
  readonly datapointsToAlarm: number;
  readonly treatMissingData: TreatMissingData;
  readonly incidentCategory: IncidentCategory;
  /**
   * Whether a deployment during which the alarm goes on is rolled back. The component names the alarm in its deployment
   * configuration before monitoring creates it, by the name that `alarmName` gives.
   *
   * @default false
   */
  readonly rollsBackDeployment?: boolean;
}
