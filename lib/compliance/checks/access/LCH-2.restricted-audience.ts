import { exposureFindings, otherPublicEndpoints } from '../../analysis/public-endpoints';
import { publicLoadBalancers } from '../../analysis/load-balancers';
import { endsOf } from '../../analysis/ranges';
import { addressesOutside, type ModelRequest, Passage, passageOf } from '../../analysis/requests';
import { type CheckFinding, findings, firstOfEachId } from '../../findings';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const HTTPS = 443;

const FINDINGS = findings('LCH-2', Severity.HIGH, {
  noAudienceDeclared: {
    state: OutcomeState.PENDING,
    message: 'The environment faces the internet, and declares no audience.',
    remediation:
      'Declare the audience in a soft launch plan, or keep the environment closed (publicAccess: open or closed).',
  },
  openToAllUsers: {
    message: 'The environment is declared open to all users during the soft launch.',
    remediation: 'Declare the ranges of the audience in a soft launch plan.',
  },
  audienceRefused: {
    message: '{resource} refuses requests from {address}, which is in the declared audience.',
    remediation: 'Allow the range in the security group and in the web ACL.',
  },
  othersAllowed: {
    message: '{resource} allows requests from {address}, which is outside of the declared audience.',
    remediation: 'Allow only the ranges of the audience in the security group and in the web ACL.',
  },
  requestUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether {resource} allows requests from {address} is known only at deployment.',
    remediation: 'Write the ranges of the security group and of the web ACL in the template.',
  },
  audienceUnknown: {
    state: OutcomeState.UNKNOWN,
    message: '{resource} does not decide by address which requests it allows.',
    remediation: 'Put a load balancer with a security group and a web ACL in front of it.',
  },
});

const EXPOSURE_FINDINGS = exposureFindings('LCH-2');

export const lch2RestrictedAudience = defineCheck({
  id: 'LCH-2.restricted-audience',
  title: 'A soft launch allows requests of its declared audience only',
  remediation:
    'Open the environment with LaunchPlan.soft, and allow its audience in the security group and in the web ACL; or keep it closed.',
  findings: { ...FINDINGS, ...EXPOSURE_FINDINGS },
  asks: { every: ['endpoint'] },
  evaluate(model, { declarations: { publicAccess } }) {
    const balancers = publicLoadBalancers(model);
    const { certain, possible } = otherPublicEndpoints(model);
    const endpoints = [...balancers, ...certain, ...possible];
    if (endpoints.length === 0)
      return notApplicable('The templates have no endpoint that faces the internet.');
    const unknown = possible.map((endpoint) => EXPOSURE_FINDINGS.exposureUnknown(endpoint));
    if (balancers.length + certain.length === 0) return outcomeOf(endpoints, unknown, '');
    if (publicAccess === undefined) return outcomeOf(endpoints, [FINDINGS.noAudienceDeclared()], '');
    if (publicAccess.allUsers) return outcomeOf(endpoints, [FINDINGS.openToAllUsers()], '');
    const { ranges } = publicAccess;
    const requests = balancers.flatMap((balancer) =>
      firstOfEachId([
        ...addressesOutside(ranges).flatMap((from) =>
          requestFinding(Passage.REFUSED, { from, port: HTTPS }, balancer, model),
        ),
        ...ranges
          .flatMap(endsOf)
          .flatMap((from) => requestFinding(Passage.ALLOWED, { from, port: HTTPS }, balancer, model)),
      ]),
    );
    const audience = ranges.length === 0 ? 'the team' : ranges.join(', ');
    return outcomeOf(
      endpoints,
      [...requests, ...certain.map((endpoint) => FINDINGS.audienceUnknown(endpoint)), ...unknown],
      `Only ${audience} can send requests; LaunchPlan.soft adds ranges.`,
    );
  },
});

function requestFinding(
  expected: Passage,
  request: ModelRequest,
  balancer: ModelResource,
  model: ResourceModel,
): CheckFinding[] {
  const passage = passageOf(request, balancer, model);
  if (passage === expected) return [];
  const address = { address: request.from };
  switch (passage) {
    case Passage.ALLOWED:
      return [FINDINGS.othersAllowed(balancer, address)];
    case Passage.REFUSED:
      return [FINDINGS.audienceRefused(balancer, address)];
    case Passage.UNKNOWN:
      return [FINDINGS.requestUnknown(balancer, address)];
  }
}
