import { requirements } from './requirements.ts';

const consoles = { feishu: 'https://open.feishu.cn/app', lark: 'https://open.larksuite.com/app' } as const;

/** What a person still has to do by hand after the app was made, in Chinese. */
export function guide({ appId, brand }: { appId: string; brand: 'feishu' | 'lark' }): string {
  const list = (entries: readonly { name: string; why: string }[]) =>
    entries.map(({ name, why }) => `       ${name}（${why}）`).join('\n');
  return `应用 ${appId} 已就绪，凭证已写入 .env（仅本人可读，密钥不显示）。

还有几步只能在开发者后台手动完成：${consoles[brand]}/${appId}

  1. 先运行 npm start，并保持运行：后台只有在机器人连着的时候，才允许保存“长连接”。
  2. “事件与回调”→“事件配置”→ 订阅方式：选“使用长连接接收事件”，保存；确认已添加这些事件：
${list(requirements.events)}
  3. “事件与回调”→“回调配置”→ 订阅方式：同样选“使用长连接接收回调”，保存；确认已添加：
${list(requirements.callbacks)}
     （事件和回调是两处设置，漏了回调，点卡片按钮会报 200340。）
  4. “权限管理”：确认已开通：
${list(requirements.scopes)}
  5. “版本管理与发布”：创建版本并发布，可用范围选需要使用的部门或人员；管理员审核通过后生效。
  6. 在飞书群里：设置 → 群机器人 → 添加机器人，选中它，然后 @它 提问，例如“52号案例”。

改用 Webhook 接收（服务器有公网地址时）：在第 2、3 步选“将事件（回调）发送至开发者服务器”，地址填
https://你的域名/feishu/events，并在“加密策略”里设置 Encrypt Key，连同 Verification Token 一起写入 .env：
FEISHU_TRANSPORT=webhook、FEISHU_ENCRYPT_KEY、FEISHU_VERIFICATION_TOKEN。缺任何一个，程序都拒绝启动。`;
}
