import type { Refusal } from '../internal/codec/refusal';
import { SETTINGS, type Setting } from './codecs';
import type { Problem } from './problem';
import type { ReadEnvironment } from './read-environment';
import { describedWithStages } from './setting-schema';
import { refusedKind } from './stage-of';
import { missing, refusalOfKey } from './value-problems';
import type { YamlSource } from './yaml-source';

/** A remediation, a question or not, with another one behind it. */
function withAlternative(remediation: string, other: string): string {
  return remediation.endsWith('?') ? `${remediation} Or ${other}` : `${remediation}, or ${other}`;
}

/** An environment of no stage, and keys that its stage requires or does not take. */
export function stageProblems(source: YamlSource, environment: ReadEnvironment): Problem[] {
  const { id, path, stage, malformed } = environment;
  if (stage === undefined) {
    if (malformed.includes('stage')) return [];
    const refused = refusedKind(id);
    const remediation = withAlternative(
      refused.remediation,
      "keep the key and add the stage below it, such as 'stage: Staging'",
    );
    return [refusalOfKey(source, path, { ...refused, remediation })];
  }
  const isGiven = (key: string) => Object.hasOwn(environment.values, key) || malformed.includes(key);
  return Object.entries<Setting>(SETTINGS).flatMap(([key, setting]) => {
    const { stages, requiredIn = [] } = setting;
    const at = [...path, key];
    if (stages !== undefined && !stages.includes(stage)) {
      if (!isGiven(key)) return [];
      const refused: Refusal = {
        id: 'stages-file.key-of-other-stage',
        limit: `${stage} does not take it, only ${stages.join(' and ')}`,
        remediation: `remove it, or write 'stage: ${stages[0]}'`,
      };
      return [refusalOfKey(source, at, refused)];
    }
    const refused = setting.refusedWith?.(environment.values);
    if (refused !== undefined) return [refusalOfKey(source, at, refused)];
    const isRequired = requiredIn.includes(stage) || setting.requiredWith?.(environment.values, isGiven);
    return isRequired === true && !isGiven(key) ? [missing(source, at, describedWithStages(setting))] : [];
  });
}
