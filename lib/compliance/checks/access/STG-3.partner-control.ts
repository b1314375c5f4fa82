import { holds, is, isLike } from '../../../internal/values';
import { type DeclaredPartner, PartnerControl } from '../../../requirements/declarations';
import { ControlAction, controlActionsOf, documentOf } from '../../analysis/automation';
import {
  type Principal,
  type Statement,
  statementsOf,
  namesOf,
  type Value,
} from '../../analysis/policy-statements';
import { isReadOnly } from '../../analysis/read-only-actions';
import { permissionsOf, ROLE } from '../../analysis/role-permissions';
import { type CheckFinding, findings } from '../../findings';
import { object } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { type CheckOutcome, defineCheck, outcomeOf } from '../check';

const START_AUTOMATION = /^ssm:startautomationexecution$/i;
const HANDLE_AUTOMATION = /^ssm:(?:stopautomationexecution|sendautomationsignal)$/i;
const PASS_ROLE = /^iam:passrole$/i;
const READ_ONLY_POLICY = /(?:ReadOnlyAccess|ViewOnlyAccess|ReadOnly)$/;

const FINDINGS = findings('STG-3', Severity.HIGH, {
  noPartnerDeclared: {
    state: OutcomeState.PENDING,
    message: 'The environment declares no partner.',
    remediation: 'Declare the partner, who has a role or an account: partner, or --partner of the check.',
  },
  otherAccount: {
    message: 'Stack {stack} is in account {account}, which is not the account of the partner ({partner}).',
    remediation: 'Deploy the stack to account {partner}, or give the partner a role.',
  },
  accountUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'The account of stack {stack} is known only at deployment.',
    remediation: 'Set the account in env of the stack.',
  },
  noPartnerRole: {
    message: 'No role of the environment trusts {partner}.',
    remediation: 'Add a role that the account of the partner can assume.',
    isAbsence: true,
  },
  partnerPolicyUnknown: {
    state: OutcomeState.UNKNOWN,
    message: '{resource} has the policy {policy}, which no template holds.',
    remediation: 'Evaluate the template of the policy too, or declare it in additionalManagedPolicies.',
  },
  partnerPolicyChanges: {
    message: '{resource} has the AWS managed policy {policy}, which allows more than to read.',
    remediation: 'Use a read-only policy, or declare {policy} in additionalManagedPolicies.',
  },
  partnerAllActionsExcept: {
    message: '{resource} allows the partner all actions except {actions}.',
    remediation: 'Replace NotAction with Action, and list the actions that the partner needs.',
  },
  partnerAction: {
    message: '{resource} allows the partner {action}, which does more than read.',
    remediation: 'Remove the action, or put it into an Automation document that the partner may start.',
  },
  partnerRunbook: {
    message:
      '{resource} allows the partner to start {document}, which is no Automation document of the environment.',
    remediation: 'Name the Automation documents of the environment in the policy.',
  },
  partnerCannotView: {
    message: '{resource} does not allow the partner to view the environment.',
    remediation: 'Add the AWS managed policy ReadOnlyAccess, or read actions.',
    isAbsence: true,
  },
  partnerCannotControl: {
    message: 'No Automation document that {resource} may start can {action} the environment.',
    remediation: 'Add an Automation document for it, and allow the role to start it.',
    isAbsence: true,
  },
});

export const stg3PartnerControl = defineCheck({
  id: 'STG-3.partner-control',
  title:
    'The environment is in the account of the partner, or a role lets the partner view, start, stop and redeploy it',
  remediation:
    'Deploy to the account of the partner; or add a role that reads, and starts, stops and redeploys through named Automation documents.',
  findings: FINDINGS,
  asks: { every: ['identity'], any: ['identity'] },
  evaluate(model, { declarations: { partner } }) {
    if (partner === undefined) return outcomeOf([], [FINDINGS.noPartnerDeclared()], '');
    return partner.control === PartnerControl.OWN_ACCOUNT
      ? accountOutcome(model, partner)
      : roleOutcome(model, partner);
  },
});

function accountOutcome(model: ResourceModel, { account: partner, name }: DeclaredPartner): CheckOutcome {
  const found = model.stacks.flatMap(({ account, name: stack }) => {
    if (account === partner) return [];
    return account === undefined
      ? [FINDINGS.accountUnknown({ stack })]
      : [FINDINGS.otherAccount({ stack, account, partner })];
  });
  return outcomeOf([], found, `Every stack is in ${accountText(name, partner)}.`);
}

function roleOutcome(
  model: ResourceModel,
  { account, name, additionalManagedPolicies = [] }: DeclaredPartner,
): CheckOutcome {
  const roles = model.ofType(ROLE).filter((role) => isTrusted(account, role, model));
  if (roles.length === 0)
    return outcomeOf([], [FINDINGS.noPartnerRole({ partner: accountText(name, account) })], '');
  // Of several roles, the one with the most permissions.
  const missing = roles
    .map((role) => missingPermissions(role, model, additionalManagedPolicies))
    .reduce((one, other) => (other.length < one.length ? other : one));
  const excessive = roles.flatMap((role) => excessivePermissions(role, model, additionalManagedPolicies));
  const added =
    additionalManagedPolicies.length === 0
      ? ''
      : `, and what the owner added: ${additionalManagedPolicies.join(', ')}`;
  return outcomeOf(
    roles,
    [...excessive, ...missing],
    `${name} can view, start, stop and redeploy the environment${added}.`,
  );
}

/** A partner of the command line has no name but its account. */
function accountText(name: string, account: string): string {
  return name === account ? `account ${account} of the partner` : `account ${account} of ${name}`;
}

function isTrusted(account: string, role: ModelResource, model: ResourceModel): boolean {
  return statementsOf(role.properties.AssumeRolePolicyDocument, role.stack, model).some(
    ({ isAllow, principals }) => isAllow && principals.some((principal) => isOfAccount(principal, account)),
  );
}

function isOfAccount({ kind, content }: Principal, account: string): boolean {
  return (
    kind === 'AWS' && isLike(content, new RegExp(`^(?:${account}$|arn:[^:]*(?:::[^:]*)?:iam::${account}:)`))
  );
}

function excessivePermissions(
  role: ModelResource,
  model: ResourceModel,
  additionalManagedPolicies: readonly string[],
): CheckFinding[] {
  const { statements, awsManaged, unknown } = permissionsOf(role, model, additionalManagedPolicies);
  const changing = awsManaged.filter((policy) => !READ_ONLY_POLICY.test(policy));
  return [
    ...unknown.map((policy) => FINDINGS.partnerPolicyUnknown(role, { policy })),
    ...changing.map((policy) => FINDINGS.partnerPolicyChanges(role, { policy })),
    ...statements.filter(isAllow).flatMap((statement) => excessiveActions(statement, role, model)),
  ];
}

/** What a statement allows beyond reading and starting Automation documents of the environment. */
function excessiveActions(statement: Statement, role: ModelResource, model: ResourceModel): CheckFinding[] {
  const { actions, notActions, resources } = statement;
  if (notActions.length > 0) {
    return [FINDINGS.partnerAllActionsExcept(role, { actions: namesOf(notActions) })];
  }
  return actions.flatMap((action) => {
    if (isReading(action) || isLike(action.content, HANDLE_AUTOMATION)) return [];
    if (isLike(action.content, START_AUTOMATION)) {
      return resources
        .filter((resource) => !isExecution(resource.text) && documentOf(resource, model) === undefined)
        .map(({ text }) => FINDINGS.partnerRunbook(role, { document: text }));
    }
    if (isLike(action.content, PASS_ROLE) && isPassedToAutomation(statement)) return [];
    return [FINDINGS.partnerAction(role, { action: action.text })];
  });
}

/** Starting an automation is authorized for the document and for the execution. */
function isExecution(arn: string): boolean {
  return arn.includes(':automation-execution/');
}

/** A document with a role of its own needs that role to be passed to Systems Manager. */
function isPassedToAutomation(statement: Statement): boolean {
  const services = Object.values(object(statement.condition)).flatMap((operator) =>
    Object.entries(object(operator))
      .filter(([key]) => key.toLowerCase() === 'iam:passedtoservice')
      .map(([, value]) => value),
  );
  const areNamed = statement.resources.every(({ text }) => !/[*?]/.test(text));
  return (
    areNamed && services.length > 0 && services.flat().every((service) => is(service, 'ssm.amazonaws.com'))
  );
}

function missingPermissions(
  role: ModelResource,
  model: ResourceModel,
  additionalManagedPolicies: readonly string[],
): CheckFinding[] {
  const permissions = permissionsOf(role, model, additionalManagedPolicies);
  const statements = permissions.statements.filter(isAllow);
  const canView =
    permissions.awsManaged.some((policy) => READ_ONLY_POLICY.test(policy)) ||
    statements.some(({ actions }) => actions.some(isReading));
  const documents = statements
    .filter(({ actions }) => actions.some(({ content }) => isLike(content, START_AUTOMATION)))
    .flatMap(({ resources }) => resources.flatMap((resource) => documentOf(resource, model) ?? []));
  const possible = new Set(documents.flatMap((document) => [...controlActionsOf(document)]));
  return [
    ...(canView ? [] : [FINDINGS.partnerCannotView(role)]),
    ...Object.values(ControlAction)
      .filter((action) => !possible.has(action))
      .map((action) => FINDINGS.partnerCannotControl(role, { action })),
  ];
}

function isAllow(statement: Statement): boolean {
  return statement.isAllow;
}

function isReading({ content }: Value): boolean {
  return holds(content, { id: 'reads only', holds: isReadOnly });
}
