import { z } from 'zod';
import type { Log } from '../../../bot/log.ts';
import type { FeishuConfig } from '../config.ts';
import { type Envelope, envelopeSchema } from './envelope.ts';
import type { Ledger } from './ledger.ts';

/**
 * Takes an event as the platform sends it, decrypted. Resolves when nothing of it can be lost any more, with what the
 * platform is to be answered; rejects when it should be delivered again.
 */
export type Receive = (envelope: unknown) => Promise<object | undefined>;

/** Deals with one type of event: what to answer, or why there was nothing to do. */
export type Handle = (envelope: Envelope) => Promise<{ ignored: string } | { answer: object } | undefined>;

type Parts = {
  config: Pick<FeishuConfig, 'appId'>;
  handlers: Readonly<Record<string, Handle>>;
  ledger: Ledger;
  log: Log;
};

/** The way of every event, whichever transport it came by. */
export function createReceive({ config, handlers, ledger, log }: Parts): Receive {
  let tenant: string | undefined;
  return async (raw) => {
    const parsed = envelopeSchema.safeParse(raw);
    if (!parsed.success) {
      ledger.rejected('not an event of version 2.0');
      return undefined;
    }
    const { header } = parsed.data;
    const facts = { event: header.event_id, type: header.event_type };
    ledger.received();
    const stranger = strangerOf(header);
    const handle = handlers[header.event_type];
    if (stranger) ledger.ignored(stranger, facts);
    else if (!handle) ledger.ignored('type not handled', facts);
    else return await run(handle, parsed.data, facts);
    return undefined;
  };

  async function run(handle: Handle, envelope: Envelope, facts: object): Promise<object | undefined> {
    try {
      const result = await handle(envelope);
      if (result && 'ignored' in result) ledger.ignored(result.ignored, facts);
      return result && 'answer' in result ? result.answer : undefined;
    } catch (error) {
      if (error instanceof z.ZodError) {
        ledger.rejected('event not of the documented form', facts);
        return undefined;
      }
      log.warn({ ...facts, error: error instanceof Error ? error.message : String(error) }, 'event not taken');
      throw new Error('not taken, to be delivered again');
    }
  }

  /** Why an event is not for us. The app belongs to one tenant, the one whose event comes first. */
  function strangerOf({ app_id, tenant_key }: Envelope['header']): string | undefined {
    if (app_id !== config.appId) return 'event of another app';
    tenant ??= tenant_key;
    return tenant_key === tenant ? undefined : 'event of another tenant';
  }
}
