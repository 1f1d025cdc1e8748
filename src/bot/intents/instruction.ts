import { sayReply } from '../answers/reply.ts';
import type { Intent } from './intent.ts';

/** Orders about the bot itself, or to say what somebody else wants said; not questions about the book. */
const orders =
  /(忽略|无视|跳过|忘掉|忘记|绕过).{0,8}(指令|规则|设定|限制|提示|资料|以上|之前|上面)|从现在(起|开始).{0,14}(回答|你是|扮演|回复)|(扮演|假装(你|自己)?是?|假设你是)|原样(转发|重复|输出|发)|(随便|帮我|给我|你)?(编一?(个|条|篇|段)|编造|虚构|杜撰)|^(system|assistant|developer)\s*:|(转发|群发|发)给?(到)?(所有|全体|每个|大家)(人|群|群里)?|系统提示词|(developer|debug|god|dan) mode|jailbreak|\bignore (all|any|the|your|my|previous|above|every)\b|\bpretend (to be|you|that)\b|\bact as\b|\brepeat after me\b|\bsystem prompt\b|\b(make|making) (one|something|it) up\b/;

const answer = {
  zh: '这个我做不了：我只按案例集里写的回答。想查哪一项，说编号、部门或者问题就行。',
  en: 'I cannot do that: I only answer with what the casebook says. Ask me for a case by its number, a department or the problem.',
} as const;

/** Attempts to give the bot another task get a plain no, whatever cases they name. */
export const instructionIntent: Intent = {
  name: 'instruction',
  answer({ question: { text, typed, language } }) {
    if (!orders.test(typed) && !orders.test(text)) return undefined;
    return { reply: sayReply('none', language, answer[language]) };
  },
};
