import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAddressBook } from '../../../src/adapters/wechat/people/address-book.ts';
import { normaliseName } from '../../../src/adapters/wechat/people/normalise-name.ts';
import { openRenamings } from '../../../src/adapters/wechat/people/renamings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'people-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const aBook = (groups: string[][] = []) => createAddressBook({ groups, renamings: openRenamings(folder) });
const room = (id: string, topic: string) => ({ id, topic });
const friend = (id: string, name: string, rest: object = {}) => ({ id, name, isFriend: true, isPerson: true, ...rest });

describe('a name', () => {
  it.each([
    ['政务服务案例群', ' 政务服务 案例群 ', false],
    ['政务服务案例群', '政务服务案例群🎉', true],
    ['政务服务案例群', '\u200B政务服务案例群\uFE0F', true],
    ['政务服务案例群', '政务服务案例群[emoji1f389]', true],
    ['ＦＴＺ群', 'ftz群', true],
    ['A  B', 'a b', true],
    ['群（一）', '群(一)', true],
    ['政务群1', '政务群2', false],
    ['🎉', '🎊', false],
  ])('%j and %j are the same: %s', (a, b, same) => {
    expect(normaliseName(a) === normaliseName(b)).toBe(same);
  });
});

describe('the address book', () => {
  it('finds a group by its topic after every log-in, whatever its id', () => {
    const book = aBook([['案例群']]);
    for (const id of ['@@1', '@@2']) {
      book.replace({ rooms: [room(id, '案例群 🎉'), room('@@9', '别的群')], contacts: [] });
      expect(book.chatOfRoom(room(id, '案例群 🎉'))).toMatchObject({ id: 'group:案例群', kind: 'group' });
      expect(book.find('group:案例群')).toEqual({ conversation: id });
      expect(book.problems()).toEqual([]);
    }
  });

  it('uses neither of two groups with one topic, and reports them', () => {
    const book = aBook([['案例群']]);
    book.replace({ rooms: [room('@@1', '案例群'), room('@@2', '案例群')], contacts: [] });
    expect(book.chatOfRoom(room('@@1', '案例群'))).toEqual({ problem: 'ambiguous' });
    expect(book.find('group:案例群')).toEqual({ problem: 'ambiguous' });
    expect(book.problems()).toEqual(['more than one chat is called 案例群']);
  });

  it('reports a group that is not there, until it shows up', () => {
    const book = aBook([['案例群']]);
    book.replace({ rooms: [], contacts: [] });
    expect(book.find('group:案例群')).toEqual({ problem: 'lost' });
    expect(book.problems()).toEqual(['no chat is called 案例群']);
    book.learnRoom(room('@@3', '案例群'));
    expect(book.find('group:案例群')).toEqual({ conversation: '@@3' });
    expect(book.problems()).toEqual([]);
  });

  it('serves only the groups that are listed, or all where none is', () => {
    const listed = aBook([['案例群']]);
    listed.replace({ rooms: [room('@@1', '别的群')], contacts: [] });
    expect(listed.chatOfRoom(room('@@1', '别的群'))).toEqual({ problem: 'unlisted' });
    expect(aBook().chatOfRoom(room('@@1', '别的群'))).toMatchObject({ id: 'group:别的群' });
    expect(aBook().chatOfRoom(room('@@1', '  '))).toEqual({ problem: 'unnamed' });
  });

  it('knows a group by all the names that are listed for it', () => {
    const book = aBook([['案例群', '旧名群']]);
    book.replace({ rooms: [room('@@1', '旧名群')], contacts: [] });
    expect(book.chatOfRoom(room('@@1', '旧名群'))).toMatchObject({ id: 'group:案例群' });
  });

  it('follows a group that changes its topic, in this log-in and in later ones', () => {
    const book = aBook([['案例群']]);
    book.replace({ rooms: [room('@@1', '案例群')], contacts: [] });
    book.learnRoom(room('@@1', '新名群'));
    expect(book.chatOfRoom(room('@@1', '新名群'))).toMatchObject({ id: 'group:案例群' });
    const later = aBook([['案例群']]);
    later.replace({ rooms: [room('@@2', '新名群')], contacts: [] });
    expect(later.find('group:案例群')).toEqual({ conversation: '@@2' });
    later.learnRoom(room('@@2', '案例群'));
    const last = aBook([['案例群']]);
    last.replace({ rooms: [room('@@3', '新名群'), room('@@4', '案例群')], contacts: [] });
    expect(last.find('group:案例群')).toEqual({ conversation: '@@4' });
  });

  it('uses neither when another group takes the old topic', () => {
    const book = aBook();
    book.replace({ rooms: [room('@@1', '案例群')], contacts: [] });
    book.learnRoom(room('@@1', '新名群'));
    expect(book.chatOfRoom(room('@@2', '案例群'))).toEqual({ problem: 'ambiguous' });
    expect(book.find('group:案例群')).toEqual({ problem: 'ambiguous' });
  });

  it('begins anew where the file of changed topics is broken, and keeps it to its owner', () => {
    const file = join(folder, 'renamed-groups.json');
    writeFileSync(file, '{"案例群": ');
    const renamings = openRenamings(folder);
    expect(renamings.oldNameOf('新名群')).toBeUndefined();
    renamings.note('案例群', '新名群');
    expect(openRenamings(folder).oldNameOf('新名群')).toBe('案例群');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('knows people by their WeChat id, else by the remark, else by their name', () => {
    const book = aBook();
    const people = [
      friend('@1', '张三', { weixin: 'zhang_3', remark: '老张' }),
      friend('@2', '李四', { remark: '小李' }),
      friend('@3', '王五'),
    ];
    book.replace({ rooms: [], contacts: people });
    expect(people.map((each) => book.chatOfContact(each))).toMatchObject([
      { id: 'direct:weixin:zhang_3' },
      { id: 'direct:remark:小李' },
      { id: 'direct:name:王五' },
    ]);
    expect(book.find('direct:name:王五')).toEqual({ conversation: '@3' });
  });

  it('mixes two people of one name up in no way', () => {
    const book = aBook();
    book.replace({ rooms: [], contacts: [friend('@1', '张伟'), friend('@2', '张伟')] });
    expect(book.chatOfContact(friend('@1', '张伟'))).toEqual({ problem: 'ambiguous' });
    expect(book.find('direct:name:张伟')).toEqual({ problem: 'ambiguous' });
  });

  it('takes nobody for somebody else because of a name that they gave themselves', () => {
    const book = aBook();
    book.replace({ rooms: [], contacts: [friend('@1', '张三', { remark: '管理员' })] });
    expect(book.senderId(friend('@1', '张三', { remark: '管理员' }))).toBe('remark:管理员');
    expect(book.senderId({ id: '@9', name: '管理员', isFriend: false, isPerson: true })).toBe('@9');
    expect(book.senderId({ id: '@9', name: 'remark:管理员', isFriend: false, isPerson: true })).toBe('@9');
  });

  it('forgets all with the log-in', () => {
    const book = aBook([['案例群']]);
    book.replace({ rooms: [room('@@1', '案例群')], contacts: [] });
    book.clear();
    expect(book.find('group:案例群')).toEqual({ problem: 'lost' });
    expect(book.problems()).toEqual([]);
  });
});
