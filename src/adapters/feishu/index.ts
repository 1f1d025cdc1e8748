export type { FeishuConfig } from './config.ts';
export { createFeishuAdapter } from './feishu.ts';
