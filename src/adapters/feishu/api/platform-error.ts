/** What is known of a failed call, and nothing else of it: neither what was sent nor with which credentials. */
export type PlatformFailure = {
  method: string;
  path: string;
  /** The connection was not even made, so that nothing can have been carried out. */
  isUnsent?: boolean;
  /** HTTP status; missing where no answer came. */
  status?: number | undefined;
  /** The platform's own code; missing where the answer is not the platform's, such as a proxy's. */
  code?: number | undefined;
  /** The platform's words for the code, or why no answer came. */
  reason: string;
  logId?: string | undefined;
  /** Wait that the platform asked for, in milliseconds. */
  retryAfterMs?: number | undefined;
};

/** A call of the platform that failed. Its message may be logged. */
export class PlatformError extends Error {
  readonly failure: PlatformFailure;

  constructor(failure: PlatformFailure) {
    const { method, path, status, code, reason, logId } = failure;
    const facts = [
      code === undefined ? undefined : `code ${code}`,
      status === undefined ? undefined : `HTTP ${status}`,
    ];
    const detail = [facts.filter(Boolean).join(', '), reason, logId ? `log_id ${logId}` : ''].filter(Boolean);
    super(`${method} ${path}: ${detail.join(': ')}`);
    this.name = 'PlatformError';
    this.failure = failure;
  }
}

/** Whether the platform may have carried out a call that failed like this: no answer, or a broken one. */
export function mayHaveHappened({ status, code, isUnsent }: PlatformFailure): boolean {
  if (isUnsent) return false;
  return code === undefined ? status === undefined || status >= 500 : (status ?? 200) >= 500;
}
