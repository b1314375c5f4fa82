import { StageEnvironmentError } from './errors';

/** What is done with a path, and what a user can do where that fails. */
interface OnPath {
  readonly what: string;
  readonly path: string;
  readonly action: 'read' | 'written';
  readonly remediation: string;
}

/**
 * What the file system gives for a path.
 *
 * @throws StageEnvironmentError if it refuses, such as a folder where a file has to be
 */
export function fileAccess<T>({ what, path, action, remediation }: OnPath, use: () => T): T {
  try {
    return use();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const limit = `it cannot be ${action} (${code ?? message})`;
    throw new StageEnvironmentError({ id: 'file.inaccessible', what, value: path, limit, remediation });
  }
}
