import { detects } from '../../analysis/detection';

export const failureDetected = detects({
  problem: 'errors in a service',
  metrics: {
    'AWS/ApplicationELB': /^HTTPCode_Target_5XX_Count$/,
    'AWS/ApiGateway': /^5XXError$|^5xx$/,
    'AWS/AppRunner': /^5xxStatusResponses$/,
    'AWS/Lambda': /^Errors$/,
    'AWS/States': /^ExecutionsFailed$/,
    ApplicationSignals: /^(?:Fault|Error)$/,
  },
  byLogs: true,
});
