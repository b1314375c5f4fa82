import { Stack } from 'aws-cdk-lib';
import { Vpc, VpnConnection } from 'aws-cdk-lib/aws-ec2';
import { ownPaths, PrivatePath } from '../../lib/launch/private-path';
import { PathTraffic } from '../../lib/requirements/path-traffic';
import { wrongUse } from '../components/wrong-use';
import { launched } from './a-launch';

const { MONITORING, BACKUPS } = PathTraffic;

test('monitoring takes the endpoints of the network by itself', () => {
  const paths = ownPaths(launched().host.network).map(
    ({ traffic, from, to, over }) => `${traffic} from ${from} to ${to} over ${over}`,
  );
  expect(paths).toEqual(['monitoring from the servers to the AWS service logs over VPC endpoint']);
});

test('a site-to-site VPN is named by its connection', () => {
  const stack = new Stack();
  const vpc = new Vpc(stack, 'Vpc', { vpnGateway: true });
  const path = (connection: VpnConnection) =>
    PrivatePath.overSiteToSiteVpn({
      traffic: MONITORING,
      from: 'the network',
      to: 'the partner',
      connection,
    });
  const made = vpc.addVpnConnection('Partner', { ip: '198.51.100.7' });

  expect(path(made).declared).toMatchObject({ over: 'site-to-site VPN', carrier: 'Default/Vpc/Partner' });
});

test('a path within AWS leads from one Region to another', () => {
  const path = { traffic: BACKUPS, fromRegion: 'eu-west-1', toRegion: 'eu-west-1' };
  expect(wrongUse(() => PrivatePath.overAwsNetwork(path))).toContain('name two Regions');
});

test('a path says where it starts', () => {
  const path = { traffic: MONITORING, from: '', service: 'logs' };
  expect(wrongUse(() => PrivatePath.overEndpoint(path))).toContain('start of the private path');
});
