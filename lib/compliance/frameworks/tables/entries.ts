import type { Control, ControlProof } from '../framework-table';

/** A control that templates show, in whole or beside what is signed. */
export function shown(id: string, title: string, proof: ControlProof): Control {
  return { id, title, proof };
}

/** A control that a person signs for the environment. */
export function signed(id: string, title: string, attested: string): Control {
  return { id, title, proof: { attested } };
}

/** A control that no infrastructure shows. */
export function outside(id: string, title: string, because: string): Control {
  return { id, title, proof: { outside: because } };
}
