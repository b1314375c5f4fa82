import { overrideProblems, serviceProblems, twinProblems } from './component-checks';
import type { Draft } from './draft';
import { environmentProblems, environmentTwins } from './environment-checks';
import { launchProblems } from './launch-checks';
import type { Problem } from './problem';
import type { YamlSource } from './yaml-source';

/** What no part of the file shows by itself: names that lead nowhere, circles, and parts that do not go together. */
export function crossProblems(source: YamlSource, draft: Draft): Problem[] {
  return [
    ...twinProblems(source, draft),
    ...serviceProblems(source, draft),
    ...environmentTwins(source, draft),
    ...[...draft.environments].flatMap(([id, environment]) => [
      ...environmentProblems(source, id, environment),
      ...launchProblems(source, id, environment, draft),
      ...overrideProblems(source, ['environments', id, 'overrides'], environment, draft),
    ]),
  ];
}
