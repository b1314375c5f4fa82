import { readFileSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { ExternalEnvironment } from '../../compliance/external-environment';
import type { Decoded, EnvironmentFacts } from '../../internal/codec/decoded';
import { fileAccess } from '../../internal/file-access';
import { StagesFileError } from '../problem';
import { problemOfFault, readValue } from '../value-problems';
import { readYaml } from '../yaml-source';
import { declaredAnswers } from './answers';
import { declarationsSchema } from './schema';

/** What a declarations file declares of an environment, and its keys. */
export interface DeclarationsFile {
  readonly declared: Omit<ExternalEnvironment, 'stage' | 'environment'>;
  /** The keys of the file. */
  readonly keys: readonly string[];
}

const NAME = 'declarations file';

/**
 * Reads what people declare of templates that are not made with this package.
 *
 * @param environment for which it is declared
 * @throws StagesFileError with every problem of the file, each with line, column, key, value, limit and remediation
 * @throws StageEnvironmentError if there is no such file, or it cannot be read
 */
export function readDeclarationsFile(path: string, environment: EnvironmentFacts): DeclarationsFile {
  const remediation = 'give the path of a YAML file with declarations that can be read';
  const text = fileAccess({ what: NAME, path, action: 'read', remediation }, () =>
    readFileSync(path, 'utf8'),
  );
  const source = readYaml(text, NAME);
  if (source.value === undefined) throw new StagesFileError(path, source.problems);
  // An empty file declares nothing.
  const read = readValue(source, [], declarationsSchema, source.value ?? {});
  const problems = [...source.problems, ...read.problems];
  if (problems.length > 0 || !read.isWellFormed) throw new StagesFileError(path, problems);
  const faults = Object.entries(read.value).flatMap(([key, value]) =>
    faultsOf(value, environment).map((fault) => problemOfFault(source, [key], fault)),
  );
  if (faults.length > 0) throw new StagesFileError(path, faults);
  return {
    declared: declaredAnswers(read.value, environment.profile.stage, importScope()),
    keys: Object.keys(read.value),
  };
}

/** Codecs import resources into a scope, such as a VPN connection. Nothing of it is synthesized. */
function importScope(): Construct {
  return new Construct(new Stack(new App(), 'Declared'), 'Existing');
}

function faultsOf(value: unknown, environment: EnvironmentFacts) {
  const { faults } = value as Partial<Decoded<unknown, unknown>>;
  return typeof faults === 'function' ? faults(environment) : [];
}
