/** The path by which a resource is known, from the texts of its properties. */
type Identity = (property: (name: string) => string) => string;

const rule =
  (direction: string, peers: readonly string[]): Identity =>
  (property) => {
    const peer = peers.map(property).find((value) => value !== '') ?? 'no peer';
    const ports = [property('FromPort'), property('ToPort')].filter((port) => port !== '');
    return `${property('GroupId')}/${direction} ${peer} ${property('IpProtocol')} ${ports.join('-')}`.trimEnd();
  };

/**
 * Rules between two security groups stand at either of them, under an id that the CDK makes from the path of the other one, so
 * that a rule is known by the groups that it joins.
 */
export const RULE_IDENTITY: Readonly<Record<string, Identity>> = {
  'AWS::EC2::SecurityGroupIngress': rule('ingress from', [
    'SourceSecurityGroupId',
    'SourcePrefixListId',
    'CidrIp',
    'CidrIpv6',
  ]),
  'AWS::EC2::SecurityGroupEgress': rule('egress to', [
    'DestinationSecurityGroupId',
    'DestinationPrefixListId',
    'CidrIp',
    'CidrIpv6',
  ]),
};
