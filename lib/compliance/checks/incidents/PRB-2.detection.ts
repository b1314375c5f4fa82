import { detectionCheck } from '../../analysis/detection-check';

export const prb2Detection = detectionCheck({
  id: 'PRB-2.detection',
  category: 'errors in a service',
  remediation:
    'Add an alarm with an action on the 5xx responses of targets, on errors of functions, or on a metric filter of logs.',
  metrics: {
    'AWS/ApplicationELB': /^HTTPCode_Target_5XX_Count$/,
    'AWS/ApiGateway': /^5XXError$|^5xx$/,
    'AWS/AppRunner': /^5xxStatusResponses$/,
    'AWS/Lambda': /^Errors$/,
    'AWS/States': /^ExecutionsFailed$/,
    ApplicationSignals: /^(?:Fault|Error)$/,
  },
  logMetrics: true,
});
