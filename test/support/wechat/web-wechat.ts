import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

const callSchema = z.object({ path: z.string(), data: z.unknown().optional() });
const sentSchema = z.object({
  Msg: z.object({ Content: z.string().optional(), MediaId: z.string().optional(), ToUserName: z.string() }),
});
const ok = { BaseResponse: { Ret: 0, ErrMsg: '' } };

const me = { UserName: '@me', NickName: '案例助手', ContactFlag: 3 };
const zhang = { UserName: '@zhang', NickName: '张三', ContactFlag: 3, RemarkName: '', Alias: '' };
const group = {
  UserName: '@@group',
  NickName: '政务服务案例群',
  ContactFlag: 0,
  MemberCount: 2,
  MemberList: [
    { UserName: '@me', NickName: '案例助手', DisplayName: '小案' },
    { UserName: '@zhang', NickName: '张三', DisplayName: '' },
  ],
};

/** The answers of WeChat's web server to wechat4u, as far as it needs them. */
export async function aWebWechat() {
  const sent: { to: string; text?: string; isPicture: boolean }[] = [];
  let isScanned = false;
  let isSessionOver = false;
  let ret = 0;
  let incoming: object[] = [];
  let messages = 0;
  let logouts = 0;
  let wake = () => {};

  const server = createServer(async (request, response) => {
    const { path, data } = callSchema.parse(await json(request));
    const [status, body] = await answer(path.split('/').at(-1) ?? '', data);
    response.end(JSON.stringify({ status, data: body, headers: {} }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  async function answer(call: string, data: unknown): Promise<[status: number, body: unknown]> {
    switch (call) {
      case 'jslogin':
        return [200, 'window.QRLogin.code = 200; window.QRLogin.uuid = "code-1";'];
      case 'login':
        await until(() => isScanned);
        return [200, 'window.code=200;window.redirect_uri="https://wx.qq.com/cgi-bin/mmwebwx-bin/webwxnewloginpage";'];
      case 'webwxnewloginpage':
        return [301, '<ret>0</ret><skey>key-1</skey><wxsid>sid</wxsid><wxuin>42</wxuin><pass_ticket>t</pass_ticket>'];
      case 'webwxinit':
        if (isSessionOver) return [200, { BaseResponse: { Ret: 1101 } }];
        return [200, { ...ok, User: me, ContactList: [group], SyncKey: { List: [{ Key: 1, Val: 1 }] }, SKey: 'key-1' }];
      case 'webwxgetcontact':
        return [200, { ...ok, MemberList: [me, zhang], Seq: 0 }];
      case 'webwxbatchgetcontact':
        return [200, { ...ok, ContactList: [zhang, group] }];
      case 'synccheck':
        await until(() => incoming.length > 0 || isSessionOver);
        return [200, `window.synccheck={retcode:"${isSessionOver ? 1101 : 0}",selector:"2"}`];
      case 'webwxsync': {
        const list = incoming;
        incoming = [];
        return [200, { ...ok, AddMsgCount: list.length, AddMsgList: list, SyncKey: { List: [{ Key: 1, Val: 2 }] } }];
      }
      case 'webwxuploadmedia':
        return [200, { ...ok, MediaId: 'media-1' }];
      case 'webwxsendmsg':
      case 'webwxsendmsgimg':
        if (ret === 0) keep(data);
        return [200, { BaseResponse: { Ret: ret } }];
      case 'webwxlogout':
        logouts += 1;
        return [200, ''];
      default:
        return [200, ok];
    }
  }

  function keep(data: unknown): void {
    const { Content, MediaId, ToUserName } = sentSchema.parse(data).Msg;
    sent.push({
      to: ToUserName,
      ...(Content === undefined ? {} : { text: Content }),
      isPicture: MediaId !== undefined,
    });
  }

  /** Requests that hang until something happens, as the real ones do. */
  async function until(condition: () => boolean): Promise<void> {
    while (!condition())
      await new Promise<void>((resolve) => {
        const others = wake;
        wake = () => {
          others();
          resolve();
        };
      });
  }

  function happen(): void {
    const all = wake;
    wake = () => {};
    all();
  }

  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    sent,
    logouts: () => logouts,
    scan() {
      isScanned = true;
      happen();
    },
    /** Somebody writes in the group; text as the web server has it, escaped. */
    write(text: string) {
      messages += 1;
      incoming.push({
        MsgId: `m${messages}`,
        MsgType: 1,
        FromUserName: '@@group',
        ToUserName: '@me',
        CreateTime: Math.ceil(Date.now() / 1_000) + 1,
        Content: `@zhang:<br/>${text}`,
        StatusNotifyUserName: '',
      });
      happen();
    },
    /** Sends are answered with this code. */
    answerSends(code: number) {
      ret = code;
    },
    endSession() {
      isSessionOver = true;
      isScanned = false;
      happen();
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
