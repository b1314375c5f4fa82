import type { Declarations } from '../../requirements/declarations';
import type { DeclaredPreflight } from '../../requirements/declared-backup';
import { largestNeed, type QuotaNeed, quotaNeeds } from '../analysis/quotas';
import { list, object, scalar } from '../../internal/json';
import type { ResourceModel } from '../model/resource-model';

/** Protocols of Amazon SNS whose subscriptions must be confirmed. */
const CONFIRMED_BY_CONTACT = ['email', 'email-json', 'http', 'https'];

/** Tasks for what no template can set, from the resources and the declarations. */
export function preflightOf(
  model: ResourceModel,
  { backup, firstDeployment = false }: Declarations,
): DeclaredPreflight[] {
  return [
    ...(firstDeployment ? [FIRST_DEPLOYMENT] : []),
    ...(backup?.preflight ?? []),
    ...contacts(model),
    ...domains(model),
    ...revocation(model),
    ...quotas(model),
  ];
}

const FIRST_DEPLOYMENT: DeclaredPreflight = {
  id: 'first-deployment',
  what: 'The first deployment has succeeded, firstDeployment is removed, and a second deployment protects databases and load balancers from deletion',
};

function contacts(model: ResourceModel): DeclaredPreflight[] {
  const protocols = [
    ...model.ofType('AWS::SNS::Subscription').map(({ properties }) => properties.Protocol),
    ...model
      .ofType('AWS::SNS::Topic')
      .flatMap(({ properties }) => list(properties.Subscription).map((one) => object(one).Protocol)),
  ].map((protocol) => String(scalar(protocol)));
  const unconfirmed = protocols.filter((protocol) => CONFIRMED_BY_CONTACT.includes(protocol));
  if (unconfirmed.length === 0) return [];
  return [
    {
      id: 'contacts-confirmed',
      what: `Each contact (${unconfirmed.length}) has confirmed its subscription to AWS Notifications; until then it is not notified`,
    },
  ];
}

function domains(model: ResourceModel): DeclaredPreflight[] {
  const names = model
    .ofType('AWS::CertificateManager::Certificate')
    .filter(({ properties }) => properties.ValidationMethod === 'DNS')
    .map((certificate) => model.text(certificate.properties.DomainName, certificate.stack));
  if (names.length === 0) return [];
  return [
    {
      id: 'domain-delegated',
      what: `The hosted zone is authoritative for ${[...new Set(names)].join(', ')} on the internet; until then no certificate is issued and the deployment waits. It has no record of the name that users know when the environment opens: CloudFormation adds one then, and the deployment fails where one exists. Delete that one before, or point it to the load balancer yourself, with a certificate of your own`,
    },
  ];
}

/** @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/mutual.html */
function revocation(model: ResourceModel): DeclaredPreflight[] {
  const hasCertificates = model
    .ofType('AWS::EC2::ClientVpnEndpoint')
    .flatMap(({ properties }) => list(properties.AuthenticationOptions).map(object))
    .some(({ Type }) => scalar(Type) === 'certificate-authentication');
  return hasCertificates
    ? [
        {
          id: 'vpn-revocation',
          what: 'A revocation list is kept for the client certificates of the VPN, and it is known who imports it: aws ec2 import-client-vpn-client-certificate-revocation-list. No template can, and without it a lost certificate lets its holder in until it expires',
        },
      ]
    : [];
}

function quotas(model: ResourceModel): DeclaredPreflight[] {
  const needs = quotaNeeds(model);
  if (needs.length === 0) return [];
  const beyond = needs.filter((need) => !(largestNeed(need) <= need.byDefault));
  const within = needs.filter((need) => !beyond.includes(need));
  const sentences = [
    ...(beyond.length === 0
      ? []
      : [`Quotas to raise, if the account has the default ones: ${beyond.map(raised).join('; ')}`]),
    ...(within.length === 0
      ? []
      : [
          `Quotas that suffice by default, unless the account uses them otherwise: ${within.map(share).join(', ')}`,
        ]),
  ];
  return [{ id: 'quotas', what: sentences.join('. ') }];
}

function raised(need: QuotaNeed): string {
  const { quota, byDefault, atRest, inDeployment, atPeak } = need;
  const figures = [
    `${figure(atRest)} at rest`,
    ...(inDeployment === undefined
      ? []
      : [`${figure(inDeployment)} while all services are deployed at once`]),
    ...(atPeak === undefined ? [] : [`${figure(atPeak)} at the peak`]),
  ];
  return `${quota}${codeOf(need)} from ${byDefault} to at least ${figure(largestNeed(need))} (${figures.join(', ')})`;
}

function share(need: QuotaNeed): string {
  return `${figure(largestNeed(need))} of ${need.byDefault} ${need.quota}${codeOf(need)}`;
}

function codeOf({ code }: QuotaNeed): string {
  return code === undefined ? '' : ` [${code}]`;
}

function figure(value: number): string {
  return Number.isNaN(value) ? 'a number known only at deployment' : String(Math.ceil(value * 100) / 100);
}
