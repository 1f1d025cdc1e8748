import fc from 'fast-check';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { defaultTiming } from '../../src/adapters/feishu/config.ts';
import { createHandlers } from '../../src/adapters/feishu/inbound/handlers.ts';
import { createLedger } from '../../src/adapters/feishu/inbound/ledger.ts';
import { createReceive } from '../../src/adapters/feishu/inbound/receive.ts';
import { Rejection, verifyRequest } from '../../src/adapters/feishu/webhook/verify.ts';
import { readAddress } from '../../src/adapters/wechat/inbound/addressed.ts';
import { readQuote } from '../../src/adapters/wechat/inbound/quote.ts';
import { addressAsker } from '../../src/adapters/wechat/outbound/asker.ts';
import type { Message } from '../../src/bot/message.ts';
import { encryptPush, signPush } from '../support/feishu-platform/webhook/seal.ts';
import { anyFeishuEvent } from '../support/fuzz/events.ts';
import { holds } from '../support/fuzz/runs.ts';
import { hostileText, shortHostileText } from '../support/fuzz/texts.ts';

const log = pino({ level: 'silent' });
const now = 1_767_225_600_000;

/** What the bot was handed after these events. */
async function handedOver(events: readonly unknown[]): Promise<Message[]> {
  const taken: Message[] = [];
  const ledger = createLedger(log, () => now);
  const handlers = createHandlers({
    config: { appId: 'cli_own', appSecret: '', domain: '', transport: { kind: 'websocket' } },
    identity: async () => ({ openId: 'ou_bot', name: '案例通' }),
    inbound: {
      message: async (message) => {
        taken.push(message);
        return undefined;
      },
      recalled: async () => {},
      joined: async () => {},
      left: async () => {},
      feedback: async () => {},
      sent: async () => undefined,
    },
    ledger,
    log,
    now: () => now,
    timing: defaultTiming,
  });
  const receive = createReceive({ config: { appId: 'cli_own' }, handlers, ledger, log });
  for (const event of events) await receive(event);
  return taken;
}

describe('any event of Feishu', () => {
  it('is taken or passed over; what the bot gets has ids that are safe in a path', () =>
    holds(
      fc.asyncProperty(fc.array(anyFeishuEvent, { maxLength: 6 }), async (events) => {
        for (const { id, chat, sender, thread = 'none', text, sentAt } of await handedOver(events)) {
          for (const part of [id, chat.id, sender.id, thread]) expect(part).toMatch(/^[\w-]{1,128}$/);
          expect(typeof text).toBe('string');
          expect(Number.isFinite(sentAt)).toBe(true);
        }
      }),
    ));
});

describe('any post to the webhook', () => {
  const keys = { appId: 'cli_own', encryptKey: 'encrypt-key', verificationToken: 'token' };
  /** What becomes of a post; anything but a rejection would be a fault. */
  const verified = (body: Buffer, headers: Record<string, string>) => {
    try {
      return verifyRequest(body, headers, keys, now);
    } catch (error) {
      expect(error).toBeInstanceOf(Rejection);
      return undefined;
    }
  };

  it('without our key is turned away', () =>
    holds(
      fc.property(fc.uint8Array({ maxLength: 400 }), shortHostileText, shortHostileText, (bytes, name, value) => {
        const headers = { 'x-lark-signature': value, 'x-lark-request-timestamp': '1767225600', [name]: value };
        expect(verified(Buffer.from(bytes), headers)).toBeUndefined();
        expect(verified(Buffer.from(JSON.stringify({ encrypt: value })), headers)).toBeUndefined();
      }),
    ));

  it('that is sealed with our key but not signed with it is turned away', () => {
    const header = {
      event_id: 'e',
      event_type: 't',
      app_id: keys.appId,
      tenant_key: 't',
      token: keys.verificationToken,
    };
    const envelope = JSON.stringify({ schema: '2.0', header, event: {} });
    const body = Buffer.from(JSON.stringify({ encrypt: encryptPush(envelope, keys.encryptKey) }));
    expect(verified(body, signPush(body, keys.encryptKey, now / 1000))).toBeDefined();
    return holds(
      fc.property(shortHostileText, shortHostileText, (signature, nonce) => {
        const signed = signPush(body, keys.encryptKey, now / 1000);
        expect(verified(body, { ...signed, 'x-lark-signature': signature })).toBeUndefined();
        expect(verified(body, { ...signed, 'x-lark-request-nonce': `x${nonce}` })).toBeUndefined();
      }),
    );
  });

  it('with our key but not our token is turned away as well', () =>
    holds(
      fc.property(anyFeishuEvent, (event) => {
        const body = Buffer.from(JSON.stringify({ encrypt: encryptPush(JSON.stringify(event), keys.encryptKey) }));
        expect(verified(body, signPush(body, keys.encryptKey, now / 1000))).toBeUndefined();
      }),
    ));
});

describe('any text of WeChat', () => {
  const parts = { names: ['案例通', 'bot'], prefixes: ['#问'], mentionsBot: false, mentionsOthers: false };

  it('is read for its address and its quote, and never grows', () =>
    holds(
      fc.property(
        hostileText,
        fc.constantFrom('', '@案例通 ', '@bot\u2005', '「张三：', '」\n- - - - - -\n'),
        (text, mark) => {
          const { text: own, quote } = readQuote(mark + text + mark);
          expect(own.length + (quote?.text.length ?? 0)).toBeLessThanOrEqual(mark.length * 2 + text.length);
          expect(readAddress(own, parts).text.length).toBeLessThanOrEqual(own.length);
        },
      ),
    ));

  it('as a name addresses one person and nobody else', () =>
    holds(
      fc.property(shortHostileText, (name) => {
        expect(addressAsker(name)).toMatch(/^(?:@[^@\u2005\p{Cc}\p{Bidi_Control}]{1,60}\u2005)?$/u);
        expect(addressAsker(name)).not.toMatch(/^@(?:所有人|all)\u2005/i);
      }),
    ));
});
