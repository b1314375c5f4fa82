import { readFileSync } from 'node:fs';
import type { KindCodec } from '../internal/codec/kind';
import type { StageKind } from '../requirements/stage-kind';
import { crossProblems } from './cross-checks';
import type { EnvironmentValues } from './codecs';
import { withOverrides } from './overrides';
import { type Position, type Problem, StagesFileError } from './problem';
import { readFile } from './read-file';
import { readYaml } from './yaml-source';

/** A component as one environment has it. */
export interface DescribedComponent {
  readonly id: string;
  readonly kind: KindCodec;
  readonly values: object;
}

/** An environment as its stages file describes it. */
export interface DescribedEnvironment {
  /** The key in the file, which is the id of the `cdk.Stage`. */
  readonly id: string;
  readonly stage: StageKind;
  readonly values: Partial<EnvironmentValues>;
  /** With the overrides of the environment. */
  readonly components: readonly DescribedComponent[];
  /** Where the file describes it. */
  readonly position: Position;
}

/** A stages file that has been read and is well formed. */
export interface DescribedApplication {
  /** The file, as the caller named it. */
  readonly path: string;
  readonly application: string;
  /** In the order of the file. */
  readonly environments: readonly DescribedEnvironment[];
}

/** How a stages file is read. */
export interface ReadOptions {
  /**
   * Whether an app can add components to what the file describes.
   *
   * @default false
   */
  readonly isExtended?: boolean;
}

/**
 * Reads the description of an application and its environments: each value once.
 *
 * @throws StagesFileError with every problem of the file, each with line, column, key, value, limit and remediation
 */
export function readStagesFile(path: string, { isExtended = false }: ReadOptions = {}): DescribedApplication {
  const source = readYaml(contentOf(path), 'stages file');
  if (source.value === undefined) throw new StagesFileError(path, source.problems);
  if (source.value === null) throw new StagesFileError(path, [...source.problems, EMPTY]);
  const file = readFile(source);
  const problems = [...source.problems, ...file.problems, ...crossProblems(source, file, isExtended)];
  if (problems.length > 0) throw new StagesFileError(path, problems);
  return {
    path,
    application: file.application ?? '',
    environments: file.environments.flatMap(({ id, stage, values, overrides }) =>
      stage === undefined
        ? []
        : [
            {
              id,
              stage,
              values,
              components: withOverrides(file.components, overrides).flatMap(({ kind, ...component }) =>
                kind === undefined ? [] : [{ ...component, kind }],
              ),
              position: source.positionOfKey(['environments', id]),
            },
          ],
    ),
  };
}

const EMPTY: Problem = {
  id: 'yaml.empty-file',
  position: { line: 1, column: 1 },
  text: "the file is empty; describe 'application', 'services' and 'environments', or remove it and let 'npx cdk-stage-environments init' write a first one",
};

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const problem: Problem = isMissing
      ? {
          id: 'stages-file.not-found',
          text: "there is no such file; 'npx cdk-stage-environments init' writes a first one",
        }
      : { id: 'stages-file.unreadable', text: `the file cannot be read: ${String(error)}` };
    throw new StagesFileError(path, [problem], { cause: error });
  }
}
