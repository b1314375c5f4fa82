import { isObject, list, object, scalar, type JsonObject } from './json';

/** Something that a template leaves to others to add. */
export interface TemplateGap {
  /** As a sentence, such as `transform Foo may add to the template`. */
  readonly what: string;
  /** True if it may also change what is written. */
  readonly mayChange: boolean;
}

/** Transforms of AWS that leave alone what is written beside what they expand. */
const ADDING =
  /^AWS::(?:Serverless|SecretsManager|CodeDeployBlueGreen|CodeStar|ServiceCatalog|Include)(?:-[\d-]+)?$/;
/** Its loops are expanded here, and the rest of it is in the values. */
const EXPANDED_HERE = 'AWS::LanguageExtensions';

/** What macros, modules and loops of a template add that is not written in it. */
export function templateGapsIn(transform: unknown, resources: JsonObject): readonly TemplateGap[] {
  const names = list(transform).map((one) => scalar(one) ?? scalar(object(one).Name) ?? 'without a name');
  return [
    ...names
      .filter((name) => name !== EXPANDED_HERE)
      .map((name) =>
        ADDING.test(name)
          ? { what: `transform ${name} may add resources`, mayChange: false }
          : { what: `macro ${name} may add resources, and change those that are written`, mayChange: true },
      ),
    ...Object.entries(resources).flatMap(([logicalId, resource]) => added(logicalId, object(resource))),
  ];
}

function added(logicalId: string, { Type, Properties }: JsonObject): TemplateGap[] {
  if (logicalId.startsWith('Fn::ForEach')) {
    return [
      {
        what: `${logicalId} makes resources for each of a list that is known only at deployment`,
        mayChange: false,
      },
    ];
  }
  if (logicalId.startsWith('Fn::Transform')) {
    return [{ what: 'what a transform puts among the resources is in no template', mayChange: false }];
  }
  if (scalar(Type)?.endsWith('::MODULE') === true) {
    return [{ what: `what module ${logicalId} makes is in no template`, mayChange: false }];
  }
  return isObject(Properties) && 'Fn::Transform' in Properties
    ? [{ what: `what a transform writes into ${logicalId} is in no template`, mayChange: true }]
    : [];
}
