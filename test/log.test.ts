import { describe, expect, it } from 'vitest';
import { createLog, type LogOptions } from '../src/log.ts';
import { aMessage } from './support/message.ts';

const chat = { id: 'oc_1', kind: 'group' } as const;

/** A log, and the lines that it wrote. */
function aLog(options: Partial<LogOptions> = {}) {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  return { log: createLog({ level: 'info', stream, ...options }), lines };
}

describe('the log', () => {
  it('writes one JSON object a line, with the time, the level and what happened', () => {
    const { log, lines } = aLog();
    log.info({ channel: 'test', ms: 3 }, 'answered');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    const line = JSON.parse(lines[0] ?? '');
    expect(line).toMatchObject({ level: 30, channel: 'test', ms: 3, msg: 'answered' });
    expect(Math.abs(Date.parse(line.time) - Date.now())).toBeLessThan(60_000);
  });

  it('writes what its level asks for', () => {
    const { log, lines } = aLog({ level: 'warn' });
    log.info({}, '茶');
    log.warn({}, '亭');
    expect(lines).toHaveLength(1);
    expect(aLogAt('silent')).toBe(0);
    expect(aLogAt('trace')).toBe(1);
  });

  function aLogAt(level: LogOptions['level']): number {
    const { log, lines } = aLog({ level });
    log.error({}, '茶');
    return lines.length;
  }

  it('hides what people wrote and who they are, at the top and further in', () => {
    const { log, lines } = aLog();
    const message = aMessage('私房话', { sender: { id: 'ou_1', name: '王小明' }, chat: { ...chat, name: '老友群' } });
    log.info({ text: '私房话', senderName: '王小明', message, jobs: [{ inbox: { message } }] }, 'taken');
    expect(lines.join()).not.toMatch(/私房话|王小明|老友群/);
    expect(lines.join()).toContain('ou_1');
  });

  it.each(['appSecret', 'encryptKey', 'verificationToken', 'token', 'password', 'authorization'])(
    'hides what is called %s',
    (name) => {
      const { log, lines } = aLog();
      log.info({ [name]: 'open-sesame', request: { call: { headers: [{ [name]: 'open-sesame' }] } } }, 'sent');
      expect(lines.join()).not.toContain('open-sesame');
    },
  );

  it('writes what an error and its cause say, and not what hangs onto it', () => {
    const { log, lines } = aLog();
    const error = Object.assign(new Error('the kettle broke', { cause: new Error('too hot') }), {
      code: 'EHOT',
      request: { headers: { cookie: 'open-sesame' } },
    });
    log.error({ err: error }, 'failed');
    const { err } = JSON.parse(lines[0] ?? '');
    expect(err).toMatchObject({ type: 'Error', code: 'EHOT', message: expect.stringContaining('too hot') });
    expect(err.stack).toContain('log.test');
    expect(lines.join()).not.toContain('open-sesame');
    log.error({ err: 'no error at all' }, 'failed');
    expect(JSON.parse(lines[1] ?? '').err).toBe('no error at all');
  });

  it('comes to an end with what goes round in a circle', () => {
    const { log, lines } = aLog();
    const circle: Record<string, unknown> = { token: 'open-sesame' };
    circle.again = [circle];
    log.info({ circle }, 'round');
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toContain('open-sesame');
  });

  it('hides the values of secret settings wherever they turn up, in errors and their causes too', () => {
    const { log, lines } = aLog({ secrets: ['geheim"nis', ''] });
    log.error(
      { err: new Error('refused geheim"nis', { cause: new Error('for geheim"nis') }) },
      'failed with geheim"nis',
    );
    expect(lines.join()).not.toContain('geheim');
    expect(JSON.parse(lines[0] ?? '').msg).toBe('failed with [secret]');
  });
});
