import * as path from 'node:path';
import type { Credentials } from './emulator';
import { PATHS } from './paths';
import { run, type Finished } from './processes';

/** Runs the project's own CDK command line. It may look nothing up: no environment needs it, and answers would be kept. */
export function cdk(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Finished> {
  const cli = path.join(PATHS.project, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  return run(process.execPath, [cli, '--no-color', '--no-notices', '--no-lookups', ...args], {
    cwd: PATHS.project,
    env: {
      ...process.env,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...environment,
    },
  });
}

/** Points the command line at an emulator, and away from any real account. */
export function towards(endpoint: string, credentials: Credentials, region: string): NodeJS.ProcessEnv {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_REGION: region,
    AWS_PROFILE: undefined,
    AWS_CONFIG_FILE: path.join(PATHS.project, '.cache', 'no-aws-config'),
    AWS_SHARED_CREDENTIALS_FILE: path.join(PATHS.project, '.cache', 'no-aws-credentials'),
  };
}
