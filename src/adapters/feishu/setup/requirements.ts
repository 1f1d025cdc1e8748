/**
 * What the bot needs from the platform, and nothing beyond: the scopes, events and callbacks that the page of
 * confirmation asks the developer for.
 */
export const requirements = {
  scopes: [
    { name: 'im:message:send_as_bot', why: '以机器人身份回复' },
    { name: 'im:message.group_at_msg:readonly', why: '接收群里 @机器人 的消息' },
    { name: 'im:message.p2p_msg:readonly', why: '接收私聊消息' },
    { name: 'im:message:readonly', why: '得知提问被撤回（撤回后不再回答）' },
    { name: 'im:chat:readonly', why: '得知机器人进群、退群' },
    { name: 'im:resource', why: '上传流程图图片' },
  ],
  events: [
    { name: 'im.message.receive_v1', why: '接收消息' },
    { name: 'im.message.recalled_v1', why: '消息被撤回' },
    { name: 'im.chat.member.bot.added_v1', why: '机器人进群' },
    { name: 'im.chat.member.bot.deleted_v1', why: '机器人被移出群' },
    { name: 'im.chat.disbanded_v1', why: '群解散' },
  ],
  callbacks: [{ name: 'card.action.trigger', why: '卡片按钮' }],
} as const;
