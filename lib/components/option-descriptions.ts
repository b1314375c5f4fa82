import { describedBy } from '../internal/codec/described';

// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
export const DESCRIPTIONS = {
  'Objectives.of': '',
  'ObjectivesOptions.availability':
    'Availability: the percentage of a month in which users can work, from 90 to less than 100, such as 99.9.',
  'ObjectivesOptions.peakLoad':
    'Reliability: the peak load of every service, as a multiple of what its minimum of instances can take, from 1 to 100. Services scale to twice their minimum by default.',
  'ObjectivesOptions.rto':
    'Continuity, as recovery time objective: how long users may be without it after the loss of a zone, in whole minutes.',
  'ProductionEnvProps.objectives':
    'The availability, continuity and reliability that the business needs (SRV-2).',
  'SoftLaunchEnvProps.objectives':
    'The availability, continuity and reliability that the business needs (SRV-2). Default: not stated; production requires it.',
} as const;

export const described = describedBy(DESCRIPTIONS);
