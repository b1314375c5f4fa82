import { createHash } from 'node:crypto';
import type { ResourceName } from '../../compliance/outcome';

/** What makes two results of different runs the same: no line, no order of files, no text that a release may word anew. */
export interface ResultIdentity {
  readonly environment: string;
  readonly rule: string;
  /** The id of the finding, where its rule has several. */
  readonly finding?: string;
  readonly resource?: ResourceName;
  /** What distinguishes results of one rule without a resource. */
  readonly place?: string;
  readonly parameters?: { readonly [name: string]: string };
}

/**
 * The fingerprint of a result. Its name is none that code scanning computes from the text of the line
 * (`primaryLocationLineHash`): github/codeql-action warns of every other value under that name.
 *
 * @see https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
export function fingerprintOf(identity: ResultIdentity): { readonly 'finding/v2': string } {
  const { environment, rule, finding = '', resource, place = '', parameters = {} } = identity;
  // The label of the resource is a text, and its names are part of the identity.
  const named = Object.entries(parameters)
    .filter(([name]) => name !== 'resource')
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const text = JSON.stringify([environment, rule, finding, placeOf(resource), place, named]);
  return { 'finding/v2': createHash('sha256').update(text).digest('hex') };
}

function placeOf(resource: ResourceName | undefined): readonly string[] {
  if (resource === undefined) return [];
  const { constructPath = '', stack, logicalId, templateFile = '' } = resource;
  return [constructPath, stack, logicalId, templateFile];
}
