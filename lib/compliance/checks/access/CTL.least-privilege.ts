import { isUnresolved } from '../../analysis/boolean-check';
import { type Statement, statementsOf } from '../../analysis/policy-statements';
import { type CheckFinding, findings } from '../../findings';
import { list, object } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const POLICIES: readonly string[] = [
  'AWS::IAM::Policy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::GroupPolicy',
];
const IDENTITIES: readonly string[] = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];
/** Policies of AWS that allow every action, or to grant oneself every action. */
const ADMINISTRATOR_POLICY = /:iam::aws:policy\/(?:AdministratorAccess|PowerUserAccess|IAMFullAccess)$/;

const FINDINGS = findings('CTL', Severity.HIGH, {
  everyAction: {
    message: '{resource} allows every action.',
    remediation: 'List the actions that are needed.',
  },
  allActionsExcept: {
    message: '{resource} allows all actions except {actions}.',
    remediation: 'Replace NotAction with Action, and list the actions that are needed.',
  },
  actionsOnEveryResource: {
    message: '{resource} allows {actions} on every resource.',
    remediation: 'Name the actions, and the resources on which they are needed.',
  },
  administratorPolicy: {
    message: '{resource} has the AWS managed policy {policy}.',
    remediation: 'Replace {policy} with a policy that names actions and resources.',
  },
  policyDocumentUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'The policy document of {resource} is known only at deployment.',
    remediation: 'Write the statements of the policy in the template.',
  },
});

export const ctlLeastPrivilege = defineCheck({
  id: 'CTL.least-privilege',
  title: 'No policy allows every action, or every action of a service on every resource',
  remediation: 'Name the actions that are needed, and the resources on which they are needed.',
  findings: FINDINGS,
  asks: { every: ['identity'] },
  evaluate(model) {
    const resources = model.ofType(...POLICIES, ...IDENTITIES);
    if (resources.length === 0) return notApplicable('The environment has no IAM identity and no policy.');
    return outcomeOf(
      resources,
      resources.flatMap((resource) => [
        ...statementFindings(resource, model),
        ...managedPolicyFindings(resource, model),
      ]),
      `IAM identities and policies name the actions that they allow (resources: ${resources.length}).`,
    );
  },
});

function statementFindings(resource: ModelResource, model: ResourceModel): CheckFinding[] {
  const { properties, stack } = resource;
  const documents = POLICIES.includes(resource.type)
    ? [properties.PolicyDocument]
    : list(properties.Policies).map((inline) => object(inline).PolicyDocument);
  return [
    ...[properties.Policies, ...documents]
      .filter(isUnresolved)
      .map(() => FINDINGS.policyDocumentUnknown(resource)),
    ...documents
      .flatMap((document) => statementsOf(document, stack, model))
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) => statementFinding(statement, resource)),
  ];
}

/** Actions with which an identity can grant itself every other. */
const PRIVILEGE_ESCALATION =
  /^iam:(?:PassRole|(?:Put|Attach)(?:\*|(?:User|Role|Group)Policy)|Create(?:\*|PolicyVersion))$/i;
/** Every resource, or every resource of a service. */
const EVERY_RESOURCE = /^(?:\*|arn:(?:[^:]*:){4}\*)$/;

function statementFinding(
  { actions, notActions, resources, condition }: Statement,
  resource: ModelResource,
): CheckFinding[] {
  if (notActions.length > 0) {
    return [FINDINGS.allActionsExcept(resource, { actions: notActions.join(', ') })];
  }
  if (actions.some((action) => /^\*(?::\*)?$/.test(action))) return [FINDINGS.everyAction(resource)];
  const wide = actions.filter(
    (action) => /:[?*]*\*\??$/.test(action) || (condition === undefined && PRIVILEGE_ESCALATION.test(action)),
  );
  const isOnAll = resources.some(({ text }) => EVERY_RESOURCE.test(text.replace(/\$\{[^}]*\}/g, 'x')));
  return wide.length > 0 && isOnAll
    ? [FINDINGS.actionsOnEveryResource(resource, { actions: wide.join(', ') })]
    : [];
}

function managedPolicyFindings(resource: ModelResource, model: ResourceModel): CheckFinding[] {
  return list(resource.properties.ManagedPolicyArns)
    .map((arn) => model.text(arn, resource.stack))
    .filter((arn) => ADMINISTRATOR_POLICY.test(arn))
    .map((arn) => FINDINGS.administratorPolicy(resource, { policy: arn.slice(arn.lastIndexOf('/') + 1) }));
}
