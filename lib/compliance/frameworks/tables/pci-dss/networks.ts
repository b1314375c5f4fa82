import type { Control } from '../../framework-table';
import { OUTSIDE } from '../duties';
import { outside, shown, signed } from '../entries';
import { rules } from './rules';

/** Requirements 1, network security controls, and 2, secure configurations. */
export const NETWORKS: readonly Control[] = [
  outside('1.1.1', 'Policies on network controls', OUTSIDE.policy),
  outside('1.1.2', 'Roles for network controls', OUTSIDE.policy),
  signed('1.2.1', 'Standards for rules of network controls', 'by which standard the rules here are set'),
  signed(
    '1.2.2',
    'Changes of the network',
    'that changes of connections and rules go through change control',
  ),
  signed('1.2.3', 'A diagram of the network', 'that the diagram shows all connections to card data'),
  signed('1.2.4', 'A diagram of data flows', 'that the diagram shows all flows of account data'),
  shown('1.2.5', 'Services, protocols and ports that are allowed', {
    stock: rules('closed', 'inTransit'),
    checks: ['SEC-1.declared-traffic-only', 'CTL.groups-closed'],
  }),
  shown('1.2.6', 'Insecure services and protocols', {
    stock: rules('inTransit'),
    checks: ['CTL.tls-policies', 'CTL.vpn-tunnels'],
  }),
  signed('1.2.7', 'Review of rules every six months', 'that rules of network controls were reviewed'),
  signed(
    '1.2.8',
    'Configuration files of network controls',
    'that templates are kept safe and deployed as they are',
  ),
  shown('1.3.1', 'Traffic into the environment', {
    stock: rules('closed', 'notPublic'),
    checks: ['SEC-1.admits-declared-only', 'CTL.groups-closed', 'CTL.not-public'],
  }),
  shown('1.3.2', 'Traffic out of the environment', {
    stock: rules('routes'),
    checks: ['SEC-1.declared-traffic-only'],
  }),
  outside('1.3.3', 'Controls between wireless networks and card data', OUTSIDE.buildings),
  shown('1.4.1', 'Controls between trusted and untrusted networks', {
    stock: rules('closed'),
    checks: ['SEC-1.web-firewall', 'CTL.groups-closed'],
  }),
  shown('1.4.2', 'Traffic from untrusted networks', {
    stock: rules('closed', 'notPublic'),
    checks: ['SEC-1.admits-declared-only', 'CTL.not-public'],
  }),
  outside('1.4.3', 'Forged source addresses', OUTSIDE.platform),
  shown('1.4.4', 'No card data within reach of untrusted networks', {
    stock: rules('notPublic', 'routes'),
    checks: ['CTL.not-public'],
  }),
  shown('1.4.5', 'Internal addresses and routes stay hidden', {
    checks: ['CTL.not-public'],
    attested: 'to whom addresses and routes of this environment are told',
  }),
  outside('1.5.1', 'Devices that reach the internet and card data', OUTSIDE.devices),
  outside('2.1.1', 'Policies on configurations', OUTSIDE.policy),
  outside('2.1.2', 'Roles for configurations', OUTSIDE.policy),
  signed('2.2.1', 'Standards for configurations', 'by which standard images and services here are hardened'),
  shown('2.2.2', 'Accounts and passwords of vendors', {
    checks: ['CTL.secrets-rotated'],
    attested: 'that no image keeps an account or password of its vendor',
  }),
  signed('2.2.3', 'One level of security to a system', 'that what needs different security runs apart'),
  shown('2.2.4', 'Only what is needed is on', {
    stock: rules('machines'),
    checks: ['CTL.tasks-hardened'],
    attested: 'that images hold no more than the application needs',
  }),
  shown('2.2.5', 'Insecure services that stay on', {
    stock: rules('inTransit'),
    checks: ['CTL.tls-policies'],
  }),
  shown('2.2.6', 'Parameters that prevent misuse', {
    stock: rules('machines'),
    checks: ['CTL.tasks-hardened', 'CTL.least-privilege'],
  }),
  shown('2.2.7', 'Administration that is encrypted', {
    stock: rules('inTransit'),
    checks: ['SEC-2.vpn', 'CTL.vpn-tunnels', 'CTL.tls-policies'],
  }),
  outside('2.3.1', 'Defaults of wireless networks', OUTSIDE.buildings),
  outside('2.3.2', 'Keys of wireless networks', OUTSIDE.buildings),
];
