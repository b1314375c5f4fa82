import { StageEnvironmentError, type StageEnvironmentErrorProps } from '../internal/errors';
import { CATALOG } from '../requirements/catalog';
import { Basis, Obligation } from '../requirements/requirement';
import type { StageKind } from '../requirements/stage-kind';
import type { ResolvedRequirement, StageProfile } from '../requirements/stage-profile';
import type { Check } from './checks/check';
import { CHECKS } from './checks/checks';

/**
 * A check of an application's own, in TypeScript. Its result is a required requirement of the ledger: a finding that is
 * not met keeps the environment from passing unless it is waived by its id or acknowledged as `StageChecks::<id>`. A
 * control of a custom framework can name it.
 *
 * @jsii ignore
 */
export interface CustomCheck extends Check {
  /** Stable, such as `ACME-1.tagged-buckets`: letters, digits, dots and hyphens, at most 80. */
  readonly id: string;
  /**
   * The stages in which it runs.
   *
   * @default - all stages
   */
  readonly stages?: readonly StageKind[];
}

const ID = /^[A-Za-z][A-Za-z0-9.-]{0,79}$/;

/** @throws StageEnvironmentError if an id is malformed, or is that of another check */
export function checkCustomChecks(checks: readonly CustomCheck[]): void {
  checks.forEach(({ id }, index) => {
    const refuse = (fault: Omit<StageEnvironmentErrorProps, 'what' | 'value'>): never => {
      throw new StageEnvironmentError({ what: "'checks' of the compliance", value: id, ...fault });
    };
    if (!ID.test(id)) {
      refuse({
        id: 'check.id-malformed',
        limit: 'an id has letters, digits, dots and hyphens, at most 80, and starts with a letter',
        remediation: "write an id such as 'ACME-1.tagged-buckets'",
      });
    }
    if (isBuiltIn(id)) {
      refuse({
        id: 'check.id-built-in',
        limit: 'it is the id of a built-in check or requirement',
        remediation: 'use another id',
      });
    }
    if (checks.findIndex((other) => other.id === id) < index) {
      refuse({
        id: 'check.duplicate-id',
        limit: 'two checks have this id',
        remediation: 'give each check an id of its own',
      });
    }
  });
}

function isBuiltIn(id: string): boolean {
  return CHECKS.has(id) || CATALOG.some((requirement) => requirement.id === id);
}

/** The checks that run in a stage. */
export function customChecksOf(checks: readonly CustomCheck[], stage: StageKind): readonly CustomCheck[] {
  return checks.filter(({ stages }) => stages === undefined || stages.includes(stage));
}

/** All checks that can run, by id. */
export function withBuiltInChecks(checks: readonly CustomCheck[]): ReadonlyMap<string, Check> {
  return checks.length === 0
    ? CHECKS
    : new Map([...CHECKS, ...checks.map((check) => [check.id, check] as const)]);
}

/** The profile with a required requirement for each check of the application. */
export function withCustomChecks(profile: StageProfile, checks: readonly CustomCheck[]): StageProfile {
  if (checks.length === 0) return profile;
  return {
    ...profile,
    requirements: {
      ...profile.requirements,
      ...Object.fromEntries(checks.map((check) => [check.id, requirementOf(check)])),
    },
  };
}

function requirementOf({ id, title }: CustomCheck): ResolvedRequirement {
  return {
    definition: {
      id,
      title,
      statement: title,
      sources: [],
      stages: {},
      proof: { template: { checks: [id] } },
    },
    cell: { obligation: Obligation.REQUIRED, basis: Basis.APPLICATION },
    required: true,
    reason: 'required by a check of the application',
    checks: [id],
    optionalChecks: [],
  };
}
