import { capitalized } from './case';

/** What ids of components look like: logical ids, container names and variables are made from them. */
export const COMPONENT_ID = /^[A-Za-z][A-Za-z0-9]{0,39}$/;

/** An id that is like a text which is none: `MyOrders` for `my orders`. */
export function suggestedComponentId(text: string): string {
  const words = text.match(/[A-Za-z0-9]+/g) ?? [];
  const id = words.map(capitalized).join('');
  return COMPONENT_ID.test(id) ? id : 'OrderApi';
}
