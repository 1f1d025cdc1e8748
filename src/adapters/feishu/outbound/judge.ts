import { SendError, type SendOutcome } from '../../../bot/delivery/outgoing.ts';
import { mayHaveHappened, type PlatformError } from '../api/platform-error.ts';
import type { Attempts } from './attempts.ts';
import { type Verdict, verdictOf } from './codes.ts';

/** `lost`: the call may have been carried out; `unheard-of`: a code that the table lacks. */
export type Judgement = Verdict | 'lost' | 'unheard-of';

/** The platform recognises a uuid for an hour; repeats stop before that. */
const repeatableMs = 55 * 60_000;

/** What a failed call means. */
export function judge({ failure }: PlatformError): Judgement {
  // A failed call for a token sent no message, whatever became of it.
  if (failure.path.startsWith('/open-apis/auth/')) return 'retry';
  if (mayHaveHappened(failure)) return 'lost';
  // An answer without a code is not the platform's but somebody's in between, and says that nothing got through.
  if (failure.code === undefined) return 'retry';
  return verdictOf(failure.code) ?? 'unheard-of';
}

/**
 * Whether a refusal may come although an earlier try was shown: the question may have gone since, and what a repeated
 * uuid is answered with is not documented. Nothing is sent in another way then.
 */
export function isInconclusive(judgement: Judgement): boolean {
  return ['no-quote', 'recalled', 'parameter', 'unheard-of'].includes(judgement);
}

/** Whether a repeat could show the message twice. */
export function isPastRepeating({ firstAt, mayBeShown }: Attempts, now: number): boolean {
  return mayBeShown && now - firstAt >= repeatableMs;
}

/** The error of a send that ended like this. */
export function sendErrorOf(error: PlatformError, judgement: Judgement, attempts: Attempts, now: number): SendError {
  const { retryAfterMs } = error.failure;
  return new SendError(error.message, {
    outcome: outcomeOf(judgement, attempts, now),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

function outcomeOf(judgement: Judgement, attempts: Attempts, now: number): SendOutcome {
  switch (judgement) {
    case 'gone':
      return 'gone';
    case 'lost':
    case 'retry':
    case 'token':
      return isPastRepeating(attempts, now) ? 'unknown' : 'retry';
    default:
      return attempts.mayBeShown && isInconclusive(judgement) ? 'unknown' : 'refused';
  }
}
