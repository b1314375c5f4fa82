import { type BadInput, expectRefusal } from './refused';
import { LAUNCHING } from './temp-file';

const PRODUCTION = 'environments.Production';

const BAD_INPUT: readonly BadInput[] = [
  {
    name: 'a rate that AWS WAF refuses',
    change: ['objectives: {', 'firewall: { requestsPerFiveMinutes: 9 }\n    objectives: {'],
    says: [`stages.yaml:30:41 ${PRODUCTION}.firewall.requestsPerFiveMinutes: got 9`, '10 to 2000000000'],
  },
  {
    name: 'a body limit that every path has',
    change: ['objectives: {', "firewall: { largeBodies: { '/files/*': 8KiB } }\n    objectives: {"],
    says: [
      `stages.yaml:30:44 ${PRODUCTION}.firewall.largeBodies['/files/*']: got '8KiB'`,
      'from 9KiB to 1GiB',
    ],
  },
  {
    name: 'a path with an asterisk in it',
    change: ['objectives: {', "firewall: { largeBodies: { '/files/*/raw': 10MiB } }\n    objectives: {"],
    says: [
      `stages.yaml:30:48 ${PRODUCTION}.firewall.largeBodies['/files/*/raw']: got '/files/*/raw'`,
      'an asterisk at its end only',
      '[web-firewall.large-body-path]',
    ],
  },
  {
    name: 'a rate beside an existing web ACL',
    change: [
      'objectives: {',
      "firewall: { requestsPerFiveMinutes: 100, existing: { webAcl: 'arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/a/1', from: central, evidence: wiki } }\n    objectives: {",
    ],
    says: [
      `stages.yaml:30:15 ${PRODUCTION}.firewall: got`,
      'a rate of its own',
      '[web-firewall.existing-with-rate]',
    ],
  },
  {
    name: 'a web ACL of another region',
    change: [
      'objectives: {',
      "firewall: { existing: { webAcl: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/1', from: central, evidence: wiki } }\n    objectives: {",
    ],
    says: [
      `stages.yaml:30:37 ${PRODUCTION}.firewall.existing.webAcl: got`,
      'the environment is in eu-central-1',
    ],
  },
];

describe('a web firewall is refused, with place, value, limit and remediation:', () => {
  test.each(BAD_INPUT)('$name', (it) => expectRefusal(it, LAUNCHING));
});
