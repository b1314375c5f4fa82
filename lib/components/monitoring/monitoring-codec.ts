import { z } from 'zod';
import { created, decoded, type Decoded } from '../../internal/codec/decoded';
import { oneOf } from '../../internal/codec/one-of';
import { inheritedTerms } from '../../internal/codec/terms';
import { words } from '../../internal/codec/text';
import { Monitoring } from './monitoring';
import { described } from './option-descriptions';

const waived = decoded(
  z.strictObject({ reason: described('MonitoringWaivedOptions.reason', words) }),
  (options): Decoded<object, Monitoring> => ({
    ...created(options, Monitoring.waived(options)),
    faults: ({ profile: { stage, requirements } }) =>
      requirements['MON-1'].required
        ? [
            {
              id: 'monitoring.required',
              path: [],
              what: 'monitoring',
              value: options,
              limit: `${stage} is monitored`,
              remediation: 'leave monitoring out for alarms on everything, or write inherited',
              requirement: 'MON-1',
            },
          ]
        : [],
  }),
);

/** How an environment is monitored, if not by alarms of its own. */
export const monitoringCodec = described(
  ['LaunchProps.monitoring', 'Monitoring.standard'],
  oneOf(
    {
      inherited: described(
        'Monitoring.inherited',
        decoded(z.strictObject(inheritedTerms), (terms) =>
          created<object, Monitoring>(terms, Monitoring.inherited(terms)),
        ),
      ),
      waived: described('Monitoring.waived', waived),
    },
    'leave monitoring out for alarms on everything',
    'MON-1',
  ),
  'How it is monitored (MON-1), if not by alarms of its own: inherited or waived. Default: alarms on everything.',
);
