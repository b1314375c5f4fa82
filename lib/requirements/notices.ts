import type { DeclaredLaunch } from './declared-launch';
import { DeclaredNotice } from './declared-notices';

/** All that a plan tells in advance: to users, then to third parties. */
export function noticesOf({ notices, thirdParties, opensOn }: DeclaredLaunch): readonly DeclaredNotice[] {
  return [
    ...notices.map((notice) => ({ ...notice, requirement: 'NTF-1' })),
    ...thirdParties.map(({ name, provides, channel, on, notifiedAt }) => ({
      requirement: 'NTF-2',
      to: name,
      message: `users come on ${opensOn}, and rely on what they provide: ${provides}`,
      channel,
      on,
      notifiedAt,
    })),
  ];
}
