export { createMetrics, type Metrics } from './monitoring/metrics.ts';
export { createWebAdapter } from './web.ts';
export type { ChannelView, WebParts, WebSettings } from './web-parts.ts';
