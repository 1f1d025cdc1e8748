import { PuppetWechat4u } from 'wechaty-puppet-wechat4u';

type Options = { url?: string; data?: unknown };
type Answer = { status: number; data: unknown; headers: Record<string, unknown> };

/** The real puppet of wechat4u, whose requests go to a made-up server at the address that it takes for its token. */
export default class Wechat4uAtHome extends PuppetWechat4u {
  constructor({ token = '' }: { token?: string }) {
    super({});
    const patch: unknown = Reflect.get(PuppetWechat4u.prototype, 'monkeyPatch');
    Reflect.set(this, 'monkeyPatch', (instance: { request: (options: Options) => Promise<Answer> }) => {
      instance.request = (options) => ask(token, options);
      if (typeof patch === 'function') Reflect.apply(patch, this, [instance]);
    });
  }
}

async function ask(address: string, { url = '', data }: Options): Promise<Answer> {
  const isForm = typeof data === 'object' && data !== null && !('BaseRequest' in data);
  const body = JSON.stringify({ path: new URL(url).pathname, data: isForm ? 'a form' : data });
  const answer = (await (await fetch(address, { method: 'POST', body })).json()) as Answer;
  // As axios does, and as wechat4u wants it after the log-in.
  if (answer.status >= 300) throw Object.assign(new Error(`status ${answer.status}`), { response: answer });
  return answer;
}
