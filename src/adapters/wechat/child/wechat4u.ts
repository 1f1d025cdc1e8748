import { z } from 'zod';
import { messageTypes, type Puppet } from './wechaty.ts';

/** wechat4u 0.7.14 inside its puppet 1.14.14, as far as it is touched here. */
type Wechat4u = {
  start(): Promise<unknown>;
  logout(): Promise<unknown>;
  init(): Promise<unknown>;
  sync(): Promise<unknown>;
  syncCheck(): Promise<unknown>;
  on(event: string, listener: () => void): void;
  Message: { extend(message: object): { Content?: unknown } };
  PROP: { uin?: unknown };
};
type Wechat4uPuppet = Puppet & { monkeyPatch(instance: Wechat4u): void; wechat4u?: Wechat4u };

export type Wechat4uParts = {
  /** One step of backing off begins. */
  onBackOff(pauseMs: number): void;
  /** A session that WeChat had not ended was given up by wechat4u: a fresh process can take it up again. */
  onInterrupted(): void;
};

/** What the rest of the child needs to know of the fence. */
export type Fence = {
  /** Whether WeChat itself ended the session, so that it may be forgotten. */
  isSessionOver(): boolean;
  /** The log-in succeeded or a QR code is there: connections work. */
  isReached(): void;
};

const firstPauseMs = 200;
const longestPauseMs = 60_000;

/** Whether a puppet is that of wechat4u. */
export function isWechat4u(puppet: Puppet): puppet is Wechat4uPuppet {
  return typeof (puppet as Partial<Wechat4uPuppet>).monkeyPatch === 'function';
}

/**
 * Fences wechat4u in: it starts again at once after every failure (thousands of times a second without a network), logs
 * the account out when it is stopped or cannot reach WeChat, forgets the session then, and logs out when somebody
 * writes a certain row of emoji.
 */
export function fenceWechat4u(puppet: Wechat4uPuppet, { onBackOff, onInterrupted }: Wechat4uParts): Fence {
  let failures = 0;
  let isOver = true;
  const patch = puppet.monkeyPatch.bind(puppet);
  puppet.monkeyPatch = (instance) => {
    patch(instance);
    isOver = !instance.PROP.uin;
    slowDown(instance);
    keepLoggedIn(instance);
    ignoreFarewell(instance);
  };
  return {
    isSessionOver: () => isOver,
    isReached() {
      failures = 0;
    },
  };

  function slowDown(instance: Wechat4u): void {
    const start = instance.start.bind(instance);
    let isFirst = true;
    instance.start = async () => {
      if (!isFirst) {
        const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** failures);
        failures += 1;
        onBackOff(pauseMs);
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        if (puppet.wechat4u !== instance) return;
      }
      isFirst = false;
      await start();
    };
  }

  function keepLoggedIn(instance: Wechat4u): void {
    let hadSession = Boolean(instance.PROP.uin);
    instance.logout = async () => undefined;
    for (const name of ['init', 'sync', 'syncCheck'] as const) {
      const call = instance[name].bind(instance);
      instance[name] = async () => {
        try {
          return await call();
        } catch (error) {
          if (isEndOfSession(error, name)) isOver = true;
          throw error;
        }
      };
    }
    instance.on('login', () => {
      hadSession = true;
      isOver = false;
    });
    instance.on('logout', () => {
      if (hadSession && !isOver) onInterrupted();
      hadSession = false;
    });
  }
}

/** Its own error for a session that has ended; at the start also every other refusal that came from the server. */
function isEndOfSession(error: unknown, call: 'init' | 'sync' | 'syncCheck'): boolean {
  const { message, response } = error as { message?: unknown; response?: { status?: unknown } };
  return message === 'already logout' || (call === 'init' && response?.status === 200);
}

const farewell = /^(.\udf1a\u0020\ud83c.){3}$/;

/** The row of emoji at which wechat4u logs out, whoever writes it. */
function ignoreFarewell(instance: Wechat4u): void {
  const extend = instance.Message.extend;
  instance.Message.extend = (message) => {
    const extended = extend(message);
    if (typeof extended.Content === 'string' && farewell.test(extended.Content)) extended.Content = '';
    return extended;
  };
}

const rawSchema = z.object({
  MsgType: z.literal(1),
  FromUserName: z.string(),
  Content: z.string(),
  OriginalContent: z.string(),
});

/**
 * The whole text of a message, where the puppet's own parser cuts it: in a group it keeps only what stands between the
 * first and the second colon with a line break. Undefined where there is nothing to mend.
 */
export async function wholeText(puppet: Puppet, messageId: string, type: number): Promise<string | undefined> {
  if (type !== messageTypes.text || !isWechat4u(puppet)) return undefined;
  const raw = rawSchema.safeParse(await puppet.messageRawPayload(messageId));
  return raw.success ? textOfRaw(raw.data) : undefined;
}

/** A message in a group begins with its sender's name, a colon and a line break; text is escaped as for a web page. */
function textOfRaw({ FromUserName, Content, OriginalContent }: z.infer<typeof rawSchema>): string {
  const isFromGroup = FromUserName.startsWith('@@') && OriginalContent.includes(':<br/>');
  const text = isFromGroup ? Content.slice(Content.indexOf(':\n') + 2) : Content;
  return text
    .replace(/&nbsp;/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&apos;|&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
