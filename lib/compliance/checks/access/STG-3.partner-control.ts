import type { Finding, Outcome } from '../../outcome';
import { type DeclaredPartner, PartnerControl } from '../../../requirements/declarations';
import { object } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { ControlAction, controlActionsOf, namedDocument } from '../../analysis/automation';
import { missing, notMet, unknownFinding, verdict, type Check } from '../check';
import { statementsOf, type Principal, type Statement } from '../../analysis/policy-statements';
import { permissionsOf, ROLE } from '../../analysis/role-permissions';
import { onlyViews } from '../../analysis/read-only-actions';

const START_AUTOMATION = /^ssm:startautomationexecution$/i;
const HANDLE_AUTOMATION = /^ssm:(?:stopautomationexecution|sendautomationsignal)$/i;
const PASS_ROLE = /^iam:passrole$/i;
const READ_ONLY_POLICY = /(?:ReadOnlyAccess|ViewOnlyAccess|ReadOnly)$/;

export const stg3PartnerControl: Check = {
  title:
    "the environment stands in the partner's account, or a role lets the partner view, start, stop and redeploy it",
  remediation:
    "deploy to the partner's account, or give the partner a role that reads, and starts, stops and redeploys through named Automation documents only",
  examine(model, { declarations: { partner } }) {
    if (partner === undefined) return verdict([], [notMet('the environment declares no partner')], '');
    return partner.control === PartnerControl.OWN_ACCOUNT
      ? byAccount(model, partner)
      : byRole(model, partner);
  },
};

function byAccount(model: ResourceModel, { account, name }: DeclaredPartner): Outcome {
  const findings = model.stacks.flatMap((stack) => {
    if (stack.account === account) return [];
    return stack.account === undefined
      ? [unknownFinding(`the account of stack ${stack.name} is known only at deployment`)]
      : [notMet(`stack ${stack.name} stands in account ${stack.account}, not in ${account}`)];
  });
  return verdict([], findings, `every stack stands in account ${account} of ${name}`);
}

function byRole(
  model: ResourceModel,
  { account, name, additionalManagedPolicies = [] }: DeclaredPartner,
): Outcome {
  const roles = model.ofType(ROLE).filter((role) => mayAssume(role, account, model));
  if (roles.length === 0) {
    return verdict(
      [],
      [missing(`no role of the environment may be assumed from account ${account} of ${name}`)],
      '',
    );
  }
  // Of several roles, the one that can most.
  const lacking = roles
    .map((role) => lackingIn(role, model, additionalManagedPolicies))
    .reduce((one, other) => (other.length < one.length ? other : one));
  const findings = [
    ...roles.flatMap((role) => excessive(role, model, additionalManagedPolicies)),
    ...lacking,
  ];
  return verdict(
    roles,
    findings,
    `${name} can view, start, stop and redeploy, and nothing more${widened(additionalManagedPolicies)}`,
  );
}

function mayAssume(role: ModelResource, account: string, model: ResourceModel): boolean {
  return statementsOf(role.properties.AssumeRolePolicyDocument, role.stack, model).some(
    ({ effect, principals }) =>
      effect === 'Allow' && principals.some((principal) => isOfAccount(principal, account)),
  );
}

function isOfAccount({ kind, text }: Principal, account: string): boolean {
  return (
    kind === 'AWS' && (text === account || new RegExp(`^arn:[^:]*(?:::[^:]*)?:iam::${account}:`).test(text))
  );
}

function excessive(
  role: ModelResource,
  model: ResourceModel,
  additionalManagedPolicies: readonly string[],
): Finding[] {
  const { statements, managedByAws, unknown } = permissionsOf(role, model, additionalManagedPolicies);
  const writing = managedByAws.filter((policy) => !READ_ONLY_POLICY.test(policy));
  return [
    ...unknown.map((arn) => unknownFinding(`no template holds its policy ${arn}`, role)),
    ...writing.map((policy) => notMet(`it has the policy ${policy}, which changes more than it views`, role)),
    ...statements.filter(allows).flatMap((statement) => tooMuch(statement, role, model)),
  ];
}

/** What a statement allows beyond viewing and running named documents. */
function tooMuch(statement: Statement, role: ModelResource, model: ResourceModel): Finding[] {
  if (statement.notActions.length > 0) return [notMet('it is allowed everything but some actions', role)];
  return statement.actions.flatMap((action) => {
    if (onlyViews(action) || HANDLE_AUTOMATION.test(action)) return [];
    if (START_AUTOMATION.test(action)) {
      return statement.resources
        .filter((resource) => !isAutomation(resource.text) && namedDocument(resource, model) === undefined)
        .map(({ text }) =>
          notMet(`it may run ${text}, which names no Automation document of the environment`, role),
        );
    }
    if (PASS_ROLE.test(action) && passesOnlyToAutomation(statement)) return [];
    return [notMet(`it may do ${action}, which does more than view`, role)];
  });
}

/** Starting an automation is authorized on the document and on the execution that comes of it. */
function isAutomation(arn: string): boolean {
  return arn.includes(':automation-execution/');
}

/** A document that holds its own role needs it to be passed to Systems Manager; a named role, and nobody else. */
function passesOnlyToAutomation(statement: Statement): boolean {
  const passedTo = Object.values(object(statement.condition)).flatMap((operator) =>
    Object.entries(object(operator))
      .filter(([key]) => key.toLowerCase() === 'iam:passedtoservice')
      .map(([, value]) => value),
  );
  const named = statement.resources.every(({ text }) => !/[*?]/.test(text));
  return named && passedTo.length > 0 && passedTo.flat().every((service) => service === 'ssm.amazonaws.com');
}

/** What the partner cannot do through the role and should be able to. */
function lackingIn(
  role: ModelResource,
  model: ResourceModel,
  additionalManagedPolicies: readonly string[],
): Finding[] {
  const permissions = permissionsOf(role, model, additionalManagedPolicies);
  const statements = permissions.statements.filter(allows);
  const views =
    permissions.managedByAws.some((policy) => READ_ONLY_POLICY.test(policy)) ||
    statements.some(({ actions }) => actions.some((action) => onlyViews(action)));
  const documents = statements
    .filter(({ actions }) => actions.some((action) => START_AUTOMATION.test(action)))
    .flatMap(({ resources }) => resources.flatMap((resource) => namedDocument(resource, model) ?? []));
  const can = new Set(documents.flatMap((document) => [...controlActionsOf(document)]));
  return [
    ...(views ? [] : [missing('it may not view the environment', role)]),
    ...Object.values(ControlAction)
      .filter((action) => !can.has(action))
      .map((action) => missing(`no Automation document that it may run can ${action} the environment`, role)),
  ];
}

function widened(by: readonly string[]): string {
  return by.length === 0 ? '' : ` but what the owner added: ${by.join(', ')}`;
}

function allows({ effect }: Statement): boolean {
  return effect === 'Allow';
}
