import { isObject, list, object, scalar, type JsonObject } from '../../internal/json';

/** Something that a template does not show. */
export interface TemplateGap {
  /** A clause such as `transform Foo may add resources`. */
  readonly description: string;
  /** True if it may also change resources of the template. */
  readonly mayChange: boolean;
}

/** Transforms of AWS that do not change other resources. */
const ADDING_TRANSFORMS =
  /^AWS::(?:Serverless|SecretsManager|CodeDeployBlueGreen|CodeStar|ServiceCatalog|Include)(?:-[\d-]+)?$/;
/** The loops and functions of this transform are evaluated. */
const EVALUATED = 'AWS::LanguageExtensions';

/** The resources that deploy other templates, as messages name them. */
const DEPLOYERS: ReadonlyMap<string, string> = new Map([
  ['AWS::CloudFormation::StackSet', 'stack set'],
  ['AWS::ServiceCatalog::CloudFormationProvisionedProduct', 'provisioned product'],
  ['AWS::Serverless::Application', 'serverless application'],
]);

/** What a resource makes from a template that is not evaluated. */
export function gapsOfDeployer(type: string, logicalId: string): readonly TemplateGap[] {
  const name = DEPLOYERS.get(type);
  return name === undefined
    ? []
    : [
        {
          description: `${name} ${logicalId} makes resources that are in no template here`,
          mayChange: false,
        },
      ];
}

/** What macros, modules and loops of a template add or change. */
export function templateGapsIn({ Transform, Modules }: JsonObject, resources: JsonObject): TemplateGap[] {
  const transforms = list(Transform).filter((one) => nameOf(one) !== EVALUATED);
  return [
    ...transforms.map((transform) => {
      const name = nameOf(transform);
      return ADDING_TRANSFORMS.test(name)
        ? { description: `${describe(transform)} may add resources`, mayChange: false }
        : { description: `macro ${name} may add and change resources`, mayChange: true };
    }),
    // Rain and the AWS CLI replace them by resources before a deployment.
    ...Object.keys(object(Modules)).map((name) => ({
      description: `module ${name} makes resources that are in no template`,
      mayChange: false,
    })),
    ...Object.entries(resources).flatMap(([logicalId, resource]) => gapsOf(logicalId, object(resource))),
  ];
}

function gapsOf(logicalId: string, resource: JsonObject): TemplateGap[] {
  if (logicalId.startsWith('Fn::ForEach')) {
    return [
      {
        description: `${logicalId} loops over a list that is known only at deployment`,
        mayChange: false,
      },
    ];
  }
  if (logicalId.startsWith('Fn::Transform')) {
    const description = `${describe(resource)} adds resources that are in no template`;
    return [{ description, mayChange: false }];
  }
  if (scalar(resource.Type)?.endsWith('::MODULE') === true) {
    return [{ description: `module ${logicalId} makes resources that are in no template`, mayChange: false }];
  }
  const { Properties } = resource;
  const changing = [
    ...transformsBeside(resource),
    ...(isObject(Properties) && TRANSFORM in Properties ? [Properties[TRANSFORM]] : []),
  ];
  return [...new Set(changing.map(describe))].map((transform) => ({
    description: `${transform} changes ${logicalId}`,
    mayChange: true,
  }));
}

const TRANSFORM = 'Fn::Transform';

/** Transforms that add to what is written beside them. One that stands alone is a value that is known only at deployment. */
function transformsBeside(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(transformsBeside);
  if (!isObject(value)) return [];
  const own = TRANSFORM in value && Object.keys(value).length > 1 ? [value[TRANSFORM]] : [];
  return [...own, ...Object.values(value).flatMap(transformsBeside)];
}

/** Such as `transform Foo`, or `include s3://shop/roles.yaml`. */
function describe(transform: unknown): string {
  const name = nameOf(transform);
  const location = object(object(transform).Parameters).Location;
  if (name !== 'AWS::Include' || location === undefined) return `transform ${name}`;
  return `include ${scalar(location) ?? scalar(object(location)['Fn::Sub']) ?? 'of a location that is known only at deployment'}`;
}

function nameOf(transform: unknown): string {
  return scalar(transform) ?? scalar(object(transform).Name) ?? 'without a name';
}
