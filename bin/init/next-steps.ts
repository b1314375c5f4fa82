import { StageKind } from '../../lib';
import type { Initialized } from '../init';
import { APP } from './cdk-json';

/** What init did, and what to do next. */
export function nextSteps(initialized: Initialized): string {
  return [...done(initialized), '', ...next(initialized), ...reach(initialized)].join('\n') + '\n';
}

function done({ written, kept, addedToCdkJson, app, notAdded }: Initialized): string[] {
  const [added, keptCdkJson] =
    app === APP
      ? ['Added to cdk.json', 'cdk.json']
      : [`Added to cdk.json, which keeps its app '${app}'`, `cdk.json with its app '${app}'`];
  const keptFiles = kept.map((name) => (name === 'cdk.json' ? keptCdkJson : name));
  return [
    ...(written.length === 0 ? [] : [`Wrote ${listed(written)}.`]),
    ...(addedToCdkJson.length === 0 ? [] : [`${added}: ${listed(addedToCdkJson)}.`]),
    ...(keptFiles.length === 0 ? [] : [`Kept ${listed(keptFiles)} as found.`]),
    ...(notAdded.length === 0 ? [] : [notAddedText(notAdded)]),
  ];
}

function notAddedText(stages: readonly string[]): string {
  const were = stages.length === 1 ? 'was' : 'were';
  const them = stages.length === 1 ? 'it' : 'them';
  return `stages.yaml exists: ${listed(stages)} ${were} not added. Add ${them} as docs/getting-started-yaml.md shows, or remove the file first.`;
}

function next({ missing, app, recordsFile }: Initialized): string[] {
  const install = missing.length === 0 ? [] : [`  npm install --save-dev ${missing.join(' ')}`];
  if (app === APP) {
    return [
      'Next:',
      ...install,
      "  npx cdk synth --quiet '**'    # checks every environment; the report is cdk.out/reports/index.html",
      "  npx cdk deploy 'Staging/*'    # deploys one environment",
    ];
  }
  const records = recordsFile ? "{ records: GoLiveRecords.fromFile('go-live.yaml') }" : '';
  return [
    'Next, build the environments in your app:',
    ...install,
    "  StagesFile.load('stages.yaml').addTo(app);",
    `  Compliance.of(app).enable(${records});`,
    'Or synthesize them beside it:',
    `  npx cdk synth --app '${APP}' --quiet '**'`,
    'Feature flags that the CDK recommends are not added: they can change deployed resources. List them: npx cdk flags',
  ];
}

/** How a development environment is reached, which has no public load balancer. */
function reach({ written, stages }: Initialized): string[] {
  if (!written.includes('stages.yaml') || !stages.includes(StageKind.DEVELOPMENT)) return [];
  return [
    '',
    'Reach Development at http://localhost:8080 once it is deployed (AWS CLI with the Session Manager plugin):',
    ...PORT_FORWARDING.map((line) => `  ${line}`),
  ];
}

/** The commands that forward a local port to the load balancer of the environment Development. */
export const PORT_FORWARDING = [
  'output() { aws cloudformation describe-stacks --region eu-west-1 --stack-name Development-Shop \\',
  `  --query "Stacks[0].Outputs[?contains(OutputKey, '$1')].OutputValue" --output text; }`,
  'aws ssm start-session --region eu-west-1 --target "$(output JumpHostId)" \\',
  '  --document-name AWS-StartPortForwardingSessionToRemoteHost \\',
  '  --parameters "host=$(output TeamLoadBalancerUrl | cut -d/ -f3),portNumber=80,localPortNumber=8080"',
];

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${String(names.at(-1))}`;
}
