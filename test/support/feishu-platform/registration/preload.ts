import { defaultHttpInstance } from '@larksuiteoapi/node-sdk';

/** Loaded before a command of ours: what it asks of the accounts service goes to the platform of the test instead. */
const host = process.env.TEST_PLATFORM ?? '';

defaultHttpInstance.interceptors.request.use((config) => {
  config.url = config.url?.replace(/^https:\/\/accounts\.(feishu\.cn|larksuite\.com)\//, `http://${host}/`) ?? '';
  return config;
});
