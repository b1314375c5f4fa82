import type { Answer } from './answers';
import type { Fact, TransitFault } from './facts';

/** The fault of a resource that accepts connections without TLS, unless it is set to require it. */
export function requiring(isRequired: Fact<Answer>): Fact<readonly TransitFault[]> {
  return (resource, around) => {
    switch (isRequired(resource, around)) {
      case 'yes':
        return [];
      case 'no':
        return [{ kind: 'plaintext' }];
      case 'unknown':
        return [{ kind: 'unknown' }];
    }
  };
}
