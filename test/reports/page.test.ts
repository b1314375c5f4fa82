import { type Ledger, OutcomeState } from '../../lib';
import { reportPage } from '../../lib/reports/page/report-page';
import { exampleLedger, framework, ROWS } from './example-ledger';

const AT = { environment: 'Production/Shop', when: '2027-03-01' };
const NOTHING = exampleLedger().records;

/** The page as its reader reads it: without elements, with single blanks. */
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

describe('what must be done', () => {
  test('stands before the evidence, with the remediation before the reason', () => {
    const page = words(pageOf());

    const [remediation, reason] = [
      page.indexOf('Declare the traffic, or close'),
      page.indexOf('admits 0.0.0.0/0'),
    ];
    expect(remediation).toBeGreaterThan(0);
    expect(reason).toBeGreaterThan(remediation);
  });

  test('is said once for all environments that need it', () => {
    const page = reportPage(['SoftLaunch', 'Production'].map((name) => ({ name, ledger: exampleLedger() })));
    const overview = page.slice(page.indexOf('id="page.to-do"'), page.indexOf('id="page.matrix"'));

    expect(overview.split('Have it signed that each contact answered')).toHaveLength(2);
    expect(overview).toContain('href="#SoftLaunch.MON-3"');
    expect(overview).toContain('href="#Production.MON-3"');
  });

  test('asks to look, not to mend, where a cdk-nag rule could not be decided', () => {
    const [result] = exampleLedger().nag;
    const rule = result.findings[0].rule;
    const rules = [{ ...result.rules[0], rule, failed: 0, unknown: 1 }];

    const part = partOf(pageOf({ nag: [{ ...result, rules, findings: [result.findings[0]] }] }), 'findings');

    expect(part).toMatch(/see to it that the template says it, or acknowledge it there .* unknown/);
    expect(part).not.toContain(': mend it');
  });

  test('leaves out a finding that is waived', () => {
    expect(partOf(pageOf(), 'findings')).not.toContain('admits 10.0.0.0/8');
    expect(partOf(pageOf(), 'requirements')).toMatch(/admits 10\.0\.0\.0\/8 .* waived until 2027-04-30/);
  });

  test('names what ends soon, what has ended and what is unused', () => {
    const end = { who: 'Ann', until: '2027-03-30', daysLeft: -1 };
    const records = {
      ...NOTHING,
      expired: [{ ...end, what: 'attestation of PEN-1' }],
      unused: [{ what: 'waiver of SEC-4', why: 'it is met', source: 'go-live.yaml:3:5' }],
    };

    const part = partOf(pageOf({ records }), 'findings');

    expect(part).toMatch(/Renew it, or do without it .* Attestation of PEN-1 ended on 2027-03-30/);
    expect(part).toMatch(/Renew it before it ends .* ends on 2027-04-30, 30 days after 2027-03-31/);
    expect(part).toMatch(/Mend it or take it out: it covers nothing .* it is met \(go-live\.yaml:3:5\)/);
  });

  test('is nothing where everything is settled', () => {
    const settled = { ...NOTHING, expiring: [] };
    const requirements = ROWS.filter(({ state }) => state === OutcomeState.MET);

    const page = pageOf({
      requirements,
      records: settled,
      frameworks: [],
      nag: [],
      cloudFormationLimits: [],
    });

    expect(words(page)).toContain('Nothing: every required requirement is settled in every environment.');
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

  test('leaves a cell empty where a ledger has no such requirement', () => {
    const page = reportPage([
      { name: 'Staging', ledger: exampleLedger({ requirements: ROWS.slice(0, 1) }) },
      { name: 'Production', ledger: exampleLedger() },
    ]);

    expect(page).toContain('href="#Production.SEC-1"');
    expect(page).not.toContain('href="#Staging.SEC-1"');
  });
});

describe('a framework', () => {
  test('says its edition, its date and how many controls of how many it lists, and that it is partial', () => {
    const part = partOf(pageOf(), 'frameworks');

    expect(part).toContain('HIPAA partial');
    expect(part).toContain(
      'HIPAA Security Rule, 45 CFR Part 164 Subpart C, published 2013-01-25. 8 of 12 implementation specifications listed: four of them speak of paper',
    );
  });

  test('is not called partial where all controls are listed', () => {
    const whole = { ...framework(), partialBecause: undefined };

    expect(partOf(pageOf({ frameworks: [whole] }), 'frameworks')).not.toContain('partial');
  });

  test('counts evidence of things that are not here, and does not list it', () => {
    const part = partOf(pageOf(), 'frameworks');

    expect(part).toContain('1 rule or check of things that are not here');
    expect(part).not.toContain('there is none');
  });

  test('that does not apply is told with the reason', () => {
    const { declarations } = exampleLedger();
    const none = { name: 'none', noneBecause: 'no personal data', packs: [] };

    const page = pageOf({ frameworks: [], declarations: { ...declarations, frameworks: [none] } });

    expect(partOf(page, 'frameworks')).toContain('None applies, it is declared: no personal data');
  });
});

describe('what was signed and waived', () => {
  test('has its age on the day that the ledger shows', () => {
    expect(partOf(pageOf(), 'records')).toMatch(/SEC-2 .*approved by Paula .*30 days, since 2027-03-01/);
    expect(partOf(pageOf(), 'records')).toMatch(/PEN-1 .*Ann 2028-03-01 30 days, since 2027-03-01/);
  });

  test('is said to have ended once it has', () => {
    expect(partOf(pageOf({ asOf: '2027-05-01' }), 'records')).toMatch(/2027-04-30 ended 61 days/);
  });

  test('has no age where no day is judged, or the description declares it', () => {
    const closed = exampleLedger({ asOf: undefined, opening: undefined });
    const terms = { reason: 'later', requestedBy: 'Olaf', approvedBy: 'Paula', expires: '2027-04-30' };
    const declarations = { ...closed.declarations, waivers: [{ ...terms, requirement: 'SEC-3' }] };

    const page = reportPage([{ name: 'Production', ledger: { ...closed, declarations } }]);

    expect(partOf(page, 'records')).toMatch(/SEC-2 .* since 2027-03-01/);
    expect(partOf(page, 'records')).toMatch(/SEC-3 later .* declared in the description, without a day/);
    expect(partOf(page, 'records')).not.toMatch(/\d days, since/);
  });

  test('tells the opening, its open requirements and who opened it nevertheless', () => {
    const overrides = [{ ...AT, who: '<Bert>', reason: 'the fair opens' }];

    const part = partOf(pageOf({ records: { ...NOTHING, overrides } }), 'records');

    expect(part).toContain('Opens on 2027-03-31 , with 1 pending requirement: MON-3.');
    expect(part).toContain('Opened nevertheless , by &lt;Bert&gt; on 2027-03-01: the fair opens');
  });

  test.each([
    ['https://evidence.example/a?b=1&c=2', true],
    ['http://evidence.example/a', false],
    ['javascript:alert(1)', false],
    ['https://bank.example@evil.example/', false],
    ['see https://evidence.example/a', false],
  ])('evidence %s is a link: %s', (evidence, isLink) => {
    const attestations = [{ ...AT, requirement: 'PEN-1', who: 'Ann', evidence, validUntil: '2028-03-01' }];

    const page = pageOf({ records: { ...NOTHING, attestations } });

    const escaped = evidence.replaceAll('&', '&amp;');
    expect(page).toContain(escaped);
    expect(page.includes(`href="${escaped}" rel="noopener noreferrer"`)).toBe(isLink);
  });
});

describe('figures', () => {
  test('say what is lost at most and for how long it is kept', () => {
    const part = partOf(pageOf(), 'recovery');

    expect(part).toMatch(/Twice a day .*Minutes: any point in time can be restored; snapshots: 12 hours/);
    expect(part).toMatch(/12 hours, from eu-west-1 .*35 days .*90 days/);
  });

  test('say that everything is lost with the Region where there is no copy', () => {
    const recovery = [
      { plan: 'Stack/Plan', rule: 'Daily', rpoHours: 24, retentionDays: 35, continuous: false },
    ];

    expect(partOf(pageOf({ recovery }), 'recovery')).toMatch(/24 hours .*Everything: no copy .*no copy/);
  });

  test('show how full each stack is', () => {
    expect(partOf(pageOf(), 'cloudFormationLimits')).toMatch(
      /Production-Shop .*410 of 500 .*164 877 of 1 000 000/,
    );
  });

  test('of cdk-nag rules tell what could not be asked about', () => {
    const [pack, ...others] = exampleLedger().nag;
    const reason = 'shop.yaml could not be asked about: an unknown function';
    const nag = [{ ...pack, notEvaluated: [reason] }, ...others];
    expect(partOf(pageOf({ nag }), 'nag')).toContain(reason);
    expect(partOf(pageOf(), 'nag')).not.toContain('could not be asked');
  });

  test('of cdk-nag rules are counts; what is acknowledged stands by its reason', () => {
    const part = partOf(pageOf(), 'nag');

    expect(part).toMatch(/AwsSolutions 1 4 161 2 1 0 1/);
    expect(part).toMatch(/AWS names no resource for this call\. 1 finding at 1 resource Roles\/Backup/);
  });

  test('of the checklist tell who does what until when', () => {
    expect(partOf(pageOf(), 'checklist')).toMatch(
      /1 of 2 tasks .*PEN-1 Have the environment penetration-tested security 2027-03-20 done/,
    );
  });
});

test('two names that differ in what no id may hold lead to two places', () => {
  const page = reportPage(['a b', 'a"b'].map((name) => ({ name, ledger: exampleLedger() })));

  const ids = [...page.matchAll(/<h2 id="([^"]*)"/g)].map(([, id]) => id);

  expect(new Set(ids).size).toBe(ids.length);
});

test('a link on the page leads to a place on the page', () => {
  const page = pageOf();
  const ids = new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));

  const lost = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id).filter((id) => !ids.has(id));

  expect(lost).toEqual([]);
});
