import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { typesWithoutFacts } from '../../../lib/aws/traits';
import { knownTypes } from '../../../lib/aws/types';
import { CHECKS } from '../../../lib/compliance/checks/checks';
import { externalRequirements } from '../../../lib/compliance/external-environment';
import { modelFromPath } from '../../../lib/compliance/model/from-path';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import type { ResourceModel } from '../../../lib/compliance/model/resource-model';
import { OutcomeState } from '../../../lib/compliance/outcome';
import { runChecks } from '../../../lib/compliance/run-checks';
import { StageKind } from '../../../lib/requirements/stage-kind';

/**
 * Prints how many answers of checks are unknown only because of types without facts: for templates, and for a template
 * with one resource of each type.
 *
 * Usage: unknown-share.ts [TEMPLATE OR FOLDER...]
 */
interface Share {
  answers: number;
  unknown: number;
  readonly byType: Map<string, number>;
}

const { profile, declarations } = externalRequirements(
  { stage: StageKind.PRODUCTION, owner: 'operations' },
  'Production',
);

function count(share: Share, model: ResourceModel): void {
  const types = [...new Set(model.resources.map(({ type }) => type))];
  const resourceTypes = types.map((type) => ({ type, traits: [], reason: 'measured' }));
  const ids = [...CHECKS.keys()];
  const answers = runChecks(ids, model, { profile, declarations });
  const withoutTypes = runChecks(ids, model, { profile, declarations: { ...declarations, resourceTypes } });
  answers.forEach(({ state, findings }, index) => {
    share.answers += 1;
    if (state !== OutcomeState.UNKNOWN || withoutTypes[index].state === OutcomeState.UNKNOWN) return;
    share.unknown += 1;
    for (const type of new Set(
      findings.map(({ parameters }) => ('type' in parameters ? parameters.type : 'an absence')),
    )) {
      share.byType.set(type, (share.byType.get(type) ?? 0) + 1);
    }
  });
}

function print(name: string, { answers, unknown, byType }: Share): void {
  console.log(`${name}: ${unknown} of ${answers} answers (${((100 * unknown) / answers).toFixed(1)} %)`);
  const most = [...byType].sort(([, one], [, other]) => other - one).slice(0, 15);
  most.forEach(([type, times]) => console.log(`  ${times} ${type}`));
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory() || readdirSync(path).includes('manifest.json')) return [path];
  return readdirSync(path)
    .filter((name) => /\.(?:json|ya?ml|template)$/.test(name))
    .map((name) => join(path, name));
}

const paths = process.argv.slice(2);
for (const path of paths) {
  const share: Share = { answers: 0, unknown: 0, byType: new Map() };
  filesIn(path).forEach((file) => {
    try {
      count(share, modelFromPath(file));
    } catch (error) {
      console.log(`${file}: ${(error as Error).message}`);
    }
  });
  print(path, share);
}
if (paths.length === 0) {
  const share: Share = { answers: 0, unknown: 0, byType: new Map() };
  for (const type of [...knownTypes(), ...typesWithoutFacts().keys()]) {
    count(share, modelFromTemplate({ Resources: { One: { Type: type } } }));
  }
  print('one resource of each type', share);
}
