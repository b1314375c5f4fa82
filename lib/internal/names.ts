import { Token } from 'aws-cdk-lib';
import { COMPONENT_ID, suggestedComponentId } from './component-id';
import { StageEnvironmentError } from './errors';

/** The id of a component, once it is known that logical ids, container names and variables can be made from it. */
export function checkedComponentId(id: string, taken: readonly string[]): string {
  if (typeof id !== 'string' || !COMPONENT_ID.test(id)) {
    throw new StageEnvironmentError({
      id: 'component.id-malformed',
      what: 'id of a component',
      value: id,
      limit: 'an id is a letter, then letters and digits, at most 40',
      remediation: `write it as '${suggestedComponentId(id)}'`,
    });
  }
  const twin = taken.find((other) => other.toLowerCase() === id.toLowerCase());
  if (twin !== undefined) {
    throw new StageEnvironmentError({
      id: 'component.duplicate-id',
      what: 'id of a component',
      value: id,
      limit: `'${twin}' is taken`,
      remediation: 'choose another id; upper and lower case make no difference',
    });
  }
  return id;
}

/**
 * The environment's name, once it is known that tags and descriptions can hold it. The longest of these, the description
 * of a security group, leaves 180 of its 255 characters for the name.
 */
export function checkedEnvironmentName(path: string): string {
  if (/^[A-Za-z0-9 _.:/=+@-]{1,180}$/.test(path)) return path;
  throw new StageEnvironmentError({
    id: 'environment.path-too-long',
    what: 'path of the environment',
    value: path,
    limit: `it has ${path.length} characters, and 180 letters, digits, spaces and +-=._:/@ fit into tags and descriptions`,
    remediation: 'choose shorter or plainer ids for the environment and the constructs above it',
  });
}

/** The owner, once it is known that a tag can hold it. */
export function checkedOwner(owner: string): string {
  if (!Token.isUnresolved(owner) && /^(?=.*\S)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u.test(owner)) return owner;
  throw new StageEnvironmentError({
    id: 'environment.owner',
    what: 'owner of the environment',
    value: owner,
    limit: 'an environment has one owner, in 1 to 256 letters, digits, spaces and +-=._:/@, as tags allow',
    remediation: "name the team or party, such as 'shop-operations'",
    requirement: 'STG-1',
  });
}
