import { noticesScheduled } from '../../analysis/notices-scheduled';

export const thirdPartiesTold = noticesScheduled('NTF-2', 'third parties');
