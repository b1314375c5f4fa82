import type { DeclaredFramework } from '../../requirements/declarations';
import { attestableControls } from '../frameworks/attestable-controls';
import { controlOf, isOfBuiltInFramework, isOfFramework } from '../frameworks/named-control';
import type { GoLiveRecords } from './go-live-records';
import { placed } from './placed';

/**
 * Checks the records of one environment that name controls of frameworks which are not built in.
 *
 * @param declared the frameworks of the environment
 * @throws StageEnvironmentError if there is no such framework or control, or one that is attested cannot be attested
 */
export function checkCustomControls(records: GoLiveRecords, declared: readonly DeclaredFramework[]): void {
  const isCustom = ({ requirement }: { readonly requirement: string }) =>
    isOfFramework(requirement) && !isOfBuiltInFramework(requirement);
  for (const { requirement, source } of records.attestations.filter(isCustom)) {
    attestableControls(placed(`attestation of ${requirement}`, source), requirement, declared);
  }
  for (const { requirement, source } of records.waivers.filter(isCustom)) {
    controlOf(placed(`waiver of ${requirement}`, source), requirement, declared);
  }
}
