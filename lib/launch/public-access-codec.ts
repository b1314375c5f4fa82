import { z } from 'zod';
import { checkedBy, created, decoded, type Decoded, type WrittenOf } from '../internal/codec/decoded';
import { listOf } from '../internal/codec/list';
import { oneOf } from '../internal/codec/one-of';
import { StageKind } from '../requirements/stage-kind';
import { launchPlanCodec } from './launch-plan-codec';
import { checkTesters, PublicAccess } from './public-access';
import { described } from './option-descriptions';

const testers = listOf(z.string(), '[198.51.100.0/24]').superRefine(checkedBy(checkTesters));

const closed = decoded(
  z.strictObject({
    testers: described('ClosedPublicAccessOptions.testers', testers).optional(),
  }),
  (options) => created(options, PublicAccess.closed(options)),
);

const open = decoded(launchPlanCodec, (plan): Decoded<WrittenOf<typeof launchPlanCodec>, PublicAccess> => ({
  written: plan.written,
  create: (scope) => PublicAccess.open(plan.create(scope)),
  faults: ({ profile: { stage } }) =>
    plan.written.hard === undefined || stage !== StageKind.SOFT_LAUNCH
      ? []
      : [
          {
            id: 'launch-plan.hard-in-soft-launch',
            path: ['hard'],
            what: 'launch plan',
            value: plan.written.hard,
            limit: 'a soft launch is for a select group of users',
            remediation: "plan it under soft, or write 'stage: Production'",
            requirement: 'LCH-1',
          },
        ],
}));

/** Who besides the team reaches an environment. */
export const publicAccessCodec = described(
  'LaunchProps.publicAccess',
  oneOf(
    {
      closed: described('PublicAccess.closed', closed),
      open: described('PublicAccess.open', open),
    },
    'an environment is closed until a launch plan opens it',
  ),
);
