import type { Finding } from '../../outcome';
import { notApplicable, notMet, verdict, type Check } from '../check';
import { statementsOf, type Statement } from '../../analysis/policy-statements';
import { list, object } from '../../model/json';
import { unreadable } from '../../analysis/boolean-properties';
import type { ModelResource, ResourceModel } from '../../model/resource-model';

const POLICIES: readonly string[] = [
  'AWS::IAM::Policy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::GroupPolicy',
];
const HOLDERS: readonly string[] = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];
/** Policies of AWS by which somebody may do everything, or give themselves the right to. */
const TOO_MUCH = /:iam::aws:policy\/(?:AdministratorAccess|PowerUserAccess|IAMFullAccess)$/;

export const ctlLeastPrivilege: Check = {
  title: 'no policy allows every action, nor every action of a service on every resource',
  remediation: 'name the actions that are needed, and the resources they are needed on',
  examine(model) {
    const looked = model.ofType(...POLICIES, ...HOLDERS);
    if (looked.length === 0) return notApplicable('the environment gives nobody rights');
    return verdict(
      looked,
      looked.flatMap((resource) => [...tooWide(resource, model), ...componentConfigs(resource, model)]),
      `${looked.length} roles and policies name the actions that they allow`,
    );
  },
};

function tooWide(resource: ModelResource, model: ResourceModel): Finding[] {
  const { properties, stack } = resource;
  const documents = POLICIES.includes(resource.type)
    ? [properties.PolicyDocument]
    : list(properties.Policies).map((inline) => object(inline).PolicyDocument);
  return [
    ...[properties.Policies, ...documents].flatMap((one) => unreadable(one, 'what it allows', resource)),
    ...documents
      .flatMap((document) => statementsOf(document, stack, model))
      .filter(({ effect }) => effect === 'Allow')
      .flatMap(widthOf)
      .map((reason) => notMet(reason, resource)),
  ];
}

/** Rights by which somebody gives themselves any other. */
const TO_ADMINISTRATOR =
  /^iam:(?:PassRole|(?:Put|Attach)(?:\*|(?:User|Role|Group)Policy)|Create(?:\*|PolicyVersion))$/i;
/** Everything, or everything of a service. */
const EVERY_RESOURCE = /^(?:\*|arn:(?:[^:]*:){4}\*)$/;

function widthOf({ actions, notActions, resources, condition }: Statement): string[] {
  if (notActions.length > 0) return [`it allows all but ${notActions.join(', ')}`];
  if (actions.some((action) => /^\*(?::\*)?$/.test(action))) return ['it allows every action'];
  const wide = actions.filter(
    (action) => /:[?*]*\*\??$/.test(action) || (condition === undefined && TO_ADMINISTRATOR.test(action)),
  );
  const isOnAll = resources.some(({ text }) => EVERY_RESOURCE.test(text.replace(/\$\{[^}]*\}/g, 'x')));
  return wide.length > 0 && isOnAll ? [`it allows ${wide.join(', ')} on every resource`] : [];
}

function componentConfigs(resource: ModelResource, model: ResourceModel): Finding[] {
  return list(resource.properties.ManagedPolicyArns)
    .map((arn) => model.text(arn, resource.stack))
    .filter((arn) => TOO_MUCH.test(arn))
    .map((arn) => notMet(`it has ${arn.slice(arn.lastIndexOf('/') + 1)}`, resource));
}
