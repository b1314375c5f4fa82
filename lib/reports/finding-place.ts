import { posix } from 'node:path';
import type { Finding } from '../compliance/outcome';
import type { ReportContext } from './reporter';

type Located = Pick<Finding, 'resource' | 'property'>;

/**
 * Where a finding is: the source line if the CDK knows it, else the line of the template. A resource of a CDK application is
 * found by its construct path, and has no line in a generated template here.
 *
 * @returns `folder/template.yaml:12:3`, as a terminal opens it; undefined if it is not known
 */
export function placeOf(finding: Located, context: ReportContext): string | undefined {
  const { source, templateFile = '' } = finding.resource ?? {};
  if (source !== undefined) return source;
  const position = positionOf(finding, context);
  const file = posix.join(context.templateFolder, templateFile);
  return position && `${file}:${position.line}:${position.column}`;
}

/** Like `placeOf`, without the folder of the templates and the column: `template.yaml:12`. */
export function shortPlaceOf(finding: Located, context: ReportContext): string | undefined {
  const { source, templateFile = '' } = finding.resource ?? {};
  if (source !== undefined) return source.replace(/:\d+$/, '');
  const position = positionOf(finding, context);
  return position && `${templateFile}:${position.line}`;
}

function positionOf({ resource, property }: Located, { positions }: ReportContext) {
  if (resource?.templateFile === undefined || resource.constructPath !== undefined) return undefined;
  const { templateFile, logicalId } = resource;
  return positions?.of({ templateFile, logicalId, property });
}
