import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { CfnVolume } from 'aws-cdk-lib/aws-ec2';
import type { NagResult } from '../../../lib/compliance';
import { externalRequirements } from '../../../lib/compliance/external-environment';
import { modelFromPath } from '../../../lib/compliance/model/from-path';
import { nagResultsOfTemplates, type TemplatePacksProps } from '../../../lib/compliance/nag/template-packs';
import type { PackName } from '../../../lib/requirements/pack-name';
import { StageKind } from '../../../lib/requirements/stage-kind';

/** A folder of its own for each test of a file. */
export class Folder {
  path = '';

  constructor() {
    beforeEach(() => {
      this.path = mkdtempSync(join(tmpdir(), 'cdk-nag-'));
    });
    afterEach(() => rmSync(this.path, { recursive: true }));
  }

  file(name: string, content: unknown): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  }
}

type Evaluation = Partial<TemplatePacksProps> & {
  readonly pack?: PackName;
  readonly stacks?: readonly string[];
};

export function evaluated(
  path: string,
  { pack = 'AwsSolutions', stacks, ...props }: Evaluation = {},
): NagResult {
  const requirements = externalRequirements({ stage: StageKind.PRODUCTION, environment: 'Shop' }, '');
  const model = modelFromPath(path, {}, stacks);
  return nagResultsOfTemplates([pack], { path, model, requirements, ...props })[0];
}

export const UNENCRYPTED = 'AwsSolutions-EC26';

export const placesOf = (found: NagResult['findings'], rule = UNENCRYPTED) =>
  found
    .filter((finding) => finding.rule === rule)
    .map(({ resource: { constructPath, stack, logicalId } }) => constructPath ?? `${stack}/${logicalId}`);

export const DISK = `Resources:
  Disk:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: !Select [0, !GetAZs '']
      Size: 1
      Encrypted: false
`;
export const disk = (metadata?: unknown) => ({
  Type: 'AWS::EC2::Volume',
  Properties: { AvailabilityZone: 'eu-west-1a', Size: 1, Encrypted: false },
  ...(metadata === undefined ? {} : { Metadata: metadata }),
});

const Statement = { Effect: 'Allow', Action: 'sqs:*', Resource: '*' };
export const POLICY = {
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument: { Version: '2012-10-17', Statement: [Statement] } },
};
export const ANY_RESOURCE = 'AwsSolutions-IAM5[Resource::*]';
export const ANY_ACTION = 'AwsSolutions-IAM5[Action::sqs:*]';

/** A disk that is not encrypted. */
export function volume(scope: Stack): CfnVolume {
  return new CfnVolume(scope, 'Disk', { availabilityZone: 'eu-west-1a', size: 1, encrypted: false });
}
