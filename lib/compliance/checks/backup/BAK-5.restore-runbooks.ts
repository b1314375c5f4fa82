import { list, object, scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { AUTOMATION_DOCUMENT } from '../../analysis/automation';
import { names } from '../../analysis/backup-selections';
import { type Store, storesOf, withoutStores } from '../../analysis/backup-stores';
import { verdict, type Check, missing } from '../check';
import { resourcesIn } from '../../analysis/references';

/** Calls that bring data back: by AWS Backup, or by the service itself. */
const RESTORING = /^(?:StartRestoreJob|Restore[A-Z]\w*)$/i;

export const bak5RestoreRunbooks: Check = {
  title: 'each data store has a runbook that restores it',
  remediation: 'write an Automation document that restores the store, and names it',
  examine(model) {
    const stores = storesOf(model);
    if (stores.length === 0) return withoutStores();
    const runbooks = model.ofType(AUTOMATION_DOCUMENT).filter(restores);
    return verdict(
      [...stores.map(({ resource }) => resource), ...runbooks],
      stores
        .filter((store) => !runbooks.some((runbook) => isAbout(runbook, store, model)))
        .map(({ resource }) => missing('no runbook restores it', resource)),
      `${runbooks.length} runbooks restore every store (stores: ${stores.length})`,
    );
  },
};

function restores({ properties }: ModelResource): boolean {
  return list(contentOf(properties).mainSteps).some((step) => {
    const { action, inputs } = object(step);
    return action === 'aws:executeAwsApi' && RESTORING.test(scalar(object(inputs).Api) ?? '');
  });
}

/** A runbook names its store by a reference anywhere in it, or by its ARN in a step. */
function isAbout(runbook: ModelResource, store: Store, model: ResourceModel): boolean {
  const content = contentOf(runbook.properties);
  if (resourcesIn(content, runbook.stack, model).includes(store.resource)) return true;
  return leaves(content.mainSteps).some(
    (text) => text.startsWith('arn:') && names(text, runbook, store, model) === 'yes',
  );
}

function leaves(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(leaves);
}

function contentOf({ Content }: ModelResource['properties']): ReturnType<typeof object> {
  if (typeof Content !== 'string') return object(Content);
  try {
    return object(JSON.parse(Content));
  } catch {
    return {};
  }
}
