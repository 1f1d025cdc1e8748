import { Client, type HttpInstance, LoggerLevel } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import type { Figure } from '../../figure-files.ts';
import type { FeishuConfig } from '../config.ts';
import type { SdkLogger } from '../log/sdk-logger.ts';
import { PlatformError } from './platform-error.ts';
import { createTokenCache } from './token-cache.ts';

/** The bot as the platform knows it. */
export type BotIdentity = { openId: string; name: string };

/** A message on its way out; `uuid` makes a repeat within the hour show up once. */
export type OutgoingMessage = { type: 'interactive' | 'text'; content: string; uuid: string };

/** The calls of the platform that the adapter makes. All reject with a `PlatformError`. */
export type Api = {
  /** Asked once and kept. */
  identity(): Promise<BotIdentity>;
  /** Why the identity is not known; undefined while nothing speaks against it. */
  identityProblem(): string | undefined;
  /** Posts into a chat; the id of the message. */
  post(chatId: string, message: OutgoingMessage): Promise<string>;
  /** Answers a message, in its thread where asked; the id of the answer. */
  reply(messageId: string, message: OutgoingMessage, inThread: boolean): Promise<string>;
  /** Uploads a picture for use on cards; its key there. */
  uploadPicture(picture: Figure): Promise<string>;
  /** Forgets the tenant token: the platform does not take it any more. */
  forgetToken(): void;
};

const identitySchema = z.object({ bot: z.object({ open_id: z.string().min(1), app_name: z.string().default('') }) });
const sentSchema = z.object({ data: z.object({ message_id: z.string().min(1) }) });
const pictureSchema = z.object({ data: z.object({ image_key: z.string().min(1) }) });

/** Joins the SDK's client with our HTTP, cache and log. */
export function createApi(config: FeishuConfig, parts: { http: HttpInstance; logger: SdkLogger }): Api {
  const cache = createTokenCache();
  const client = new Client({
    appId: config.appId,
    appSecret: config.appSecret,
    domain: config.domain,
    httpInstance: parts.http,
    cache,
    logger: parts.logger,
    loggerLevel: LoggerLevel.warn,
  });
  let identity: Promise<BotIdentity> | undefined;
  let problem: string | undefined;
  return {
    identity() {
      identity ??= askIdentity().then(
        (known) => {
          problem = undefined;
          return known;
        },
        (error: Error) => {
          identity = undefined;
          problem = error.message;
          throw error;
        },
      );
      return identity;
    },
    identityProblem: () => problem,
    async post(chatId, { type, content, uuid }) {
      const answer = await client.im.v1.message.create({
        // A person, such as somebody in charge, is written to by their own id.
        params: { receive_id_type: chatId.startsWith('ou_') ? 'open_id' : 'chat_id' },
        data: { receive_id: chatId, msg_type: type, content, uuid },
      });
      return read(sentSchema, answer, 'im/v1/messages').data.message_id;
    },
    async reply(messageId, { type, content, uuid }, inThread) {
      const answer = await client.im.v1.message.reply({
        path: { message_id: messageId },
        data: { msg_type: type, content, uuid, reply_in_thread: inThread },
      });
      return read(sentSchema, answer, 'im/v1/messages/reply').data.message_id;
    },
    async uploadPicture(picture) {
      // The SDK would send the bytes without the name of a file, which the platform does not take for a file.
      const form = new FormData();
      form.set('image_type', 'message');
      form.set('image', new File([new Uint8Array(picture.data)], picture.name, { type: picture.type }));
      const { headers } = await client.formatPayload();
      const url = `${config.domain}/open-apis/im/v1/images`;
      const answer = await parts.http.request({ method: 'POST', url, headers, data: form });
      return read(pictureSchema, answer, 'im/v1/images').data.image_key;
    },
    forgetToken: cache.clear,
  };

  async function askIdentity(): Promise<BotIdentity> {
    const answer = await client.request({ method: 'GET', url: '/open-apis/bot/v3/info' });
    const { bot } = read(identitySchema, answer, 'bot/v3/info');
    return { openId: bot.open_id, name: bot.app_name };
  }
}

function read<T>(schema: z.ZodType<T>, answer: unknown, path: string): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new PlatformError({ method: 'answer of', path, status: 200, reason: 'not of the documented form' });
}
