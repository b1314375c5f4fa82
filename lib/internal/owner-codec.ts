import { z } from 'zod';
import { created, decoded } from './codec/decoded';
import { checkedOwner } from './names';

/** The owner of an environment. */
export const ownerCodec = decoded(z.string(), (owner) => created(owner, checkedOwner(owner)));
