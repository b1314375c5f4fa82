import { created, decoded } from '../internal/codec/decoded';
import { listOf } from '../internal/codec/list';
import { region } from '../internal/codec/place';
import { DataResidency } from './data-residency';
import { described } from './option-descriptions';

/** The Regions that data has to stay in. */
export const dataResidencyCodec = described(
  ['LaunchProps.dataResidency', 'DataResidency.within'],
  decoded(listOf(region, '[eu-west-1, eu-central-1]'), (regions) => {
    const dataResidency = DataResidency.within(regions);
    return created(dataResidency, dataResidency);
  }),
);
