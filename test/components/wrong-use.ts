import { StageEnvironmentError } from '../../lib';

/** The error of a wrong use, as a person reads it. */
export function wrongUse(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof StageEnvironmentError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}
