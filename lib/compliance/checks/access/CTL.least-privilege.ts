import { outcomeOfEach } from '../../analysis/each';
import { contentOf } from '../../analysis/contents';
import { holds, isLike } from '../../../internal/values';
import { isUnresolved } from '../../analysis/boolean-check';
import { type Statement, statementsOf, namesOf } from '../../analysis/policy-statements';
import { type CheckFinding, findings } from '../../findings';
import { list, object } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck } from '../check';

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
    return outcomeOfEach(
      model.possible(...POLICIES, ...IDENTITIES),
      (resource) => [...statementFindings(resource, model), ...managedPolicyFindings(resource, model)],
      {
        none: 'The environment has no IAM identity and no policy.',
        met: (count) => `IAM identities and policies name the actions that they allow (resources: ${count}).`,
      },
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
      .filter(({ isAllow }) => isAllow)
      .flatMap((statement) => statementFinding(statement, resource)),
  ];
}

/** Actions with which an identity can grant itself every other. */
const PRIVILEGE_ESCALATION =
  /^iam:(?:PassRole|(?:Put|Attach)(?:\*|(?:User|Role|Group)Policy)|Create(?:\*|PolicyVersion))$/i;
/** Every resource, or every resource of a service. */
const EVERY_RESOURCE = {
  id: 'is every resource',
  holds: (text: string) => /^(?:\*|arn:(?:[^:]*:){4}\*)$/.test(text.replace(/\$\{[^}]*\}/g, 'x')),
};

function statementFinding(
  { actions, notActions, resources, condition }: Statement,
  resource: ModelResource,
): CheckFinding[] {
  if (notActions.length > 0) {
    return [FINDINGS.allActionsExcept(resource, { actions: namesOf(notActions) })];
  }
  if (actions.some(({ content }) => isLike(content, /^\*(?::\*)?$/))) return [FINDINGS.everyAction(resource)];
  const wide = actions.filter(
    ({ content }) =>
      isLike(content, /:[?*]*\*\??$/) || (condition === undefined && isLike(content, PRIVILEGE_ESCALATION)),
  );
  const isOnAll = resources.some(({ content }) => holds(content, EVERY_RESOURCE));
  return wide.length > 0 && isOnAll
    ? [FINDINGS.actionsOnEveryResource(resource, { actions: namesOf(wide) })]
    : [];
}

function managedPolicyFindings(resource: ModelResource, model: ResourceModel): CheckFinding[] {
  return list(resource.properties.ManagedPolicyArns)
    .filter((arn) => isLike(contentOf(arn, resource.stack, model), ADMINISTRATOR_POLICY))
    .map((arn) => model.text(arn, resource.stack))
    .map((arn) => FINDINGS.administratorPolicy(resource, { policy: arn.slice(arn.lastIndexOf('/') + 1) }));
}
