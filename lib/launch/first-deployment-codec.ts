import { z } from 'zod';
import { created, decoded } from '../internal/codec/decoded';
import { described } from './option-descriptions';

/** Whether an environment is deployed for the first time. */
export const firstDeploymentCodec = described(
  'LaunchProps.firstDeployment',
  decoded(z.boolean(), (isFirst) => created(isFirst, isFirst)),
);
