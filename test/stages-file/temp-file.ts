import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { buildStages } from '../../bin/stages-file/build';
import { StagesFileError } from '../../bin/stages-file/problem';
import { readStagesFile, type StagesFile } from '../../bin/stages-file/read';
import type { StageEnv } from '../../lib';

/** Does something with a stages file of this content. */
export function withFile<T>(content: string, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'stages-file-'));
  try {
    const path = join(folder, 'stages.yaml');
    writeFileSync(path, content);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function read(content: string): StagesFile {
  return withFile(content, readStagesFile);
}

/** Reads and builds, without synthesis. */
export function build(content: string): StageEnv[] {
  return buildStages(new App(), read(content));
}

/** What is said of a file that is refused, line by line, without the folder it stands in. */
export function refusalOf(use: () => unknown): string[] {
  try {
    use();
  } catch (error) {
    if (!(error instanceof StagesFileError)) throw error;
    return error.message.split('\n').map((line) => line.replace(/^.*?stages\.yaml(?=:)/, 'stages.yaml'));
  }
  throw new Error('nothing was refused');
}

/** A file with which nothing is wrong. */
export const VALID = `application: Shop
databases:
  Orders: { engine: postgres, version: '17.9' }
services:
  Web: { image: 'nginx:1.29.3', port: 8080, uses: [Api] }
  Api:
    image: nginx:1.29.3
    port: 8080
    exposure: { entry: /api/*, services: true }
    uses: [Orders]
environments:
  Development:
    account: '111122223333'
    region: eu-west-1
    owner: shop-developers
    entry: { sessionManager: {} }
  Staging:
    account: '111122223333'
    region: eu-central-1
    owner: shop-partner
    entry: { networks: [203.0.113.0/24] }
    partner: { role: { name: Partner, account: '444455556666' } }
    overrides: { services: { Web: { instances: 2 } } }
`;

/** The valid file with one passage changed. */
export function changed(passage: string, replacement: string): string {
  if (!VALID.includes(passage)) throw new Error(`not in the file: ${passage}`);
  return VALID.replace(passage, replacement);
}
