export type { Scan } from './account/scan.ts';
export type { WechatState, WechatStatus } from './account/status.ts';
export type { WechatAdapter, WechatParts } from './parts.ts';
export {
  defaultPace as defaultWechatPace,
  defaultPerPerson as defaultWechatPerPerson,
  defaultQuietAfterLoginMs,
  type WechatSettings,
} from './settings.ts';
export { createWechatAdapter } from './wechat.ts';
