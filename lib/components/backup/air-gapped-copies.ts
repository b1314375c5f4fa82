import { AIR_GAPPED_TYPES } from '../../internal/air-gapped-vaults';
import { StageEnvironmentError } from '../../internal/errors';
import type { ProtectedResource } from '../../spi/protected-resource';

/** Which resources of an environment are copied to its logically air-gapped vault too. */
export class AirGappedCopies {
  private readonly copied: string[] = [];
  private readonly notCopied: string[] = [];

  constructor(private readonly region: string) {}

  /** The resources of a component that are copied to the vault. */
  public attach(componentId: string, resources: readonly ProtectedResource[]): ProtectedResource[] {
    const copied = resources.filter((resource) => isCopied(resource));
    for (const resource of resources) {
      const text = `${componentId} (${resource.resourceType})`;
      (isCopied(resource) ? this.copied : this.notCopied).push(text);
    }
    return copied;
  }

  /** What is in the vault, and what is not, for the report. */
  public get description(): string {
    const copied = unique(this.copied);
    const notCopied = unique(this.notCopied);
    return [
      `copies also in a logically air-gapped vault in ${this.region}, irreversible`,
      ...(copied.length === 0 ? [] : [`in it: ${copied.join(', ')}`]),
      ...(notCopied.length === 0
        ? []
        : [`not in it, since it does not take the type: ${notCopied.join(', ')}`]),
    ].join('; ');
  }

  /** What is wrong once everything that is backed up is known. */
  public validate(): string[] {
    return this.copied.length > 0 ? [] : [nothingToCopy(unique(this.notCopied)).message];
  }
}

/** @throws StageEnvironmentError if a logically air-gapped vault takes none of the resource types */
export function refuseNothingToCopy(resourceTypes: readonly string[]): void {
  if (!resourceTypes.some((type) => AIR_GAPPED_TYPES.includes(type))) throw nothingToCopy(resourceTypes);
}

function nothingToCopy(backedUp: readonly string[]): StageEnvironmentError {
  return new StageEnvironmentError({
    id: 'backup.air-gapped-nothing-to-copy',
    what: "'airGappedVault' of the backup",
    value: backedUp.length === 0 ? 'nothing that is backed up' : backedUp.join(', '),
    limit: `a logically air-gapped vault in another Region takes only ${AIR_GAPPED_TYPES.join(', ')}`,
    remediation: 'leave it out, or copy to a vault in another account with Backup.toVault',
  });
}

function isCopied({ resourceType }: ProtectedResource): boolean {
  return AIR_GAPPED_TYPES.includes(resourceType);
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
