import type { IConstruct } from 'constructs';
import { checkedResourceTypes } from '../internal/resource-types';
import type { Acknowledgements } from './acknowledgements';
import type {
  DeclaredAnswers,
  DeclaredEgress,
  DeclaredInherited,
  Declarations,
} from '../requirements/declarations';
import type { Condition } from '../requirements/requirement';
import type { StageKind } from '../requirements/stage-kind';
import { type StageProfile } from '../requirements/stage-profile';
import { resolveProfile } from '../requirements/resolve-profile';
import type { EvaluationMode, Ledger } from './ledger/ledger';
import type { GoLiveRecords } from './records/go-live-records';
import type { ResourceModel } from './model/resource-model';
import type { CheckListener } from './run-checks';
import type { NagResult } from './nag/nag-result';

/**
 * The description of an environment that was not made with this package.
 *
 * @jsii ignore
 */
export interface ExternalEnvironment {
  /** Its stage. */
  readonly stage: StageKind;
  /**
   * Its name in reports and records.
   *
   * @default - its construct path; `Environment` if it has none
   */
  readonly environment?: string;
  /**
   * Its owner (STG-1).
   *
   * @default - not declared
   */
  readonly owner?: string;
  /**
   * The conditions that apply.
   *
   * @default - none: conditional requirements are not required
   */
  readonly conditions?: readonly Condition[];
  /**
   * Its declared egress.
   *
   * @default - none
   */
  readonly egress?: DeclaredEgress[];
  /**
   * The requirements that the organization meets outside of it.
   *
   * @default - none
   */
  readonly inherited?: DeclaredInherited[];
  /**
   * Its other declarations.
   *
   * @default - none; requirements that ask for a declaration are pending
   */
  readonly declarations?: DeclaredAnswers;
}

/** How a ledger is made from templates. */
export interface ModelLedgerOptions extends ExternalEnvironment {
  /** @default - none */
  readonly records?: GoLiveRecords;
  /** @default - requirements are shown for the opening day */
  readonly asOf?: string;
  /** @default - no cdk-nag pack evaluated the templates */
  readonly nag?: NagResult[];
  /** @default - nothing is acknowledged in code */
  readonly acknowledgements?: Acknowledgements;
  /** @default EvaluationMode.SYNTHESIS */
  readonly mode?: EvaluationMode;
  /** @default - the progress is not reported */
  readonly onChecked?: CheckListener;
}

/** The requirements and the declarations of an environment that was not made with this package. */
export interface ExternalRequirements {
  readonly profile: StageProfile;
  readonly declarations: Declarations;
}

/**
 * @param name the name of the environment, if its description has none
 * @throws StageEnvironmentError if a declared resource type is refused
 */
export function externalRequirements(external: ExternalEnvironment, name: string): ExternalRequirements {
  const { stage, environment, owner = '', conditions = [], egress = [], inherited = [] } = external;
  checkedResourceTypes(external.declarations?.resourceTypes ?? []);
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

/** Any construct as an environment with these requirements and declarations. */
export function externalUnderTest(
  scope: IConstruct,
  { profile, declarations }: ExternalRequirements,
  support: readonly IConstruct[] = [],
): IConstruct & ExternalRequirements & { readonly support: readonly IConstruct[] } {
  const beside = { profile, declarations, support };
  return Object.assign(Object.create(scope) as IConstruct, beside);
}

/** The ledger of an environment from its templates alone: nothing is synthesized, and no construct is needed. */
export function ledgerOfModel(model: ResourceModel, options: ModelLedgerOptions): Ledger {
  const { records, asOf, nag = [], acknowledgements, mode, onChecked } = options;
  // Loading every check costs CPU time, so they are loaded at first use.
  const { buildLedger } = require('./ledger/build-ledger') as typeof import('./ledger/build-ledger');
  return buildLedger({
    model,
    ...externalRequirements(options, ''),
    records,
    asOf,
    nag,
    packs: nag.map(({ pack }) => pack),
    acknowledgements,
    mode,
    onChecked,
  });
}
