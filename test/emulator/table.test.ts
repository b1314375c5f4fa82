import { errorsIn } from './emulator';
import { difference } from './read-back/compare';
import type { ResourceResult, ResourceState } from './read-back/read-stack';
import { faultsOfList } from './runbooks/not-run';
import type { RunbookResult } from './runbooks/run-runbooks';
import { table } from './table';
import { runbookFigures, verdictOf } from './verdict';

function results(states: readonly ResourceState[]): ResourceResult[] {
  return states.map((state, index) => ({
    stack: 'Shop',
    logicalId: `R${index}`,
    type: 'AWS::S3::Bucket',
    state,
  }));
}

describe('the verdict', () => {
  const nine = Array.from({ length: 9 }, () => 'created' as const);

  test.each<[string, readonly ResourceState[], boolean]>([
    ['holds with nine of ten created and one recorded', [...nine, 'recorded'], true],
    ['fails with fewer created', [...nine.slice(1), 'recorded', 'recorded'], false],
    ['fails with one missing', [...nine, ...nine, 'missing'], false],
    ['fails with one different', [...nine, ...nine, 'different'], false],
    ['fails with nothing at all', [], false],
  ])('%s', (_, states, held) => {
    expect(verdictOf(results(states)).held).toBe(held);
  });
});

describe('runbooks', () => {
  const runbook: RunbookResult = {
    runbook: 'Restore',
    ran: ['rds:ModifyDBInstance', 'rds:RebootDBInstance'],
    notRun: ['aws:sleep'],
    faults: [],
  };

  test('that did not hold fail the environment, by their names', () => {
    const created = results(['created']);

    expect(verdictOf(created, [runbook]).held).toBe(true);
    expect(verdictOf(created, [{ ...runbook, faults: ['Protect: refused'] }])).toMatchObject({
      held: false,
      faults: ['Restore: Protect: refused'],
    });
  });

  test('are counted by steps', () => {
    expect(runbookFigures([runbook, runbook])).toBe(
      '4 steps of 2 ran on the emulator, 2 are listed as not run',
    );
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['is complete', ['aws:sleep'], []],
    [
      'misses a step that did not run',
      [],
      ['aws:sleep does not run on the emulator, and is not in not-run.json'],
    ],
    [
      'has a step that ran',
      ['aws:sleep', 'rds:RebootDBInstance'],
      ['rds:RebootDBInstance is in not-run.json, and runs'],
    ],
    [
      'has a step of no runbook',
      ['aws:sleep', 'aws:approve'],
      ['aws:approve is in not-run.json, and in no runbook'],
    ],
  ])('are held against a list that %s', (_, list, faults) => {
    expect(faultsOfList(list, [runbook])).toEqual(faults);
  });
});

describe('the closing table', () => {
  test('fits 80 columns and shows every count, with long names and many states', () => {
    const states = new Map(
      ['met', 'pending', 'attested', 'waived', 'inherited', 'not required', 'not checked'].map(
        (state, index) => [state, 10 + index],
      ),
    );
    const shown = table([
      {
        environment: 'StagingOfTheFirstPartnerInTheSouth',
        ledger: { stage: 'Development', states },
        verdict: verdictOf(results(Array.from({ length: 1234 }, () => 'created' as const))),
      },
    ]);
    for (const line of shown.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(shown).toContain('1234        0   1234  100.0%  held');
    expect(shown.replace(/\s+/g, ' ')).toContain(
      '10 met; 11 pending; 12 attested; 13 waived; 14 inherited; 15 not required; 16 not checked',
    );
  });
});

describe('an error in the log', () => {
  test.each([
    ['127.0.0.1 - - [21/Nov/2026 22:44:12] "POST / HTTP/1.1" 500 -', true],
    ['Traceback (most recent call last):', true],
    ['ERROR: stack Shop: AWS::RDS::DBInstance Orders: no such group', true],
    ['127.0.0.1 - - [21/Nov/2026 22:44:12] "POST / HTTP/1.1" 200 -', false],
    ['127.0.0.1 - - [21/Nov/2026 22:44:12] "HEAD /bucket HTTP/1.1" 404 -', false],
  ])('%s: %s', (line, isError) => {
    expect(errorsIn(`first\n${line}\nlast`)).toEqual(isError ? [line] : []);
  });
});

describe('a difference', () => {
  test.each<[string, unknown, unknown]>([
    ['numbers as text', { Port: '8080' }, { port: 8080 }],
    ['documents as text', { Statement: [{ Effect: 'Allow' }] }, '{"Statement":[{"Effect":"Allow"}]}'],
    ['documents in a URL', { Effect: 'Allow' }, encodeURIComponent('{"Effect":"Allow"}')],
    [
      'names in nothing but another case',
      { Service: 'ecs', service: 'web' },
      { Service: 'ecs', service: 'web' },
    ],
    ['lists in another order', ['a', 'b'], ['b', 'a']],
    [
      'settings with defaults beside',
      [{ Key: 'a', Value: '1' }],
      [
        { Key: 'b', Value: '2' },
        { Key: 'a', Value: '1' },
      ],
    ],
  ])('is not made by %s', (_, asked, held) => {
    expect(difference(asked, held)).toBeUndefined();
  });

  test.each<[string, unknown, unknown]>([
    ['another value', { Port: 80 }, { Port: 8080 }],
    ['nothing where something was asked for', { Port: 80 }, {}],
    ['false where true was asked for', true, false],
    ['an entry too few', ['a', 'b'], ['a']],
    ['an entry too many', ['a'], ['a', 'b']],
    ['an entry where none was asked for', { list: [] }, { list: ['a'] }],
    ['the same entry twice', ['a', 'b'], ['a', 'a']],
    ['another value of a tag', [{ Key: 'a', Value: '1' }], [{ Key: 'a', Value: '2' }]],
  ])('is made by %s', (_, asked, held) => {
    expect(difference(asked, held)).toBeDefined();
  });
});
