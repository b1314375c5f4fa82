import type { Output } from './output';

/** An ordinary template is evaluated within this time. */
const QUIET_MILLISECONDS = 2000;

/** The progress of a command, on a terminal only, and only if it takes long. */
export class Progress {
  private readonly started: number;
  private isShown = false;

  /** @param now the time in milliseconds */
  constructor(
    private readonly output: Output,
    private readonly now: () => number = Date.now,
  ) {
    this.started = now();
  }

  /** Does something, and removes what is shown of its progress. */
  during<T>(work: () => T): T {
    try {
      return work();
    } finally {
      if (this.isShown) this.output.status?.('');
    }
  }

  show(text: string): void {
    if (this.output.status === undefined || this.now() - this.started < QUIET_MILLISECONDS) return;
    this.isShown = true;
    this.output.status(text);
  }
}
