import { Size } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import { numbersUpTo } from '../../lib/components/web-firewall/large-bodies';
import { WebFirewall } from '../../lib/components/web-firewall/web-firewall';
import { staging, templateOf } from '../components/described';
import { resource } from '../components/reading';
import { wrongUse } from '../components/wrong-use';
import { launched } from './a-launch';

interface Rule {
  readonly Name: string;
  readonly Priority: number;
  readonly Action?: unknown;
  readonly OverrideAction?: unknown;
  readonly Statement: Statement;
}

interface Statement {
  readonly ManagedRuleGroupStatement?: { readonly RuleActionOverrides?: unknown };
  readonly AndStatement?: { readonly Statements: Statement[] };
  readonly OrStatement?: { readonly Statements: Statement[] };
  readonly NotStatement?: { readonly Statement: Statement };
  readonly LabelMatchStatement?: { readonly Key: string };
  readonly ByteMatchStatement?: { readonly PositionalConstraint: string; readonly SearchString: string };
  readonly RegexMatchStatement?: { readonly FieldToMatch: unknown; readonly RegexString: string };
}

interface Request {
  readonly path: string;
  readonly bytes: number;
  /** @default - the request tells its size */
  readonly isChunked?: boolean;
}

const UPLOADS = WebFirewall.of({
  largeBodies: { '/files/*': Size.mebibytes(10), '/avatar': Size.kibibytes(64) },
});

function rulesOf(template: Template, words: string): Rule[] {
  return resource(template, 'AWS::WAFv2::WebACL', words)[1].Properties?.Rules as Rule[];
}

function named(rules: readonly Rule[], name: string): Rule {
  const found = rules.find(({ Name }) => Name === name);
  if (found === undefined) throw new Error(`no rule ${name}`);
  return found;
}

/** Whether a statement matches, as AWS WAF evaluates it once the common rule set has counted. */
function matches(statement: Statement, request: Request): boolean {
  const { AndStatement, OrStatement, NotStatement, LabelMatchStatement } = statement;
  const { ByteMatchStatement, RegexMatchStatement } = statement;
  if (AndStatement !== undefined) return AndStatement.Statements.every((one) => matches(one, request));
  if (OrStatement !== undefined) return OrStatement.Statements.some((one) => matches(one, request));
  if (NotStatement !== undefined) return !matches(NotStatement.Statement, request);
  if (LabelMatchStatement !== undefined) return request.bytes > 8192;
  if (ByteMatchStatement !== undefined) {
    const { PositionalConstraint, SearchString } = ByteMatchStatement;
    return PositionalConstraint === 'EXACTLY'
      ? request.path === SearchString
      : request.path.startsWith(SearchString);
  }
  if (RegexMatchStatement === undefined) throw new Error('an unknown statement');
  return (
    request.isChunked !== true && new RegExp(RegexMatchStatement.RegexString).test(String(request.bytes))
  );
}

const MIB = 1024 ** 2;

describe.each(['Public', 'Team'])('large bodies before the %s load balancer', (which) => {
  const rules = rulesOf(launched({ firewall: UPLOADS }).template, which);
  const rule = named(rules, 'LargeBodies');

  test('are counted by the common rule set, and decided after it', () => {
    const common = named(rules, 'CommonRuleSet');
    expect(common.Statement.ManagedRuleGroupStatement?.RuleActionOverrides).toEqual([
      { Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } },
    ]);
    expect(rule.Priority).toBe(common.Priority + 1);
    expect(rule.Action).toEqual({ Block: {} });
    expect(rule.Statement.AndStatement?.Statements[0].LabelMatchStatement?.Key).toBe(
      'awswaf:managed:aws:core-rule-set:SizeRestrictions_Body',
    );
  });

  test.each<[string, Request, boolean]>([
    ['a body that is inspected', { path: '/orders', bytes: 8192 }, false],
    ['a larger one on another path', { path: '/orders', bytes: 8193 }, true],
    ['the largest on a path below', { path: '/files/a.pdf', bytes: 10 * MIB }, false],
    ['a larger one there', { path: '/files/a.pdf', bytes: 10 * MIB + 1 }, true],
    ['a much larger one', { path: '/files/a.pdf', bytes: 999 * MIB }, true],
    ['one of unknown size', { path: '/files/a.pdf', bytes: 9000, isChunked: true }, true],
    ['the largest on the very path', { path: '/avatar', bytes: 65_536 }, false],
    ['one on a path that starts alike', { path: '/avatars', bytes: 65_536 }, true],
  ])('%s', (_, request, isBlocked) => {
    expect(matches(rule.Statement, request)).toBe(isBlocked);
  });
});

test('without large bodies, the common rule set blocks them', () => {
  const rules = rulesOf(launched().template, 'Public');
  expect(
    named(rules, 'CommonRuleSet').Statement.ManagedRuleGroupStatement?.RuleActionOverrides,
  ).toBeUndefined();
  expect(rules.map(({ Name }) => Name)).not.toContain('LargeBodies');
});

test.each([10, 8193, 65_536, 1_048_576, 10_485_760, 1_073_741_824])(
  '%d is the last number up to it',
  (limit) => {
    const pattern = new RegExp(numbersUpTo(limit));
    const numbers = [
      0,
      1,
      7,
      8,
      9,
      10,
      99,
      100,
      limit - 1,
      limit,
      limit + 1,
      limit * 2,
      limit * 10,
      limit * 11,
    ];
    for (const number of numbers)
      expect([number, pattern.test(String(number))]).toEqual([number, number <= limit]);
    // AWS WAF takes 512 characters.
    expect(numbersUpTo(limit).length).toBeLessThanOrEqual(512);
  },
);

describe('large bodies are refused', () => {
  test.each([8192, 1024 ** 3 + 1024])('of %d bytes', (bytes) => {
    const largeBodies = { '/files/*': Size.kibibytes(bytes / 1024) };
    expect(wrongUse(() => WebFirewall.of({ largeBodies }))).toMatch(
      /^largest body on \/files\/\*: got '\d+ bytes', but .*8 KiB.*1 GiB.*\[web-firewall\.large-body-size\]$/,
    );
  });

  test.each(['files', '/files/*/raw', '/a b', `/${'a'.repeat(200)}`])('on the path %s', (path) => {
    const largeBodies = { [path]: Size.mebibytes(1) };
    expect(wrongUse(() => WebFirewall.of({ largeBodies }))).toContain('[web-firewall.large-body-path]');
  });

  test('on eleven paths', () => {
    const paths = Array.from({ length: 11 }, (_, index) => `/files${index}`);
    const largeBodies = Object.fromEntries(paths.map((path) => [path, Size.mebibytes(1)]));
    expect(wrongUse(() => WebFirewall.of({ largeBodies }))).toContain('[web-firewall.too-many-large-bodies]');
  });
});

describe('a web firewall in staging', () => {
  const counting = templateOf(staging({ firewall: UPLOADS }));
  const rules = rulesOf(counting, 'Team');

  test('counts what a launch stage blocks, by the same rules', () => {
    const names = rulesOf(launched({ firewall: UPLOADS }).template, 'Public').map(({ Name }) => Name);
    expect(rules.map(({ Name }) => Name)).toEqual(
      names.filter((name) => name !== 'EmergencyBlock' && name !== 'AllowedAddresses'),
    );
  });

  test('blocks nothing', () => {
    const actions = rules.map(({ Action, OverrideAction }) => Action ?? OverrideAction);
    expect(actions).toEqual(rules.map(() => ({ Count: {} })));
    expect(resource(counting, 'AWS::WAFv2::WebACL')[1].Properties?.DefaultAction).toEqual({ Allow: {} });
  });

  test('stands before the load balancer, with logs that do not outlive it', () => {
    counting.resourceCountIs('AWS::WAFv2::WebACLAssociation', 1);
    expect(resource(counting, 'AWS::Logs::LogGroup', 'FirewallLogs')[1].DeletionPolicy).toBe('Delete');
  });

  test('is there by choice only', () => {
    templateOf(staging()).resourceCountIs('AWS::WAFv2::WebACL', 0);
  });

  test('is refused if it exists already, since its actions are not the environment’s', () => {
    const firewall = WebFirewall.existing({
      webAclArn: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/central/0123',
      from: 'the central firewall',
      evidence: 'https://wiki.example.com/waf',
    });
    expect(wrongUse(() => templateOf(staging({ firewall })))).toContain('[web-firewall.existing-in-staging]');
  });
});
