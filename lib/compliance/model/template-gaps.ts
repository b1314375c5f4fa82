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
export function templateGapsIn(transform: unknown, resources: JsonObject): readonly TemplateGap[] {
  const names = list(transform).map((one) => scalar(one) ?? scalar(object(one).Name) ?? 'without a name');
  return [
    ...names
      .filter((name) => name !== EVALUATED)
      .map((name) =>
        ADDING_TRANSFORMS.test(name)
          ? { description: `transform ${name} may add resources`, mayChange: false }
          : { description: `macro ${name} may add and change resources`, mayChange: true },
      ),
    ...Object.entries(resources).flatMap(([logicalId, resource]) => gapsOf(logicalId, object(resource))),
  ];
}

function gapsOf(logicalId: string, { Type, Properties }: JsonObject): TemplateGap[] {
  if (logicalId.startsWith('Fn::ForEach')) {
    return [
      {
        description: `${logicalId} loops over a list that is known only at deployment`,
        mayChange: false,
      },
    ];
  }
  if (logicalId.startsWith('Fn::Transform')) {
    return [{ description: 'a transform adds resources that are in no template', mayChange: false }];
  }
  if (scalar(Type)?.endsWith('::MODULE') === true) {
    return [{ description: `module ${logicalId} makes resources that are in no template`, mayChange: false }];
  }
  return isObject(Properties) && 'Fn::Transform' in Properties
    ? [{ description: `a transform changes ${logicalId}`, mayChange: true }]
    : [];
}
