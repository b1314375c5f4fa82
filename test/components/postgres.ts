import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

export interface Row {
  readonly [column: string]: unknown;
}

/** A PostgreSQL of its own, for one test file; one question at a time. */
export class Postgres {
  private readonly worker = new Worker(join(__dirname, 'postgres-worker.cjs'));

  /** Runs statements in one go, as `psql --command` does, as that user; gives the rows of the last. */
  public async as(user: string, statements: string): Promise<readonly Row[]> {
    this.worker.postMessage({ user, statements });
    const [{ rows, error }] = (await once(this.worker, 'message')) as [{ rows: Row[]; error?: string }];
    if (error !== undefined) throw new Error(error);
    return rows;
  }

  public async close(): Promise<void> {
    await this.worker.terminate();
  }
}
