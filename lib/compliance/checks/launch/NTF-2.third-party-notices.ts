import { noticeCheck } from '../../analysis/notice-check';

export const ntf2ThirdPartyNotices = noticeCheck({
  id: 'NTF-2.third-party-notices',
  recipients: 'third parties',
});
