import { judgeClickAnswer } from '../events/click-answer.ts';
import { CARD_CLICK, type PlatformEvent } from '../events/envelope.ts';
import { newId } from '../ids.ts';
import type { State } from '../state.ts';
import type { PushOptions, PushRequest, PushResult } from './push.ts';
import { pushRequest } from './request.ts';
import { createPushSender } from './sender.ts';

/** The webhook side of the platform; see `FeishuPlatform` for the three ways to push. */
export interface Pusher {
  push(url: string, event: PlatformEvent, options?: PushOptions): Promise<PushResult>;
  challenge(url: string, options?: PushOptions): Promise<PushResult>;
  pushRaw(request: PushRequest): Promise<PushResult>;
  stop(): void;
}

/** A pusher in the name of the platform's app. */
export function createPusher(state: State): Pusher {
  const sender = createPushSender();
  const send = async (request: PushRequest): Promise<PushResult> => {
    const result = await sender.send(request);
    state.watch.notify();
    return result;
  };

  return {
    push: async (url, event, { defect } = {}) => {
      const content = { schema: event.schema, header: event.header, event: event.event };
      const result = await send(pushRequest(url, content, state.app, state.now(), { defect, signed: true }));
      if (event.header.event_type !== CARD_CLICK) return result;
      const answer = result.body === '' ? undefined : (result.json ?? result.body);
      const problem = judgeClickAnswer(state, event, result.status, answer, result.latencyMs);
      return problem === undefined ? result : { ...result, problem };
    },
    challenge: (url, { defect } = {}) => {
      const { verificationToken } = state.app;
      const content = { challenge: newId(''), token: verificationToken, type: 'url_verification' };
      return send(pushRequest(url, content, state.app, state.now(), { defect, signed: false }));
    },
    pushRaw: send,
    stop: sender.stop,
  };
}
