import { createTerminalAdapter } from '../adapters/terminal/terminal.ts';
import { createBot } from '../bot/bot.ts';
import { loadConfig } from '../config.ts';
import { exitCodes, runCommand, tolerateClosedPipe } from './command.ts';
import { openCasebook } from './open-casebook.ts';

tolerateClosedPipe();
await runCommand(async () => {
  const config = loadConfig();
  const casebook = openCasebook(config);
  const bot = createBot({ casebook });
  const terminal = createTerminalAdapter({
    input: process.stdin,
    output: process.stdout,
    environment: { NO_COLOR: config.noColor },
    greeting: `案例通：可查 ${casebook.cases.length} 项制度创新案例。输入问题或编号，“帮助”看用法，exit 或 Ctrl-D 退出。`,
  });
  await terminal.start({ message: (message) => bot.handle(message) });
  await terminal.closed;
  return exitCodes.ok;
});
