import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StagesFileError } from '../../../lib/stages-file/problem';
import { GoLiveRecords } from '../../../lib';
import { wrongUse } from '../../components/wrong-use';

const VALID = `environments:
  Production:
    attestations:
      - requirement: PEN-1
        who: Ann Auditor
        when: 2027-03-01
        evidence: https://example.com/pentest
        validUntil: 2028-03-01
    waivers:
      - requirement: SEC-2
        reason: the VPN comes in April
        requestedBy: Olaf
        approvedBy: Paula
        when: 2027-03-02
        expires: 2027-04-30
      - rule: AwsSolutions-RDS3
        path: Production/Shop/Environment/Orders
        reason: a standby comes in April
        requestedBy: Olaf
        approvedBy: Paula
        when: 2027-03-02
        expires: 2027-04-30
    tasks:
      - id: pentest
        requirement: PEN-1
        what: Red Team Ltd tests
        owner: Ann
        due: 2027-03-15
        state: in progress
      - { id: tell-support, what: Tell the support desk, owner: Sue, state: to do }
    breakGlass: { who: Bert, when: 2027-03-31, reason: the fair opens }
  SoftLaunch: {}
`;

/** The valid file with one passage changed. */
function changed(passage: string, replacement: string): string {
  if (!VALID.includes(passage)) throw new Error(`not in the file: ${passage}`);
  return VALID.replace(passage, replacement);
}

function read(content: string): GoLiveRecords {
  const folder = mkdtempSync(join(tmpdir(), 'go-live-'));
  try {
    const path = join(folder, 'go-live.yaml');
    writeFileSync(path, content);
    return GoLiveRecords.fromFile(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The problems of the valid file with one passage changed, without the folder it stands in. */
function refusalOf(passage: string, replacement: string): string[] {
  const content = changed(passage, replacement);
  try {
    read(content);
  } catch (error) {
    if (!(error instanceof StagesFileError)) throw error;
    return error.message.split('\n').map((line) => line.replace(/^.*?go-live\.yaml(?=:)/, 'go-live.yaml'));
  }
  throw new Error('nothing was refused');
}

describe('a go-live file', () => {
  test('holds records by environment, each with its position', () => {
    const records = read(VALID);

    expect(records.attestations).toEqual([
      {
        environment: 'Production',
        requirement: 'PEN-1',
        who: 'Ann Auditor',
        when: '2027-03-01',
        evidence: 'https://example.com/pentest',
        validUntil: '2028-03-01',
        source: 'go-live.yaml:4:9',
      },
    ]);
    expect(records.waivers).toMatchObject([
      { requirement: 'SEC-2', approvedBy: 'Paula', source: 'go-live.yaml:10:9' },
    ]);
    expect(records.ruleWaivers).toMatchObject([
      {
        rule: 'AwsSolutions-RDS3',
        path: 'Production/Shop/Environment/Orders',
        approvedBy: 'Paula',
        source: 'go-live.yaml:16:9',
      },
    ]);
    expect(records.tasks).toMatchObject([
      { id: 'pentest', requirement: 'PEN-1', owner: 'Ann', due: '2027-03-15', state: 'in progress' },
      { id: 'tell-support', owner: 'Sue', state: 'to do', source: 'go-live.yaml:30:9' },
    ]);
    expect(records.overrides).toMatchObject([{ who: 'Bert', reason: 'the fair opens' }]);
  });

  test('names its environments, also those without records', () => {
    expect(read(VALID).environments).toEqual(['Production', 'SoftLaunch']);
  });

  test('must exist', () => {
    const path = join(tmpdir(), 'no-such-folder', 'go-live.yaml');
    expect(wrongUse(() => GoLiveRecords.fromFile(path))).toMatch(
      /go-live file: got '.*go-live\.yaml', but there is no such file; give the path/,
    );
  });
});

/** Where the records of the valid file stand. */
const ATTESTATION = 'go-live.yaml:4:9 environments.Production.attestations[0]';
const WAIVER = 'go-live.yaml:10:9 environments.Production.waivers[0]';
const RULE_WAIVER = 'go-live.yaml:16:9 environments.Production.waivers[1]';
const TASK = 'go-live.yaml:30:9 environments.Production.tasks[1]';

interface BadInput {
  readonly name: string;
  readonly change: readonly [passage: string, replacement: string];
  readonly says: readonly [start: string, ...parts: string[]];
}

const BAD_INPUT: readonly BadInput[] = [
  {
    name: 'an unknown requirement',
    change: ['requirement: PEN-1', 'requirement: PEN-2'],
    says: [`${ATTESTATION}: got 'PEN-2'`, 'no such requirement', "did you mean 'PEN-1'?"],
  },
  {
    name: 'a requirement that cannot be attested',
    change: ['requirement: PEN-1', 'requirement: BAK-1'],
    says: [
      `${ATTESTATION}: got 'BAK-1'`,
      'cannot be attested',
      '[BAK-1, attestation.requirement-not-attestable]',
    ],
  },
  {
    name: 'a control that its framework has not',
    change: ['requirement: PEN-1', 'requirement: GDPR/Art. 600'],
    says: [`${ATTESTATION}: got 'Art. 600'`, 'lists no such control', "did you mean 'Art. "],
  },
  {
    name: 'a waiver of a requirement and of a rule',
    change: ['- rule: AwsSolutions-RDS3', '- rule: AwsSolutions-RDS3\n        requirement: SEC-2'],
    says: [`${RULE_WAIVER}: got`, "exactly one of 'requirement', 'rule'"],
  },
  {
    name: 'a waiver of nothing',
    change: ['- requirement: SEC-2\n        reason', '- reason'],
    says: [`${WAIVER}: got`, "exactly one of 'requirement', 'rule'"],
  },
  {
    name: 'a waiver of a rule at no construct',
    change: ['        path: Production/Shop/Environment/Orders\n', ''],
    says: [`${RULE_WAIVER}: got`, "'rule' and 'path' go together"],
  },
  {
    name: 'a waiver of a rule that its requester approves',
    change: [
      'a standby comes in April\n        requestedBy: Olaf',
      'a standby comes in April\n        requestedBy: Paula',
    ],
    says: [`${RULE_WAIVER}: got 'Paula'`, 'the approver of a waiver is not its requester'],
  },
  {
    name: 'a task of an unknown requirement',
    change: ['requirement: PEN-1\n        what', 'requirement: PENN-1\n        what'],
    says: ["go-live.yaml:24:9 environments.Production.tasks[0]: got 'PENN-1'", "did you mean 'PEN-1'?"],
  },
  {
    name: 'a task in an unknown state',
    change: ['state: in progress', 'state: in progres'],
    says: [
      "go-live.yaml:29:16 environments.Production.tasks[0].state: got 'in progres'",
      "did you mean 'in progress'?",
    ],
  },
  {
    name: 'a task without an owner',
    change: [', owner: Sue', ''],
    says: [`${TASK}.owner: missing. Who is responsible for it.`],
  },
  {
    name: 'a task that is due on no day',
    change: ['due: 2027-03-15', 'due: soon'],
    says: ["go-live.yaml:28:14 environments.Production.tasks[0].due: got 'soon'", 'year first'],
  },
  {
    name: 'a task that is called like a requirement',
    change: ['id: tell-support', 'id: SEC-2'],
    says: [`${TASK}: got 'SEC-2'`, "write it as 'requirement'"],
  },
  {
    name: 'two tasks of one id',
    change: ['id: tell-support', 'id: pentest'],
    says: [`${TASK}: there is one of this environment and id already`],
  },
  {
    name: 'two tasks of one requirement',
    change: ['id: tell-support', 'id: tell-support, requirement: PEN-1'],
    says: [`${TASK}: there is one of this environment and requirement already, at go-live.yaml:24:9`],
  },
  {
    name: 'a waiver that its requester approves',
    change: ['approvedBy: Paula', 'approvedBy: olaf'],
    says: [`${WAIVER}: got 'olaf'`, 'the approver of a waiver is not its requester'],
  },
  {
    name: 'a day that no calendar has',
    change: ['validUntil: 2028-03-01', 'validUntil: 2027-02-29'],
    says: [
      "go-live.yaml:8:21 environments.Production.attestations[0].validUntil: got '2027-02-29'",
      "'2027-03-31'",
    ],
  },
  {
    name: 'a day in another form',
    change: ['when: 2027-03-02', 'when: 2 March 2027'],
    says: ["go-live.yaml:14:15 environments.Production.waivers[0].when: got '2 March 2027'", 'year first'],
  },
  {
    name: 'an attestation that expires before it begins',
    change: ['validUntil: 2028-03-01', 'validUntil: 2027-02-01'],
    says: [`${ATTESTATION}: got '2027-02-01'`, 'must not be before'],
  },
  {
    name: 'a waiver that expires before it begins',
    change: ['expires: 2027-04-30', 'expires: 2027-01-01'],
    says: [`${WAIVER}: got '2027-01-01'`, 'must not be before'],
  },
  {
    name: 'blank evidence',
    change: ['https://example.com/pentest', "' '"],
    says: [
      "go-live.yaml:7:19 environments.Production.attestations[0].evidence: got ' '",
      'it is shown in the report and must not be blank',
    ],
  },
  {
    name: 'no evidence',
    change: ['        evidence: https://example.com/pentest\n', ''],
    says: [`${ATTESTATION}.evidence: missing. Where a reviewer finds the evidence`],
  },
  {
    name: 'an unknown key',
    change: ['waivers:', 'waiver:'],
    says: ['go-live.yaml:9:5 environments.Production.waiver: unknown key', "did you mean 'waivers'?"],
  },
  {
    name: 'a break-glass override without a reason',
    change: [', reason: the fair opens', ''],
    says: ['go-live.yaml:31:5 environments.Production.breakGlass.reason: missing.'],
  },
];

describe('a go-live file is refused, with place, value, limit and remediation:', () => {
  test.each(BAD_INPUT)('$name', ({ change, says: [start, ...parts] }) => {
    const lines = refusalOf(...change);

    expect(lines).toHaveLength(1);
    expect(lines[0].startsWith(start) ? start : lines[0]).toBe(start);
    for (const part of parts) expect(lines[0]).toContain(part);
  });

  test('two of the same requirement and day, with both places', () => {
    const twin = `      - { requirement: PEN-1, who: Bob, when: 2027-03-01, evidence: e, validUntil: 2029-01-01 }\n`;

    const lines = refusalOf('    waivers:\n', `${twin}    waivers:\n`);

    expect(lines).toEqual([
      'go-live.yaml:9:9 environments.Production.attestations[1]: there is one of this environment and day already, at go-live.yaml:4:9; keep one of the two [record.duplicate]',
    ]);
  });

  test('two waivers of the same rule, construct and day', () => {
    const lines = refusalOf(
      '- requirement: SEC-2',
      '- rule: AwsSolutions-RDS3\n        path: Production/Shop/Environment/Orders',
    );

    expect(lines).toEqual([
      'go-live.yaml:17:9 environments.Production.waivers[1]: there is one of this environment and day already, at go-live.yaml:10:9; keep one of the two [record.duplicate]',
    ]);
  });

  test('what is no YAML, and nothing at all', () => {
    expect(refusalOf('environments:', 'environments: {').join()).toContain('not YAML');
    expect(() => read('')).toThrow(/go-live\.yaml/);
  });

  test('every problem at once', () => {
    expect(
      refusalOf(
        'requirement: PEN-1\n        who: Ann Auditor',
        "requirement: PEN-1\n        who: ''\n        hwo: Ann",
      ),
    ).toHaveLength(2);
  });

  test('but the control of a framework can be signed', () => {
    const records = read(changed('requirement: PEN-1', 'requirement: GDPR/Art. 6'));

    expect(records.attestations).toMatchObject([{ requirement: 'GDPR/Art. 6' }]);
  });

  test('but a renewal is no duplicate', () => {
    const renewal = `      - { requirement: PEN-1, who: Bob, when: 2028-02-01, evidence: e, validUntil: 2029-02-01 }\n`;

    const records = read(changed('    waivers:\n', `${renewal}    waivers:\n`));

    expect(records.attestations.map(({ who }) => who)).toEqual(['Ann Auditor', 'Bob']);
  });
});
