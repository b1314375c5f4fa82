import { posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StackLimits } from '../../compliance/ledger/ledger';
import type { TemplatePlace, TemplatePositions } from '../../compliance/model/template-positions';
import type { ResourceName } from '../../compliance/outcome';
import { pathOf } from '../../compliance/resource-name';
import type { SarifLocation, SarifRegion } from './sarif-log';

/** The root of the repository in SARIF: every location is relative to it. */
const ROOT = '%SRCROOT%';

const SOURCE = /^(.+):(\d+):(\d+)$/;

/** Where a result points. */
export interface Target {
  /** None for the environment as a whole. */
  readonly resource?: ResourceName;
  readonly property?: string;
  /** None for all of its resources. */
  readonly stack?: string;
  /** A resource that has no other name. */
  readonly logicalId?: string;
}

type Physical = NonNullable<SarifLocation['physicalLocation']>;

/** The locations of results in one environment. */
export class SarifLocations {
  /**
   * @param stacks of the environment, with their template files
   * @param folder the folder of the templates, as the reader of the file finds it
   */
  constructor(
    private readonly stacks: readonly StackLimits[],
    private readonly folder: string,
    private readonly positions?: TemplatePositions,
  ) {}

  /**
   * The source line if the CDK knows it, else the property or the resource in its template. Of the environment as a whole,
   * `Resources` of its first template: code scanning ignores results without a location.
   */
  public of(target: Target): SarifLocation[] {
    const { resource } = target;
    const physicalLocation = inSource(resource) ?? this.inTemplate(target);
    const logical = resource && { fullyQualifiedName: pathOf(resource), kind: 'resource' };
    if (!physicalLocation && logical === undefined) return [];
    return [
      { ...(physicalLocation && { physicalLocation }), ...(logical && { logicalLocations: [logical] }) },
    ];
  }

  private inTemplate(target: Target): Physical | undefined {
    const place = this.placeOf(target);
    if (place === undefined) return undefined;
    const region = this.regionOf(place);
    return {
      artifactLocation: artifactAt(posix.join(this.folder, place.templateFile)),
      ...(region && { region }),
    };
  }

  private placeOf({
    resource,
    property,
    stack = resource?.stack,
    logicalId,
  }: Target): TemplatePlace | undefined {
    const ofStack = this.stacks.find((one) => stack === undefined || one.stack === stack)?.templateFile;
    const templateFile = resource?.templateFile ?? ofStack;
    return templateFile === undefined
      ? undefined
      : { templateFile, logicalId: resource?.logicalId ?? logicalId, property };
  }

  private regionOf(place: TemplatePlace): SarifRegion | undefined {
    const position = this.positions?.of(place);
    return (
      position && { startLine: position.line, startColumn: position.column, endColumn: position.endColumn }
    );
  }
}

function inSource(resource: ResourceName | undefined): Physical | undefined {
  const line = SOURCE.exec(resource?.source ?? '');
  if (line === null) return undefined;
  const [, file, startLine, startColumn] = line;
  return {
    artifactLocation: artifactAt(file),
    region: { startLine: Number(startLine), startColumn: Number(startColumn) },
  };
}

/** A file of the repository; an absolute path is outside of it. */
function artifactAt(file: string): Physical['artifactLocation'] {
  return posix.isAbsolute(file)
    ? { uri: pathToFileURL(file).href }
    : { uri: encodeURI(file), uriBaseId: ROOT };
}
