import { noticeCheck } from '../../analysis/notice-check';

export const ntf1UserNotices = noticeCheck({ id: 'NTF-1.user-notices', recipients: 'users' });
