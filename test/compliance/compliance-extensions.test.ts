import { Validations } from 'aws-cdk-lib';
import { Compliance } from '../../lib';
import { OutcomeState, passes, type Reporter } from '../../lib/compliance';
import { DISPLAY_NAMES } from './display-names';
import { BUILT_IN_FILES, environmentIn, ledgerOf, newApp, reports, useOutdir } from './outdir';

useOutdir();

describe('a check of the application', () => {
  test('is a required requirement, and fails the synthesis', () => {
    const app = newApp();
    environmentIn(app, 'Production');
    Compliance.of(app).enable({ checks: [DISPLAY_NAMES] });

    expect(() => app.synth()).toThrow(/has no display name.*\(StageChecks\)/s);
    expect(ledgerOf('Production').requirements.at(-1)).toMatchObject({
      id: 'ACME-1.display-names',
      required: true,
      state: OutcomeState.NOT_MET,
    });
    expect(reports()['report.md']).toContain('does not pass: ACME-1.display-names');
  });

  test('can be acknowledged as the CDK prints it', () => {
    const app = newApp();
    const { topic } = environmentIn(app, 'Production');
    Validations.of(topic).acknowledge({ id: 'StageChecks::ACME-1.display-names', reason: 'an old topic' });
    Compliance.of(app).enable({ checks: [DISPLAY_NAMES] });

    expect(() => app.synth()).not.toThrow();
    expect(ledgerOf('Production').requirements.at(-1)).toMatchObject({ state: OutcomeState.WAIVED });
  });

  test('that throws is not met', () => {
    const app = newApp();
    environmentIn(app, 'Production');
    const evaluate = () => {
      throw new Error('no table');
    };
    Compliance.of(app).enable({ checks: [{ ...DISPLAY_NAMES, evaluate }] });

    expect(() => app.synth()).toThrow(/no table/);
    expect(ledgerOf('Production').requirements.at(-1)).toMatchObject({ state: OutcomeState.NOT_MET });
  });
});

describe('a report format of the application', () => {
  const SUMMARY: Reporter = {
    name: 'summary',
    fileName: 'acme/summary.txt',
    render: (ledgers) => ledgers.map(({ name, ledger }) => `${name}: ${String(passes(ledger))}\n`).join(''),
  };

  test('is written beside the built-in ones', () => {
    const app = newApp();
    environmentIn(app, 'Staging');
    environmentIn(app, 'Production', { tagged: false });
    Compliance.of(app).enable({ reporters: [SUMMARY] });

    expect(() => app.synth()).toThrow();

    expect(reports()['acme/summary.txt']).toBe('Staging: true\nProduction: false\n');
    expect(Object.keys(reports())).toEqual(expect.arrayContaining(BUILT_IN_FILES));
  });
});
