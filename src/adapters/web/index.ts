export { createWebAdapter } from './web.ts';
export type { ChannelView, WebParts, WebSettings } from './web-parts.ts';
