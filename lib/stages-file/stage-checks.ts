import { SETTINGS, type Setting } from './codecs';
import type { Problem } from './problem';
import type { ReadEnvironment } from './read-environment';
import { describedWithStages } from './setting-schema';
import { refusedKind } from './stage-of';
import { missing, refusalOfKey } from './value-problems';
import type { YamlSource } from './yaml-source';

/** An environment of no stage, and keys that its stage requires or does not take. */
export function stageProblems(source: YamlSource, environment: ReadEnvironment): Problem[] {
  const { id, path, stage, malformed } = environment;
  if (stage === undefined) {
    if (malformed.includes('stage')) return [];
    const limit = `${refusedKind(id)} Or keep the key and add the stage below it, such as 'stage: Staging'`;
    return [refusalOfKey(source, path, limit)];
  }
  const isGiven = (key: string) => Object.hasOwn(environment.values, key) || malformed.includes(key);
  return Object.entries<Setting>(SETTINGS).flatMap(([key, setting]) => {
    const { stages, requiredIn = [] } = setting;
    const at = [...path, key];
    if (stages !== undefined && !stages.includes(stage)) {
      const limit = `${stage} does not take it, only ${stages.join(' and ')}; remove it, or write 'stage: ${stages[0]}'`;
      return isGiven(key) ? [refusalOfKey(source, at, limit)] : [];
    }
    const isRequired = requiredIn.includes(stage) || setting.requiredWith?.(environment.values, isGiven);
    return isRequired === true && !isGiven(key) ? [missing(source, at, describedWithStages(setting))] : [];
  });
}
