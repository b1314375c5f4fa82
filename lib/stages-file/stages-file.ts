import type { App } from 'aws-cdk-lib';
import { didYouMean } from '../internal/did-you-mean';
import { StageEnvironmentError } from '../internal/errors';
import type { IConnectionTarget } from '../spi/connection';
import type { StageEnv } from '../stage-env';
import { buildEnvironments, type BuiltEnvironment } from './build';
import { type DescribedApplication, readStagesFile } from './read';

/** A stages.yaml in a TypeScript app, which builds what the file describes and adds to it. */
export class StagesFile {
  /**
   * Reads a stages file.
   *
   * @param path the file, relative to the working directory
   * @throws StagesFileError with every problem of the file, each with line, column, key, value, limit and remediation
   */
  public static load(path: string): StagesFile {
    return new StagesFile(readStagesFile(path, { isExtended: true }));
  }

  private constructor(private readonly described: DescribedApplication) {}

  /** The name of the application, which is the id of the stack of every environment. */
  public get application(): string {
    return this.described.application;
  }

  /** The names of the environments, in the order of the file. */
  public get environments(): string[] {
    return this.described.environments.map(({ id }) => id);
  }

  /**
   * Builds every environment: a `Stage` with its name, in it one stack named after the application, and in that the
   * environment with its components. An app takes a file once.
   *
   * @throws StagesFileError if an environment is refused as a whole; do not use the app then
   */
  public addTo(app: App): BuiltStages {
    const built = buildEnvironments(app, this.described);
    return BuiltStages._of(built);
  }
}

/** The environments that a stages file describes, in an app. */
export class BuiltStages {
  /** @internal */
  public static _of(built: readonly BuiltEnvironment[]): BuiltStages {
    return new BuiltStages(built);
  }

  private constructor(private readonly built: readonly BuiltEnvironment[]) {}

  /** All environments, in the order of the file. */
  public get environments(): StageEnv[] {
    return this.built.map(({ environment }) => environment);
  }

  /**
   * An environment, to which an app can add components.
   *
   * @param name its name in the file, such as `Production`
   * @throws StageEnvironmentError if the file has no such environment
   */
  public environment(name: string): StageEnv {
    return this.find(name).environment;
  }

  /**
   * A component of the file, for the `uses` of components that an app adds.
   *
   * @param environment the name of its environment in the file
   * @param id its id in the file, such as `Orders`
   * @throws StageEnvironmentError if the file has no such environment or component
   */
  public component(environment: string, id: string): IConnectionTarget {
    const { components } = this.find(environment);
    const found = components.get(id);
    if (found !== undefined) return found;
    throw new StageEnvironmentError({
      id: 'stages-file.unknown-component',
      what: `component of environment ${environment}`,
      value: id,
      limit: 'the stages file has no such name',
      remediation: didYouMean(id, [...components.keys()]),
    });
  }

  private find(name: string): BuiltEnvironment {
    const found = this.built.find(({ id }) => id === name);
    if (found !== undefined) return found;
    throw new StageEnvironmentError({
      id: 'stages-file.unknown-environment',
      what: 'environment of the stages file',
      value: name,
      limit: 'the stages file has no such name',
      remediation: didYouMean(
        name,
        this.built.map(({ id }) => id),
      ),
    });
  }
}
