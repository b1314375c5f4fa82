import type { Control, ControlProof } from '../framework-table';

/** A control that checks of the templates evaluate, alone or together with an attestation. */
export function automated(id: string, title: string, proof: ControlProof): Control {
  return { id, title, proof };
}

/** A control that a person attests for the environment. */
export function attested(id: string, title: string, statement: string): Control {
  return { id, title, proof: { attested: statement } };
}

/** A control that no environment can prove: a duty of the organization, of AWS or of another party. */
export function manual(id: string, title: string, reason: string): Control {
  return { id, title, proof: { manual: reason } };
}
