import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StageKind } from '../lib';
import { type CdkJson, extendedCdkJson, missingPackages, newCdkJson } from './init/cdk-json';
import { existingStages } from './init/existing-stages';
import { firstRecords, firstStages } from './init/first-files';
import { hasFile, type PlannedFile, writeAll } from './init/written-files';

/** The stages of a first stages.yaml. */
export const DEFAULT_STAGES = [StageKind.DEVELOPMENT, StageKind.STAGING];

/** The packages that a project needs. */
const PACKAGES = [
  'cdk-stage-environments',
  'aws-cdk-lib',
  'constructs',
  'cdk-nag',
  'cdk-monitoring-constructs',
  'aws-cdk',
];

/** What init did in a folder. */
export interface Initialized {
  /** The files that did not exist before. */
  readonly written: readonly string[];
  /** The files that are as they were. */
  readonly kept: readonly string[];
  /** The keys that an existing cdk.json did not have. */
  readonly addedToCdkJson: readonly string[];
  /** The app that cdk.json names. */
  readonly app: string;
  /** The stages of the environments of a new stages.yaml. */
  readonly stages: readonly StageKind[];
  /** The stages that were asked for, and that an existing stages.yaml has no environment of. */
  readonly notAdded: readonly StageKind[];
  /** Whether there is a go-live.yaml. */
  readonly recordsFile: boolean;
  /** The missing packages of the folder. */
  readonly missing: readonly string[];
}

/**
 * Makes a folder a project of this package, also an existing CDK project: writes stages.yaml, go-live.yaml and cdk.json
 * where there is none, and adds missing settings to an existing cdk.json.
 *
 * @param asked the stages, an environment of each; those that go live need a go-live.yaml
 * @throws StageEnvironmentError if cdk.json cannot be read or a file cannot be written; the folder is then as it was
 */
export function init(folder: string, asked?: readonly StageKind[]): Initialized {
  const stages = asked ?? DEFAULT_STAGES;
  const cdkJson = cdkJsonOf(folder);
  const hasStages = hasFile(folder, 'stages.yaml');
  const existing = hasStages ? existingStages(folder) : [];
  const records = firstRecords(stages, hasStages);
  const first: PlannedFile[] = [
    { name: 'stages.yaml', content: firstStages(stages) },
    ...(records === undefined ? [] : [{ name: 'go-live.yaml', content: records }]),
  ];
  const missing = first.filter(({ name }) => !hasFile(folder, name));
  const written = [...missing, ...(cdkJson.before === undefined ? [cdkJson] : [])];
  const extended = cdkJson.added.length > 0 ? [cdkJson] : [];
  writeAll(folder, [...written, ...extended]);

  const isWritten = ({ name }: PlannedFile): boolean => written.some((file) => file.name === name);
  return {
    written: written.map(({ name }) => name),
    kept: [...first, cdkJson]
      .filter((file) => !isWritten(file) && !extended.includes(file as PlannedCdkJson))
      .map(({ name }) => name),
    addedToCdkJson: cdkJson.added,
    app: cdkJson.app,
    stages,
    notAdded: hasStages ? (asked ?? []).filter((stage) => !existing.includes(stage)) : [],
    recordsFile: hasFile(folder, 'go-live.yaml'),
    missing: missingPackages(folder, PACKAGES),
  };
}

type PlannedCdkJson = PlannedFile & CdkJson;

function cdkJsonOf(folder: string): PlannedCdkJson {
  const name = 'cdk.json';
  if (!hasFile(folder, name)) return { name, ...newCdkJson(folder) };
  const before = readFileSync(join(folder, name), 'utf8');
  return { name, before, ...extendedCdkJson(before) };
}
