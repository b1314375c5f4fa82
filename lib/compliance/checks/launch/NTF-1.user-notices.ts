import { noticesScheduled } from '../../analysis/notices-scheduled';

export const usersTold = noticesScheduled('NTF-1', 'users');
