import { isObject, object, scalar, type JsonObject } from '../../internal/json';

/** A file that is no CloudFormation template. */
export interface OtherFile {
  /** What it looks like, such as `a Kubernetes manifest`. */
  readonly kind: string;
  /** False if nothing is known but that it is no template. */
  readonly isRecognized: boolean;
  /** What to give in its place. */
  readonly remediation: string;
}

interface Kind {
  readonly kind: string;
  /** @default - to give a template */
  readonly remediation?: string;
  is(body: JsonObject): boolean;
}

const TEMPLATE = "give a template, or the folder that 'cdk synth' writes";

/** The most specific ones first. */
const KINDS: readonly Kind[] = [
  {
    kind: 'a Kubernetes manifest',
    is: has('apiVersion', 'kind'),
  },
  {
    kind: 'the description of a Helm chart',
    is: has('apiVersion', 'name', 'version'),
  },
  {
    kind: 'a serverless.yml of the Serverless Framework',
    remediation: "give the template in .serverless that 'serverless package' writes",
    is: has('service', 'provider'),
  },
  {
    kind: 'a buildspec of AWS CodeBuild',
    is: has('version', 'phases'),
  },
  {
    kind: 'an AppSpec file of AWS CodeDeploy',
    is: (body) => 'version' in body && ['hooks', 'files', 'resources', 'Hooks'].some((key) => key in body),
  },
  {
    kind: 'a samconfig of AWS SAM',
    remediation: "give the template, and its parameters with '--parameter'",
    is: (body) => 'version' in body && Object.values(body).some(isSamEnvironment),
  },
  {
    kind: 'a package.json or its lock file',
    is: (body) =>
      ('name' in body || 'lockfileVersion' in body) &&
      ['version', 'private', 'scripts', 'dependencies', 'devDependencies', 'packages'].some(
        (key) => key in body,
      ),
  },
  {
    kind: 'a tsconfig.json',
    is: has('compilerOptions'),
  },
  {
    kind: 'the cdk.json of a CDK application',
    remediation: "give the folder that 'cdk synth' writes, usually 'cdk.out'",
    is: (body) => typeof body.app === 'string' || Object.keys(object(body.context)).some(isFeatureFlag),
  },
  {
    kind: 'a stages file of this package',
    remediation: "run 'npx cdk synth', then 'npx cdk-stage-environments report'",
    is: has('application', 'environments'),
  },
  { kind: 'a go-live file', remediation: "give it with '--records'", is: has('environments') },
  {
    kind: 'an OpenAPI description',
    is: (body) => 'openapi' in body || 'swagger' in body,
  },
  { kind: 'a workflow of GitHub Actions', is: has('on', 'jobs') },
  { kind: 'a Compose file', is: has('services') },
  { kind: 'a state machine', is: has('StartAt', 'States') },
  { kind: 'a policy document', is: has('Statement') },
  { kind: 'a JSON Schema', is: has('$schema', 'properties') },
];

const NO_TEMPLATE: OtherFile = { kind: 'a file of another kind', isRecognized: false, remediation: TEMPLATE };
const RAIN: OtherFile = {
  kind: 'a template or module of Rain',
  isRecognized: true,
  remediation: "give the template that 'rain pkg' writes",
};
const PARAMETERS: OtherFile = {
  kind: 'a file of parameter values',
  isRecognized: true,
  remediation: "give the template, and its parameters with '--parameter'",
};

/** What a file is whose content is no template; undefined for a template, also a broken one. */
export function otherFileOf(body: unknown): OtherFile | undefined {
  if (Array.isArray(body)) {
    return body.some((one) => 'ParameterKey' in object(one)) ? PARAMETERS : NO_TEMPLATE;
  }
  if (!isObject(body)) return NO_TEMPLATE;
  if (isRainModule(body)) return RAIN;
  if ('Resources' in body || 'AWSTemplateFormatVersion' in body) return undefined;
  const { Parameters } = body;
  if (isObject(Parameters) && !Object.values(Parameters).some(isObject)) return PARAMETERS;
  const found = KINDS.find((kind) => kind.is(body));
  return found === undefined ? NO_TEMPLATE : recognized(found.kind, found.remediation);
}

/** What a text is that cannot be read as JSON or YAML; undefined if it may be a template. */
export function otherTextOf(text: string): OtherFile | undefined {
  if (text.includes('!Rain::')) return RAIN;
  if (/\b(?:Resources|AWSTemplateFormatVersion)["']?\s*:/.test(text)) return undefined;
  const isTemplated = text.includes('{{');
  if (/^apiVersion\s*:/m.test(text) && /^kind\s*:/m.test(text)) {
    const kind = isTemplated ? 'a template of a Helm chart' : 'a file of Kubernetes manifests';
    return recognized(kind);
  }
  return isTemplated ? recognized('a template of another tool') : NO_TEMPLATE;
}

function recognized(kind: string, remediation = TEMPLATE): OtherFile {
  return { kind, isRecognized: true, remediation };
}

function has(...keys: readonly string[]): (body: JsonObject) => boolean {
  return (body) => keys.every((key) => Object.hasOwn(body, key));
}

function isSamEnvironment(environment: unknown): boolean {
  return Object.values(object(environment)).some((command) => isObject(object(command).parameters));
}

function isFeatureFlag(key: string): boolean {
  return key.startsWith('@aws-cdk/');
}

/** A module of Rain extends a resource of another type. */
function isRainModule({ Resources }: JsonObject): boolean {
  return Object.values(object(Resources)).some(
    (resource) =>
      scalar(object(resource).Type) === undefined && 'Extends' in object(object(resource).Metadata),
  );
}
