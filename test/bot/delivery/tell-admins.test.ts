import { describe, expect, it } from 'vitest';
import { tellAdmins } from '../../../src/bot/delivery/tell-admins.ts';
import { aService } from '../../support/service.ts';

describe('a notice to the people in charge', () => {
  const notice = { from: 'wechat', text: '需要扫码' };

  it('goes to each on their own channel, once, and not through the one that it is about', async () => {
    const { store, carrier, timers, service } = await aService();
    await service.start();
    const admins = ['test:ou_1', 'wechat:weixin:li_4', 'test:ou_2'];
    expect(await tellAdmins(store, { ...notice, admins }, timers.now())).toBe(2);
    await tellAdmins(store, { ...notice, admins }, timers.now());
    await timers.advance(5_000);
    expect(carrier.sendings.map(({ chatId }) => chatId)).toEqual(['ou_1', 'ou_2']);
    expect(await store.outbox.hasOpen('wechat')).toBe(false);
  });

  it('goes to nobody where nobody is in charge', async () => {
    const { store, timers } = await aService();
    expect(await tellAdmins(store, { ...notice, admins: [] }, timers.now())).toBe(0);
  });
});
