import type { ChildEvent, SendContent, SendFault } from '../protocol.ts';
import { redact } from './redact.ts';
import type { Puppet } from './wechaty.ts';

export type DeliverParts = {
  puppet: Puppet;
  fileOf(base64: string, name: string): unknown;
  /** Resolves when the parent has it for certain. */
  tell(event: ChildEvent): Promise<void>;
};

/** Hands one message to WeChat, telling the parent beforehand that it may be shown from now on. */
export async function deliver(
  { puppet, fileOf, tell }: DeliverParts,
  { id, to, content }: { id: number; to: string; content: SendContent },
): Promise<void> {
  if (!puppet.isLoggedIn) return tell({ type: 'send-failed', id, fault: 'logged-out', detail: 'not logged in' });
  await tell({ type: 'sending', id });
  try {
    if ('text' in content) await puppet.messageSendText(to, content.text);
    else await puppet.messageSendFile(to, fileOf(content.picture.base64, content.picture.name));
    await tell({ type: 'sent', id });
  } catch (error) {
    await tell({ type: 'send-failed', id, fault: faultOf(error), detail: redact(error) });
  }
}

type Failure = { message?: unknown; code?: unknown; response?: { status?: unknown; data?: unknown } };

/** Codes of the web protocol: 1205 is sending too often; 1100 to 1102 are ends of the session. */
const tooOften = new Set([1205]);
const sessionCodes = new Set([1100, 1101, 1102]);
/** Codes of Node that say that no connection came about, so that nothing was sent. */
const unreached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

function faultOf(error: unknown): SendFault {
  const { message, code, response } = (error ?? {}) as Failure;
  const text = String(message ?? error);
  const answered = answeredCode(response?.data) ?? Number(/^'?(-?\d+)'? [!=]= 0/.exec(text)?.[1] ?? Number.NaN);
  if (tooOften.has(answered) || /频繁|too (often|frequent|many)/i.test(text)) return 'too-often';
  if (sessionCodes.has(answered) || /not logged ?in|logout/i.test(text)) return 'logged-out';
  if (typeof code === 'string' && unreached.has(code)) return 'unreached';
  return Number.isNaN(answered) || answered === 0 ? 'unclear' : 'refused';
}

function answeredCode(data: unknown): number | undefined {
  const code = (data as { BaseResponse?: { Ret?: unknown } } | undefined)?.BaseResponse?.Ret;
  return typeof code === 'number' ? code : undefined;
}
