import { isLike } from '../internal/values';
import { scalar } from '../internal/json';
import type { Surroundings, TemplateResource, TransitFault } from './facts';
import { within } from './within';

interface EngineTls {
  /** The start of the engine, without `aurora-`. */
  readonly engine: string;
  /** The parameter that rejects connections without TLS. */
  readonly parameter: string;
  /**
   * The first version that rejects them by default, and that of Aurora.
   *
   * @default - none
   */
  readonly byDefaultFrom?: { readonly version: number; readonly aurora: number };
}

/**
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mariadb-ssl-connections.html
 */
const ENGINES: readonly EngineTls[] = [
  { engine: 'postgres', parameter: 'rds.force_ssl', byDefaultFrom: { version: 15, aurora: 17 } },
  { engine: 'sqlserver', parameter: 'rds.force_ssl' },
  { engine: 'mysql', parameter: 'require_secure_transport' },
  {
    engine: 'mariadb',
    parameter: 'require_secure_transport',
    byDefaultFrom: { version: 11.8, aurora: Infinity },
  },
];

const VERSION_OF_FAMILY = /^[a-z-]*?(\d+(?:\.\d+)?)$/;

/** The fault of a database of Amazon RDS or Aurora that accepts connections without TLS. */
export function databaseTlsFaults(
  database: TemplateResource,
  parameterGroup: unknown,
  around: Surroundings,
): readonly TransitFault[] {
  const written = scalar(database.properties.Engine);
  const isAurora = written?.startsWith('aurora') === true;
  const engine = ENGINES.find((one) => written?.replace(/^aurora-/, '').startsWith(one.engine));
  if (engine === undefined) return [{ kind: 'unknown parameters' }];
  const { parameter, byDefaultFrom } = engine;
  const group = groupOf(database, parameterGroup, around);
  if (group === undefined) return [{ kind: 'unknown parameters' }];
  const set = within(group.properties.Parameters, parameter);
  if (set === undefined) {
    const first = isAurora ? byDefaultFrom?.aurora : byDefaultFrom?.version;
    if (first === undefined) return [{ kind: 'parameter not set', parameter }];
    const version = versionOf(group, database);
    if (version === undefined) return [{ kind: 'unknown parameters' }];
    return version >= first ? [] : [{ kind: 'parameter not set', parameter }];
  }
  const value = scalar(set);
  if (value === undefined) return [{ kind: 'unknown' }];
  return ['1', 'on', 'true'].includes(value.toLowerCase()) ? [] : [{ kind: 'parameter not set', parameter }];
}

/** Without a group, or with a default one, a database has the defaults of its engine. */
function groupOf(
  database: TemplateResource,
  value: unknown,
  around: Surroundings,
): TemplateResource | undefined {
  const isDefault = value === undefined || isLike(value, /^default\./);
  return isDefault ? { ...database, properties: {} } : around.follow(value, database);
}

function versionOf(group: TemplateResource, database: TemplateResource): number | undefined {
  const family = VERSION_OF_FAMILY.exec(scalar(group.properties.Family) ?? '')?.[1];
  const version = family ?? /^\d+(?:\.\d+)?/.exec(scalar(database.properties.EngineVersion) ?? '')?.[0];
  return version === undefined ? undefined : Number(version);
}
