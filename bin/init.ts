import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StageEnvironmentError } from '../lib';

const STAGES = `# yaml-language-server: $schema=node_modules/cdk-stage-environments/dist/stages.schema.json
application: Shop

databases:
  Orders: { engine: postgres, version: '17.9' }

services:
  Web:
    image: public.ecr.aws/nginx/nginx-unprivileged:1.29.3-alpine
    port: 8080
    user: '101'
    writablePaths: [/tmp]
    uses: [Orders]

environments:
  Development:
    region: eu-west-1
    owner: shop-developers
    # Reached by Session Manager sessions only.
    teamAccess: { sessionManager: {} }
  Staging:
    region: eu-west-1
    owner: shop-partner
    # The addresses of the partner's testers. With a certificate of the Region, it is HTTPS:
    # teamAccess: { networks: [203.0.113.0/24], certificate: 'arn:aws:acm:…' }
    teamAccess: { networks: [203.0.113.0/24] }
    # The account of your partner, which may view, start, stop and redeploy.
    partner: { role: { name: The partner, account: '444455556666' } }
`;

const CDK = `${JSON.stringify(
  {
    app: 'npx cdk-stage-environments app',
    context: {
      '@aws-cdk/core:validateAgainstDefaultRules': true,
      '@aws-cdk/core:annotationsInValidationReport': true,
    },
  },
  undefined,
  2,
)}\n`;

/**
 * Writes a first stages.yaml and a cdk.json into a folder.
 *
 * @returns the names of the files
 * @throws StageEnvironmentError if one of them exists; nothing is written then
 */
export function init(folder: string): string[] {
  const files = { 'stages.yaml': STAGES, 'cdk.json': CDK };
  const existing = Object.keys(files).filter((name) => existsSync(join(folder, name)));
  if (existing.length > 0) {
    throw new StageEnvironmentError({
      what: 'init',
      value: existing.join(' and '),
      limit: 'it does not overwrite files',
      remediation: 'use the existing files, or run it in another folder',
    });
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return Object.keys(files);
}
