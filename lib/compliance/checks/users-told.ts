import { noticesScheduled } from './notices-scheduled';

export const usersTold = noticesScheduled('NTF-1', 'users');
