import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { MutantRunStatus } from '@stryker-mutator/api/test-runner';
import { createMochaTestRunner } from '@stryker-mutator/mocha-runner';

/** How many tests that killed the last mutants of a file are tried first on its next one. */
const KILLERS = 12;

/** Mocha's runner, which tries first what killed the last mutants of the same file: nearly every check is run by nearly every test. */
class KillersFirst {
  killers = new Map();
  hasRunClean = false;

  constructor(mocha) {
    this.mocha = mocha;
  }

  capabilities() {
    return this.mocha.capabilities();
  }

  init() {
    return this.mocha.init();
  }

  dispose() {
    return this.mocha.dispose();
  }

  dryRun(options) {
    this.hasRunClean = true;
    return this.mocha.dryRun(options);
  }

  async mutantRun(options) {
    await this.runClean();
    const { activeMutant, testFilter } = options;
    const { fileName } = activeMutant;
    const killers = this.killers.get(fileName) ?? [];
    const first = killers.filter((test) => testFilter === undefined || testFilter.includes(test));
    const early =
      first.length > 0 ? await this.mocha.mutantRun({ ...options, testFilter: first }) : undefined;
    const isDecided = early !== undefined && early.status !== MutantRunStatus.Survived;
    const rest = testFilter?.filter((test) => !first.includes(test));
    const result =
      isDecided || rest?.length === 0 ? early : await this.mocha.mutantRun({ ...options, testFilter: rest });
    if (result.status === MutantRunStatus.Killed) {
      const [killer] = result.killedBy;
      this.killers.set(fileName, [killer, ...killers.filter((test) => test !== killer)].slice(0, KILLERS));
    }
    return result;
  }

  /** What tests keep from one another is made without a mutant, also in a process that begins after a mutant that hung. */
  async runClean() {
    if (this.hasRunClean) return;
    await this.dryRun({ coverageAnalysis: 'off', disableBail: false });
  }
}

function createKillersFirst(injector) {
  return new KillersFirst(createMochaTestRunner(injector));
}
createKillersFirst.inject = tokens(commonTokens.injector);

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'killers-first', createKillersFirst),
];
