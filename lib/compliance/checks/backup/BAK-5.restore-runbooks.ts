import { contentOf, DOCUMENT } from '../../analysis/automation';
import { identifies } from '../../analysis/backup-selections';
import { type Store, storesOf, withoutStores } from '../../analysis/backup-stores';
import { resourcesIn } from '../../analysis/references';
import { findings } from '../../findings';
import { list, object, scalar } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { Severity } from '../../outcome';
import { defineCheck, outcomeOf } from '../check';

/** API actions that restore data, of AWS Backup or of the service itself. */
const RESTORE_ACTION = /^(?:StartRestoreJob|Restore[A-Z]\w*)$/i;

const FINDINGS = findings('BAK-5', Severity.MEDIUM, {
  noRestoreRunbook: {
    message: 'No Automation runbook restores {resource}.',
    remediation: 'Add an Automation document that starts a restore and names the resource.',
    isAbsence: true,
  },
});

export const bak5RestoreRunbooks = defineCheck({
  id: 'BAK-5.restore-runbooks',
  title: 'An Automation runbook restores each data store',
  remediation: 'Add an Automation document that restores the data store and names it.',
  findings: FINDINGS,
  asks: { every: ['data'] },
  evaluate(model) {
    const stores = storesOf(model);
    if (stores.length === 0) return withoutStores();
    const runbooks = model.ofType(DOCUMENT).filter(restoresData);
    return outcomeOf(
      [...stores.map(({ resource }) => resource), ...runbooks],
      stores
        .filter((store) => !runbooks.some((runbook) => isOfStore(runbook, store, model)))
        .map(({ resource }) => FINDINGS.noRestoreRunbook(resource)),
      `Automation runbooks restore each data store (runbooks: ${runbooks.length}, data stores: ${stores.length}).`,
    );
  },
});

function restoresData(document: ModelResource): boolean {
  return list(contentOf(document).mainSteps).some((step) => {
    const { action, inputs } = object(step);
    return action === 'aws:executeAwsApi' && RESTORE_ACTION.test(scalar(object(inputs).Api) ?? '');
  });
}

/** A runbook names its store by a reference, or by its ARN in a step. */
function isOfStore(runbook: ModelResource, store: Store, model: ResourceModel): boolean {
  const content = contentOf(runbook);
  if (resourcesIn(content, runbook.stack, model).includes(store.resource)) return true;
  return textsIn(content.mainSteps).some(
    (text) => text.startsWith('arn:') && identifies(text, runbook, store, model) === 'yes',
  );
}

function textsIn(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(textsIn);
}
