import type { LaunchPlanOptions, SoftLaunchPlanOptions } from '../../lib';

export const OPENS_ON = '2027-03-31';

/** A plan that answers every question, for users who notice nothing. */
export const ANSWERS: LaunchPlanOptions = {
  opensOn: OPENS_ON,
  experience: { downtime: false, disconnection: false, clientUpgrade: false },
  moment: {
    busiestHours: 'weekdays 17:00 to 21:00 UTC',
    specialEvents: [],
    teamAvailable: { from: '2027-03-30', to: '2027-04-02' },
  },
  notices: [],
  thirdParties: [],
  components: [
    {
      component: 'Web',
      automated: true,
      rollBack: {
        how: 'ECS deploys the former task definition',
        trigger: 'the deployment alarms',
        takes: '10 minutes',
        data: 'both versions read what the other writes',
      },
    },
  ],
};

export const SOFT_ANSWERS: SoftLaunchPlanOptions = {
  ...ANSWERS,
  audience: { description: 'beta testers', ranges: ['198.51.100.0/24'] },
  staffed: false,
};
