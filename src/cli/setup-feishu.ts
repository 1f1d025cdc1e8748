import { parseArgs } from 'node:util';
import { renderUnicodeCompact } from 'uqr';
import { writeEnvFile } from '../adapters/feishu/setup/env-file.ts';
import { guide } from '../adapters/feishu/setup/guide.ts';
import { RegistrationError, register } from '../adapters/feishu/setup/register.ts';
import { ExpectedError, exitCodes, readArguments, runCommand } from './command.ts';

const usage = `Usage: npm run setup:feishu -- [--app-id cli_…] [--lark]

Makes a Feishu app for the bot: scan the code, confirm, and the credentials are written to .env.
  --app-id   give the permissions and events to an existing app instead
  --lark     begin at Lark (international)`;

await runCommand(async () => {
  const { appId, lark } = readArguments(process.argv.slice(2), usage, argumentsOf);
  const app = await register({
    ...(appId === undefined ? {} : { appId }),
    lark,
    botName: '案例通',
    onAddress: show,
  }).catch((error: unknown) => {
    throw error instanceof RegistrationError ? new ExpectedError(error.message) : error;
  });
  writeEnvFile('.env', {
    FEISHU_APP_ID: app.appId,
    FEISHU_APP_SECRET: app.appSecret,
    ...(app.brand === 'lark' ? { FEISHU_DOMAIN: 'lark' } : {}),
  });
  process.stdout.write(`\n${guide(app)}\n`);
  return exitCodes.ok;
});

function argumentsOf(args: string[]): { appId: string | undefined; lark: boolean } {
  const options = { 'app-id': { type: 'string' }, lark: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args, options });
  const appId = values['app-id'];
  if (appId !== undefined && !/^cli_[0-9a-fA-F]{16}$/.test(appId))
    throw new Error(`--app-id: expected cli_ and 16 hexadecimal digits, got "${appId}"`);
  return { appId, lark: values.lark ?? false };
}

function show(address: string, seconds: number): void {
  process.stdout.write(
    `用飞书扫描二维码（${Math.round(seconds / 60)} 分钟内有效），在打开的页面上确认：\n\n${renderUnicodeCompact(address)}\n\n或在浏览器打开：\n${address}\n\n等待确认……\n`,
  );
}
