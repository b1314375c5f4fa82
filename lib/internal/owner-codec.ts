import { z } from 'zod';
import { created, decoded } from './codec/decoded';
import { checkedOwner } from './names';
import { described } from './option-descriptions';

/** The owner of an environment. */
export const ownerCodec = described(
  'StageEnvProps.owner',
  decoded(z.string(), (owner) => created(owner, checkedOwner(owner))),
);
