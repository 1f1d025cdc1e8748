export { createWebAdapter } from './web.ts';
export type { WebParts, WebSettings } from './web-parts.ts';
