import type { Bilingual } from '../../../knowledge/language.ts';

/** Something that the bot needs from the platform. */
export type Requirement = {
  name: string;
  why: Bilingual;
  /** Without it the bot cannot do its work; without the others something is missing. */
  isEssential?: true;
  /** Wider or older scopes that are as good. */
  instead?: readonly string[];
};

/**
 * What the bot needs from the platform, and nothing beyond: the scopes, events and callbacks that the page of
 * confirmation asks the developer for.
 */
export const requirements: Readonly<Record<'scopes' | 'events' | 'callbacks', readonly Requirement[]>> = {
  scopes: [
    {
      name: 'im:message:send_as_bot',
      why: { zh: '以机器人身份回复', en: 'to answer as the bot' },
      isEssential: true,
      instead: ['im:message'],
    },
    {
      name: 'im:message.group_at_msg:readonly',
      why: { zh: '接收群里 @机器人 的消息', en: 'to receive mentions in groups' },
      isEssential: true,
      instead: ['im:message.group_at_msg', 'im:message.group_msg'],
    },
    {
      name: 'im:message.p2p_msg:readonly',
      why: { zh: '接收私聊消息', en: 'to receive direct messages' },
      instead: ['im:message.p2p_msg'],
    },
    {
      name: 'im:message:readonly',
      why: {
        zh: '得知提问被撤回（撤回后不再回答）',
        en: 'to learn that a question was taken back, which is not answered then',
      },
      instead: ['im:message'],
    },
    {
      name: 'im:chat:readonly',
      why: { zh: '得知机器人进群、退群', en: 'to learn that the bot was added to a group or removed' },
      instead: ['im:chat', 'im:chat:read'],
    },
    {
      name: 'im:resource',
      why: { zh: '上传流程图图片', en: 'to upload pictures of charts' },
      instead: ['im:resource:upload'],
    },
  ],
  events: [
    { name: 'im.message.receive_v1', why: { zh: '接收消息', en: 'messages' }, isEssential: true },
    { name: 'im.message.recalled_v1', why: { zh: '消息被撤回', en: 'a message is taken back' } },
    { name: 'im.chat.member.bot.added_v1', why: { zh: '机器人进群', en: 'the bot is added to a group' } },
    { name: 'im.chat.member.bot.deleted_v1', why: { zh: '机器人被移出群', en: 'the bot is removed from a group' } },
    { name: 'im.chat.disbanded_v1', why: { zh: '群解散', en: 'a group is dissolved' } },
  ],
  callbacks: [{ name: 'card.action.trigger', why: { zh: '卡片按钮', en: 'buttons of cards' } }],
};
