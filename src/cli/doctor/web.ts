import { isLoopback } from '../../adapters/web/security/host.ts';
import type { Config } from '../../config.ts';
import type { Check } from './check.ts';
import { broken, type Finding, ok, warning } from './finding.ts';
import { askRunning, portFinding, portProblem, type RunningReport } from './port.ts';

const shortestPassword = 10;

/** Who can reach the console, and whether its port is free or ours. */
export const checkWeb: Check = async ({ config }) => [passwordFinding(config), ...(await placeFindings(config))];

function passwordFinding({ httpHost, consolePassword }: Config): Finding {
  if (isLoopback(httpHost))
    return ok({ zh: `只有本机能打开（${httpHost}）`, en: `only this machine reaches it (${httpHost})` });
  const says = { zh: `别的电脑也能打开（${httpHost}）`, en: `other machines reach it (${httpHost})` };
  if (consolePassword === undefined)
    return broken(
      { zh: `${says.zh}，却没有密码：控制台不会启动`, en: `${says.en}, and it has no password: it will not start` },
      {
        zh: '设 CONSOLE_PASSWORD，或者把 HTTP_HOST 改回 127.0.0.1',
        en: 'set CONSOLE_PASSWORD, or HTTP_HOST to 127.0.0.1',
      },
    );
  if (consolePassword.length < shortestPassword)
    return warning(
      { zh: `${says.zh}，密码太短`, en: `${says.en}, and its password is short` },
      {
        zh: `CONSOLE_PASSWORD 用 ${shortestPassword} 个字符以上`,
        en: `give CONSOLE_PASSWORD ${shortestPassword} characters or more`,
      },
    );
  return ok({ zh: `${says.zh}，有密码`, en: `${says.en}, with a password` });
}

async function placeFindings({ httpHost: host, httpPort: port }: Config): Promise<Finding[]> {
  const place = `${host}:${port}`;
  if (port === 0) return [ok({ zh: '每次启动用一个空着的端口', en: 'each start takes a port that is free' })];
  const code = await portProblem(host, port);
  if (code === undefined) return [ok({ zh: `${place} 空着`, en: `${place} is free` })];
  const running = code === 'EADDRINUSE' ? await askRunning(host, port) : undefined;
  return running
    ? runningFindings(place, running)
    : [portFinding(code, place, { host: 'HTTP_HOST', port: 'HTTP_PORT' })];
}

/** What the running program says of itself. */
function runningFindings(place: string, { database, clock, channels }: RunningReport): Finding[] {
  const parts = { database: database.state, clock: clock.state, ...channels };
  const unwell = Object.entries(parts).filter(([, state]) => state !== 'ready');
  return [
    ok({ zh: `程序正在运行（${place}）`, en: `the program is running (${place})` }),
    ...unwell.map(([name, state]) =>
      warning(
        { zh: `正在运行的程序说 ${name} 是 ${state}`, en: `the running program says that ${name} is ${state}` },
        {
          zh: '看它的启动画面、日志或控制台的“运营”页',
          en: 'look at its first screen, its log or the page of operations',
        },
      ),
    ),
  ];
}
