import { componentProblems, overrideProblems } from './component-checks';
import { environmentProblems, environmentTwins } from './environment-checks';
import type { Problem } from './problem';
import { rangeProblems } from './range-checks';
import type { ReadFile } from './read-file';
import { regionProblems } from './region-checks';
import { stageProblems } from './stage-checks';
import type { YamlSource } from './yaml-source';

/**
 * What no part of the file shows by itself: ids that do not exist, cycles, and values that do not go together.
 *
 * @param isExtended whether an app can add components to the environments
 */
export function crossProblems(source: YamlSource, file: ReadFile, isExtended: boolean): Problem[] {
  return [
    ...componentProblems(source, file.components),
    ...environmentTwins(source, file.environments),
    ...file.environments.flatMap((environment) => [
      ...stageProblems(source, environment),
      ...environmentProblems(source, environment, file.components, isExtended),
      ...regionProblems(source, environment),
      ...rangeProblems(source, environment),
      ...overrideProblems(source, environment, file.components),
    ]),
  ];
}
