import { Names } from 'aws-cdk-lib';
import { Construct, RootConstruct } from 'constructs';
import { escapePattern, type RenamePath } from './construct-ids';

/** How names of one of both assemblies are written so that both can be compared. */
export interface Renaming {
  readonly path: RenamePath;
  /** Names of alarms, which are written like paths. */
  readonly alarmName: RenamePath;
  /** Physical names. */
  readonly text: (text: string) => string;
}

/** Writes names that the CDK derives from construct paths, wherever a text holds one, as the path of today. */
export class KnownNames {
  /** Every path of a construct, and of what it stands in. */
  private readonly paths: ReadonlyMap<string, string>;
  private readonly uniqueIds: ReadonlyMap<string, string>;

  public constructor(
    paths: Iterable<string>,
    private readonly renaming: Renaming,
  ) {
    const root = new RootConstruct();
    const known = new Map<string, string>();
    const ids = new Map<string, string>();
    for (const path of paths) {
      let construct: Construct = root;
      path.split('/').forEach((id) => {
        const child = construct.node.tryFindChild(id);
        construct = child instanceof Construct ? child : new Construct(construct, id);
        known.set(construct.node.path, renaming.path(construct.node.path));
        ids.set(Names.uniqueId(construct), renaming.path(construct.node.path));
      });
    }
    this.paths = known;
    this.uniqueIds = ids;
  }

  /** A text in which every name has its comparable form: `from ShopWebGroup0A1B2C3D:80` becomes `from <Shop/Web/Group>:80`. */
  public inText(text: string): string {
    const withPaths = text.replace(/[\w.@:-]+(?:\/[\w.@:-]*\w)+/g, (token) => this.asPath(token));
    const withIds = withPaths.replace(/[A-Za-z0-9]+[0-9A-F]{8}(?![A-Za-z0-9])/g, (token) => {
      const path = this.uniqueIds.get(token);
      return path === undefined ? token : `<${path}>`;
    });
    return this.renaming.text(withIds);
  }

  private asPath(token: string): string {
    const segments = token.split('/');
    for (let length = segments.length; length > 1; length -= 1) {
      const path = this.paths.get(segments.slice(0, length).join('/'));
      if (path !== undefined) return this.renaming.alarmName([path, ...segments.slice(length)].join('/'));
    }
    return token;
  }
}

/** The hash at the end of a name that the CDK makes from a path. */
const HASH = '{hash}';

/**
 * Writes physical names in one form. In a pattern `*` stands for words between hyphens, and `{hash}` for the hash that the
 * CDK adds.
 */
export function physicalNames(
  renamed: Readonly<Record<string, string>>,
  side: 'old' | 'new',
): (text: string) => string {
  const rules = Object.entries(renamed).map(([from, to]) => {
    const pattern = (side === 'old' ? from : to)
      .split(HASH)
      .map((part) => part.split('*').map(escapePattern).join('([\\w.]+(?:-[\\w.]+)*?)'))
      .join('[0-9A-Fa-f]{8}');
    return { pattern: new RegExp(`(?<![\\w-])${pattern}(?![A-Za-z0-9])`, 'g'), to };
  });
  return (text) =>
    rules.reduce(
      (written, { pattern, to }) =>
        written.replace(pattern, (...match: unknown[]) => {
          const captured = match.slice(1).filter((part): part is string => typeof part === 'string');
          return to.replaceAll('*', () => captured.shift() ?? '');
        }),
      text,
    );
}
