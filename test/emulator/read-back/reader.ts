import type { Clients } from './clients';

/** A resource as CloudFormation names it and as the template asked for it, references resolved. */
export interface DeployedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  readonly properties: Properties;
}

export interface Properties {
  readonly [name: string]: unknown;
}

/** What a service itself says of a resource. */
export interface Found {
  /** By the name of the template's property: what must equal it. */
  readonly attributes: Properties;
  /** What Fn::GetAtt asks for, by its name. */
  readonly answers: Properties;
}

/** Reads one type of resource back. */
export interface Reader {
  /** The properties that are compared, where the template sets them. */
  readonly compares: readonly string[];
  /** @returns undefined if the service does not have it */
  read(clients: Clients, resource: DeployedResource): Promise<Found | undefined>;
}

interface Views<Answer> {
  readonly [name: string]: (answer: Answer) => unknown;
}

/**
 * A reader from a service's own API.
 *
 * @param read asks the service; undefined, or a thrown error, says that it does not have the resource
 * @param attributes by the name of the template's property: where the service's answer has it
 * @param answers likewise for what Fn::GetAtt asks
 */
export function reader<Answer>(
  read: (clients: Clients, resource: DeployedResource) => Promise<Answer | undefined>,
  attributes: Views<Answer>,
  answers: Views<Answer> = {},
): Reader {
  return {
    compares: Object.keys(attributes),
    read: async (clients, resource) => {
      const answer = await read(clients, resource);
      if (answer === undefined) return undefined;
      return { attributes: view(attributes, answer), answers: view(answers, answer) };
    },
  };
}

function view<Answer>(views: Views<Answer>, answer: Answer): Properties {
  return Object.fromEntries(Object.entries(views).map(([name, look]) => [name, look(answer)]));
}

/** A property as text, for the parameters of a call. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
