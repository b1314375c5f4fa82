import type { IConstruct } from 'constructs';
import type {
  DeclaredAnswers,
  DeclaredEgress,
  DeclaredInherited,
  Declarations,
} from '../requirements/declarations';
import type { Condition } from '../requirements/requirement';
import type { StageKind } from '../requirements/stage-kind';
import { resolveProfile, type StageProfile } from '../requirements/stage-profile';
import type { Ledger } from './ledger/ledger';
import type { GoLiveRecords } from './records/go-live-records';
import type { ResourceModel } from './model/resource-model';
import type { NagResult } from './nag/nag-result';

/** What is declared of an environment that was not made with this package. */
export interface ExternalEnvironment {
  /** Which stage it is. */
  readonly stage: StageKind;
  /**
   * What it is called in reports and records.
   *
   * @default - its construct path; `Environment` if it has none
   */
  readonly environment?: string;
  /**
   * Who owns it (STG-1).
   *
   * @default - not declared
   */
  readonly owner?: string;
  /**
   * The conditions of requirements that hold.
   *
   * @default - none: what is asked for under a condition is not asked for
   */
  readonly conditions?: readonly Condition[];
  /**
   * Traffic that may leave it.
   *
   * @default - none is declared
   */
  readonly egress?: readonly DeclaredEgress[];
  /**
   * Requirements that the organization meets outside of it.
   *
   * @default - none
   */
  readonly inherited?: readonly DeclaredInherited[];
  /**
   * What else is answered of it.
   *
   * @default - nothing; what a stage asks for is then shown as open
   */
  readonly declarations?: DeclaredAnswers;
}

/** What a ledger of plain templates is made from. */
export interface ModelLedgerOptions extends ExternalEnvironment {
  /** @default - nothing is signed */
  readonly records?: GoLiveRecords;
  /** @default - requirements are shown as they stand on the opening day */
  readonly asOf?: string;
  /** @default - no cdk-nag rules were asked */
  readonly nag?: readonly NagResult[];
}

/** What is demanded of an environment that was not made with this package, and what is declared of it. */
export interface ExternalRequirements {
  readonly profile: StageProfile;
  readonly declarations: Declarations;
}

export function externalRequirements(external: ExternalEnvironment, name: string): ExternalRequirements {
  const { stage, environment, owner = '', conditions = [], egress = [], inherited = [] } = external;
  return {
    profile: resolveProfile(stage, { conditions }),
    declarations: {
      ...external.declarations,
      environment: environment ?? (name === '' ? 'Environment' : name),
      stage,
      owner,
      egress,
      inherited,
    },
  };
}

/** A construct of any application, with what is demanded of it beside it. */
export function externalUnderTest(
  scope: IConstruct,
  { profile, declarations }: ExternalRequirements,
  support: readonly IConstruct[] = [],
): IConstruct & ExternalRequirements & { readonly support: readonly IConstruct[] } {
  const beside = { profile, declarations, support };
  return Object.assign(Object.create(scope) as IConstruct, beside);
}

/** The whole account of an environment by its templates alone: nothing is synthesized, and no construct is needed. */
export function ledgerOfModel(model: ResourceModel, options: ModelLedgerOptions): Ledger {
  const { records, asOf, nag = [] } = options;
  // Only once something is checked: to load every check costs CPU time.
  const { buildLedger } = require('./ledger/build-ledger') as typeof import('./ledger/build-ledger');
  const packs = nag.map(({ pack }) => pack);
  return buildLedger({ model, ...externalRequirements(options, ''), records, asOf, nag, packs });
}
