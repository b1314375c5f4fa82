import { readFileSync } from 'node:fs';
import { crossProblems } from './cross-checks';
import type { DatabaseDescription, ServiceDescription } from './component-schema';
import { draftOf } from './draft';
import { changedDatabases, changedServices } from './overrides';
import { type Position, type Problem, StagesFileError } from './problem';
import { type EnvironmentDescription, stagesFileSchema } from './schema';
import { schemaProblems } from './schema-problems';
import { kindOf, type RequirementOutcome, requirementOutcome } from './stage-kinds';
import { readYaml } from './yaml-source';

/** An environment as its stages file describes it, with its overrides applied. */
export interface DescribedEnvironment {
  /** The key in the file, which is the id of the `cdk.Stage`. */
  readonly id: string;
  readonly outcome: RequirementOutcome;
  readonly settings: EnvironmentDescription;
  readonly databases: { readonly [id: string]: DatabaseDescription };
  readonly services: { readonly [id: string]: ServiceDescription };
  /** Where the file describes it. */
  readonly position: Position;
}

/** A stages file that has been read and found well formed. */
export interface StagesFile {
  /** The file, as the caller named it. */
  readonly path: string;
  readonly application: string;
  /** In the order of the file. */
  readonly environments: readonly DescribedEnvironment[];
}

/**
 * Reads the description of an application and its environments.
 *
 * @throws StagesFileError with every problem of the file, each with line, column, key, value, limit and remediation
 */
export function readStagesFile(path: string): StagesFile {
  const source = readYaml(contentOf(path), 'stages file');
  const refuse = (problems: readonly Problem[]): never => {
    throw new StagesFileError(path, problems);
  };
  if (source.value === undefined) return refuse(source.problems);
  if (source.value === null) return refuse([...source.problems, EMPTY]);
  const problems = [
    ...source.problems,
    ...schemaProblems(source, stagesFileSchema),
    ...crossProblems(source, draftOf(source.value)),
  ];
  if (problems.length > 0) return refuse(problems);

  const { application, databases = {}, services, environments } = stagesFileSchema.parse(source.value);
  const described = Object.entries(environments).flatMap(([id, settings]) => {
    const kind = kindOf(id, settings.stage);
    const outcome = kind && requirementOutcome(kind, settings);
    if (outcome === undefined) return [];
    const { overrides = {} } = settings;
    return [
      {
        id,
        outcome,
        settings,
        databases: changedDatabases(databases, overrides),
        services: changedServices(services, overrides),
        position: source.positionOfKey(['environments', id]),
      },
    ];
  });
  return { path, application, environments: described };
}

const EMPTY: Problem = {
  position: { line: 1, column: 1 },
  text: "the file is empty; describe 'application', 'services' and 'environments', or take it away and let 'npx cdk-stage-environments init' write a first one",
};

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const text = isMissing
      ? "there is no such file; 'npx cdk-stage-environments init' writes a first one"
      : `the file cannot be read: ${String(error)}`;
    throw new StagesFileError(path, [{ text }], { cause: error });
  }
}
