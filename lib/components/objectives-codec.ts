import { z } from 'zod';
import { created, decoded } from '../internal/codec/decoded';
import { duration } from '../internal/codec/duration';
import { Objectives } from './objectives';
import { described } from './option-descriptions';

/** The availability, continuity and reliability that the business needs. */
export const objectivesCodec = described(
  ['ProductionEnvProps.objectives', 'SoftLaunchEnvProps.objectives', 'Objectives.of'],
  decoded(
    z.strictObject({
      availability: described('ObjectivesOptions.availability', z.number()),
      rto: described(
        'ObjectivesOptions.rto',
        duration({
          units: ['m', 'h', 'd'],
          min: '1m',
          max: '365d',
          example: '15m',
          remediation: 'write how long users may be without it',
        }),
      ),
      peakLoad: described('ObjectivesOptions.peakLoad', z.number()),
    }),
    (options) => created(options, Objectives.of(options)),
  ),
);
