export type { FeishuConfig } from './config.ts';
export { createFeishuAdapter } from './feishu.ts';
export { type Asked, createInspector, type Inspector, type Subscribed } from './inspect/inspect.ts';
export { type Requirement, requirements } from './setup/requirements.ts';
