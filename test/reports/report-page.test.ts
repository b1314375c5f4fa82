import { type Ledger, OutcomeState } from '../../lib/compliance';
import { reportPage } from '../../lib/reports/page/report-page';
import { exampleLedger, framework, ROWS } from './example-ledger';

const AT = { environment: 'Production/Shop', when: '2027-03-01' };
const NO_RECORDS = exampleLedger().records;

/** The text of a page, without elements, with single blanks. */
const words = (content: string): string =>
  content
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replace(/<script>[\s\S]*<\/script>/, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

const pageOf = (change: Partial<Ledger> = {}, name = 'Production'): string =>
  reportPage([{ name, ledger: exampleLedger(change) }]);

const partOf = (content: string, key: string): string =>
  words(content.slice(content.indexOf(`id="Production.${key}"`)).split('class="part"')[0] ?? '');

describe('the action items', () => {
  test('stand before the evidence, with the remediation before the reason', () => {
    const page = words(pageOf());

    const [remediation, reason] = [page.indexOf('Remove the rule.'), page.indexOf('admits 0.0.0.0/0')];
    expect(remediation).toBeGreaterThan(0);
    expect(reason).toBeGreaterThan(remediation);
  });

  test('show the same item of several environments once', () => {
    const page = reportPage(['SoftLaunch', 'Production'].map((name) => ({ name, ledger: exampleLedger() })));
    const overview = page.slice(page.indexOf('id="page.action-items"'), page.indexOf('id="page.matrix"'));

    expect(overview.split('Attest that each contact answered')).toHaveLength(2);
    expect(overview).toContain('href="#SoftLaunch.MON-3"');
    expect(overview).toContain('href="#Production.MON-3"');
  });

  test('name the record of a missing attestation', () => {
    expect(partOf(pageOf(), 'findings')).toMatch(
      /Attest that each contact answered [^,]*, with &#39;requirement: MON-3&#39; in go-live\.yaml/,
    );
  });

  test('ask to set the value where a cdk-nag rule cannot be evaluated', () => {
    const [result] = exampleLedger().nag;
    const rule = result.findings[0].rule;
    const rules = [{ ...result.rules[0], rule, failed: 0, unknown: 1 }];

    const part = partOf(pageOf({ nag: [{ ...result, rules, findings: [result.findings[0]] }] }), 'findings');

    expect(part).toMatch(/set the value in the template, or acknowledge the rule at the resource .* unknown/);
    expect(part).not.toContain(': fix it');
  });

  test('leave out a waived finding', () => {
    expect(partOf(pageOf(), 'findings')).not.toContain('admits 10.0.0.0/8');
    expect(partOf(pageOf(), 'requirements')).toMatch(/admits 10\.0\.0\.0\/8 .* waived until 2027-04-30/);
  });

  test('have expired and expiring records and unused waivers', () => {
    const end = { who: 'Ann', until: '2027-03-30', daysLeft: -1 };
    const records = {
      ...NO_RECORDS,
      expired: [{ ...end, what: 'attestation of PEN-1' }],
      unused: [{ what: 'waiver of SEC-4', why: 'it is met', source: 'go-live.yaml:3:5' }],
    };

    const part = partOf(pageOf({ records }), 'findings');

    expect(part).toMatch(/Renew the record, or meet .* Attestation of PEN-1 expired on 2027-03-30/);
    expect(part).toMatch(
      /Renew the record before it expires .* expires on 2027-04-30, 30 days after 2027-03-31/,
    );
    expect(part).toMatch(/Correct or remove the unused record .* it is met \(go-live\.yaml:3:5\)/);
  });

  test('have records of unknown environments, errors of templates and records that are not valid yet', () => {
    const page = pageOf({
      records: {
        ...NO_RECORDS,
        unknownEnvironments: [{ name: 'Prodution', remediation: "did you mean 'Production'?" }],
      },
      validation: {
        errors: [
          {
            rule: 'F3002',
            description: 'Unknown property',
            stack: 'Shop',
            logicalId: 'Topic',
            blocking: true,
          },
        ],
      },
      requirements: ROWS.map((row) =>
        row.state === OutcomeState.WAIVED ? { ...row, blocking: true } : { ...row, blocking: false },
      ),
    });

    const part = partOf(page, 'findings');

    expect(part).toMatch(
      /Correct the name of the environment .* blocking .* did you mean &#39;Production&#39;\?/,
    );
    expect(part).toMatch(/Unknown property not met Template validation, rule F3002 blocking Topic in Shop/);
    expect(part).toMatch(/Extend the record to the opening day waived SEC-2 VPN for the teams blocking/);
  });

  test('are empty if there is nothing to do', () => {
    const settled = { ...NO_RECORDS, expiring: [] };
    const requirements = ROWS.filter(({ state }) => state === OutcomeState.MET);

    const page = pageOf({
      requirements,
      records: settled,
      frameworks: [],
      nag: [],
      cloudFormationLimits: [],
    });

    expect(words(page)).toContain('None: no requirement of any environment needs action.');
  });
});

describe('the matrix', () => {
  test('has every requirement, with the obligation and the basis of each cell', () => {
    const page = pageOf();
    for (const { id, title, state, obligation, basis } of ROWS) {
      const start = page.indexOf('class="matrix');
      const requirement = page
        .slice(page.indexOf(`<span class="id">${id}</span> ${title}`, start))
        .split('</tr>')[0];
      expect(words(requirement)).toContain(state);
      expect(words(requirement)).toContain(basis);
      if (state !== OutcomeState.NOT_REQUIRED)
        expect(words(requirement)).toContain(`${obligation}, ${basis}`);
    }
  });

  test('has an empty cell if a ledger has no such requirement', () => {
    const page = reportPage([
      { name: 'Staging', ledger: exampleLedger({ requirements: ROWS.slice(0, 1) }) },
      { name: 'Production', ledger: exampleLedger() },
    ]);

    expect(page).toContain('href="#Production.SEC-1"');
    expect(page).not.toContain('href="#Staging.SEC-1"');
  });
});

describe('a framework', () => {
  test('has its edition, its date, the number of listed controls, and whether it is partial', () => {
    const part = partOf(pageOf(), 'frameworks');

    expect(part).toContain('HIPAA partial');
    expect(part).toContain(
      'HIPAA Security Rule, 45 CFR Part 164 Subpart C, published 2013-01-25. 8 of 12 implementation specifications listed: four of them speak of paper',
    );
  });

  test('is not partial if all controls are listed', () => {
    const whole = { ...framework(), partialBecause: undefined };

    expect(partOf(pageOf({ frameworks: [whole] }), 'frameworks')).not.toContain('partial');
  });

  test('counts evidence that does not apply, without listing it', () => {
    const part = partOf(pageOf(), 'frameworks');

    expect(part).toContain('Not applicable: 1 rule or check.');
    expect(part).not.toContain('there is none');
  });

  test('has the reason why none applies', () => {
    const { declarations } = exampleLedger();
    const none = { name: 'none', noneBecause: 'no personal data', packs: [] };

    const page = pageOf({ frameworks: [], declarations: { ...declarations, frameworks: [none] } });

    expect(partOf(page, 'frameworks')).toContain('No framework applies: no personal data');
  });
});

describe('the records', () => {
  test('have their age on the day of the ledger', () => {
    expect(partOf(pageOf(), 'records')).toMatch(/SEC-2 .*approved by Paula .*30 days, since 2027-03-01/);
    expect(partOf(pageOf(), 'records')).toMatch(/PEN-1 .*Ann 2028-03-01 30 days, since 2027-03-01/);
  });

  test('are marked as expired', () => {
    expect(partOf(pageOf({ asOf: '2027-05-01' }), 'records')).toMatch(/2027-04-30 expired 61 days/);
  });

  test('have no age without a day of the ledger, or if they are declared', () => {
    const closed = exampleLedger({ asOf: undefined, opening: undefined });
    const terms = { reason: 'later', requestedBy: 'Olaf', approvedBy: 'Paula', expires: '2027-04-30' };
    const declarations = { ...closed.declarations, waivers: [{ ...terms, requirement: 'SEC-3' }] };

    const page = reportPage([{ name: 'Production', ledger: { ...closed, declarations } }]);

    expect(partOf(page, 'records')).toMatch(/SEC-2 .* since 2027-03-01/);
    expect(partOf(page, 'records')).toMatch(/SEC-3 later .* declared in the description, without a date/);
    expect(partOf(page, 'records')).not.toMatch(/\d days, since/);
  });

  test('have the opening, its pending requirements and the break-glass override', () => {
    const overrides = [{ ...AT, who: '<Bert>', reason: 'the fair opens' }];

    const part = partOf(pageOf({ records: { ...NO_RECORDS, overrides } }), 'records');

    expect(part).toContain('Opens on 2027-03-31 , with 1 pending requirement: MON-3.');
    expect(part).toContain('Break-glass override by &lt;Bert&gt; on 2027-03-01: the fair opens');
  });

  test.each([
    ['https://evidence.example/a?b=1&c=2', true],
    ['http://evidence.example/a', false],
    ['javascript:alert(1)', false],
    ['https://bank.example@evil.example/', false],
    ['see https://evidence.example/a', false],
  ])('evidence %s is a link: %s', (evidence, isLink) => {
    const attestations = [{ ...AT, requirement: 'PEN-1', who: 'Ann', evidence, validUntil: '2028-03-01' }];

    const page = pageOf({ records: { ...NO_RECORDS, attestations } });

    const escaped = evidence.replaceAll('&', '&amp;');
    expect(page).toContain(escaped);
    expect(page.includes(`href="${escaped}" rel="noopener noreferrer"`)).toBe(isLink);
  });
});

describe('figures', () => {
  test('of backups are RPO and retention', () => {
    const part = partOf(pageOf(), 'recovery');

    expect(part).toMatch(/Twice a day .*Minutes \(point-in-time restore\); snapshots: 12 hours/);
    expect(part).toMatch(/12 hours, from eu-west-1 .*35 days .*90 days/);
  });

  test('of backups have no RPO after the loss of the Region without a copy', () => {
    const recovery = [
      { plan: 'Stack/Plan', rule: 'Daily', rpoHours: 24, retentionDays: 35, continuous: false },
    ];

    expect(partOf(pageOf({ recovery }), 'recovery')).toMatch(/24 hours .*All data: no copy .*no copy/);
  });

  test('of stacks are their CloudFormation limits', () => {
    expect(partOf(pageOf(), 'cloudFormationLimits')).toMatch(
      /Production-Shop .*410 of 500 .*164 877 of 1 000 000/,
    );
  });

  test('of cdk-nag packs have the templates that they could not evaluate', () => {
    const [pack, ...others] = exampleLedger().nag;
    const reason = 'shop.yaml cannot be evaluated: an unknown function';
    const nag = [{ ...pack, notEvaluated: [reason] }, ...others];
    expect(partOf(pageOf({ nag }), 'nag')).toContain(reason);
    expect(partOf(pageOf(), 'nag')).not.toContain('cannot be evaluated');
  });

  test('of cdk-nag packs are counts; acknowledged findings are listed by reason', () => {
    const part = partOf(pageOf(), 'nag');

    expect(part).toMatch(/AwsSolutions 1 4 161 2 1 0 1/);
    expect(part).toMatch(/AWS names no resource for this call\. 1 finding at 1 resource Roles\/Backup/);
  });

  test('of the checklist are tasks, owners and due days', () => {
    expect(partOf(pageOf(), 'checklist')).toMatch(
      /1 of 2 tasks .*PEN-1 Have the environment penetration-tested security 2027-03-20 done/,
    );
  });
});

test('two names that differ in special characters have two ids', () => {
  const page = reportPage(['a b', 'a"b'].map((name) => ({ name, ledger: exampleLedger() })));

  const ids = [...page.matchAll(/<h2 id="([^"]*)"/g)].map(([, id]) => id);

  expect(new Set(ids).size).toBe(ids.length);
});

test('every link on the page has its target on the page', () => {
  const page = pageOf();
  const ids = new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));

  const lost = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id).filter((id) => !ids.has(id));

  expect(lost).toEqual([]);
});
