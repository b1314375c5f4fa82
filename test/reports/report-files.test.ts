import { App, Stack } from 'aws-cdk-lib';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { TeamAccess, Partner, ContainerService, StagingEnv } from '../../lib';
import { type Ledger, reportFiles, OutcomeState, StageChecks } from '../../lib/compliance';

function ledgerOf(partner: string): Ledger {
  const shop = new StagingEnv(new Stack(new App(), 'Stack'), 'Shop', {
    owner: 'shop-partner',
    teamAccess: TeamAccess.networks(['203.0.113.0/24']),
    partner: Partner.role({ name: partner, account: '444455556666' }),
  });
  new ContainerService(shop, 'Web', {
    image: ContainerImage.fromRegistry('nginx:1.29'),
    port: 8080,
    user: '101',
  });
  return new StageChecks(shop, { packs: ['AwsSolutions'] }).ledger();
}

const contentOf = (path: string, ledger: Ledger): string =>
  reportFiles([{ name: 'Staging', ledger }]).find((file) => file.path === path)?.content ?? '';

describe('the report of an environment', () => {
  let ledger: Ledger;
  let page: string;

  beforeAll(() => {
    ledger = ledgerOf('Acme');
    page = contentOf('index.html', ledger);
  });

  test('has the whole ledger in JSON', () => {
    expect(JSON.parse(contentOf('Staging/ledger.json', ledger))).toEqual(JSON.parse(JSON.stringify(ledger)));
  });

  test('shows every requirement with its state and its reason', () => {
    for (const { id, state, reason } of ledger.requirements) {
      const requirement = new RegExp(`<tr id="Staging\\.${id}"[\\s\\S]*?</tr>`).exec(page)?.[0] ?? '';
      expect(requirement).toContain(`</svg>${state}</span>`);
      // It begins with a capital letter, as a sentence does.
      expect(requirement).toContain(reason.slice(1).replaceAll('"', '&quot;').replaceAll("'", '&#39;'));
    }
  });

  test('shows every acknowledgement with its reason', () => {
    const [pack] = ledger.nag;
    expect(pack.acknowledgements.length).toBeGreaterThan(0);
    for (const { rule, reason } of pack.acknowledgements) {
      expect(page).toContain(rule.replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
      expect(page).toContain(reason);
    }
  });

  test('shows the declared egress', () => {
    expect(page).toContain('Web to 0.0.0.0/0, port 443');
  });

  test('counts a requirement as met only if its state is met', () => {
    const [first, ...others] = ledger.requirements;
    const worse = { ...ledger, requirements: [{ ...first, state: OutcomeState.NOT_MET }, ...others] };
    const metOf = (shown: string): string | undefined => /<strong>(\d+)<\/strong>\s*of/.exec(shown)?.[1];

    expect(Number(metOf(contentOf('index.html', worse)))).toBe(Number(metOf(page)) - 1);
  });

  test('needs nothing from a network', () => {
    expect(page).not.toMatch(/\ssrc=|url\((?!#)|@import|<link(?! rel="icon" href="data:,")|href="http:/i);
  });
});

test('a hostile name stays text', () => {
  const page = contentOf('index.html', ledgerOf(`<img src=x onerror="alert(1)">' & co`));

  expect(page).not.toContain('<img');
  expect(page).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39; &amp; co');
});
