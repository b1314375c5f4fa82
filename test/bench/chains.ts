import type { App, Stack } from 'aws-cdk-lib';
import * as byHand from './baseline/production';
import * as shop from './shop';
import { longestChain, templatesOf } from './templates';

/** The longest chain of resources in any template of production, ours and by hand. */
export function chainsOfProduction(): { readonly ours: string[]; readonly byHand: string[] } {
  return { ours: chainOf(shop.production), byHand: chainOf(byHand.production) };
}

function chainOf(describe: (app: App) => Stack): string[] {
  return [...templatesOf(describe).values()]
    .map(longestChain)
    .reduce((one, other) => (other.length > one.length ? other : one));
}
