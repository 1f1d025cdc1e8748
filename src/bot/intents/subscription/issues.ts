import { caseReply } from '../../answers/case.ts';
import { listOutcome } from '../../answers/list.ts';
import { localMinuteOf } from '../../digest/local-time.ts';
import type { Push } from '../../digest/subscription.ts';
import { dateText } from '../../digest/wording.ts';
import { leftOver } from '../../reading/wish-words.ts';
import type { Intent, Outcome, Request } from '../intent.ts';
import { languageOf, tell } from './outcome.ts';

const last =
  /(?:上|最近|最新|前)一?[期篇](?:推的|发的)?|(?:上一?|最近一)[次回](?:推|发)(?!荐)送?|(?:上个?(?:周|星期|礼拜|月)|刚才|刚刚|今天|昨天|这周|本周)(?:推|发)(?!荐)送?(?:过?的|了)|本期|这一?期|\b(?:last|latest|most recent|previous) (?:issue|digest|push|featured case|pick)\b|\b(?:last|this) week's (?:case|digest|pick|issue)\b|\bwhat (?:was|did you) (?:send|push|post)(?:ed)?\b/;
const past =
  /往期|往期回顾|前几期|历史(?:推送|精选|记录|期)|(?:推送|精选|订阅)(?:的)?(?:历史|记录)|(?:以前|之前|过去|已经|都|一共)*(?:推(?!荐)送?|发)过(?:的)?(?:哪些|什么|几|多少)?|\b(?:past|earlier|previous|older|all) (?:issues|digests|pushes|featured cases|picks)\b|\b(?:push|digest|issue) history\b|\bhistory of (?:the )?(?:pushes|digests|issues)\b/;
const inPassing =
  /以前|之前|过去|已经|是|什么|哪些|哪个?|哪一?[个篇期项]|几|多少|看看|查看|查|看|列出?|给|内容|回顾|那|\b(?:show|list|see|view|what|which|was|were|did|send|sent|push|week|last)\b/;

/** "上一期", "往期", "past issues": what was pushed to this chat. */
export const issuesIntent: Intent = {
  name: 'past-issues',
  answer(request) {
    const text = request.question.typed;
    const asksPast = past.test(text);
    if (!asksPast && !last.test(text)) return undefined;
    if (leftOver(text, past, last, inPassing, /推(?!荐)送?|\bissues?\b/) !== '') return undefined;
    const sent = request.situation.pushes.filter((push) => push.state === 'sent' && push.number !== undefined);
    const latest = sent.at(-1);
    const language = languageOf(request);
    if (!latest)
      return tell(
        request,
        language === 'zh'
          ? '这里还没有推过案例。想先看一篇，说“现在推一篇”。'
          : 'Nothing has been pushed here yet. Say "push one now" for a first one.',
      );
    return asksPast ? allOf(request, sent) : lastOf(request, latest);
  },
};

function lastOf(request: Request, push: Push): Outcome {
  const { casebook, conversation } = request;
  const language = languageOf(request);
  const entry = casebook.get(push.number ?? 0);
  const day = dateText(dayOf(request, push), language);
  if (!entry)
    return tell(request, language === 'zh' ? '上一期的案例现在查不到了。' : 'The last one cannot be found any more.');
  const lead = language === 'zh' ? `上一期是${day}推的：` : `The last one was pushed on ${day}:`;
  const reply = caseReply(casebook, entry, { language, lead });
  return {
    reply: { ...reply, intent: 'subscription' },
    conversation: { ...conversation, language, focus: entry.number, about: 'subscription' },
  };
}

/** All of them, the newest first, by months. */
function allOf(request: Request, sent: readonly Push[]): Outcome {
  const language = languageOf(request);
  const zh = language === 'zh';
  const groups: { label: string; numbers: number[] }[] = [];
  for (const push of [...sent].reverse()) {
    const [year, month] = dayOf(request, push).split('-').map(Number);
    const label = zh ? `${year}年${month}月：` : `${year}-${String(month).padStart(2, '0')}:`;
    const group = groups.at(-1);
    if (group?.label === label) group.numbers.push(push.number ?? 0);
    else groups.push({ label, numbers: [push.number ?? 0] });
  }
  const title = zh ? `这里推过${sent.length}期，新的在前：` : `${sent.length} issues so far, the newest first:`;
  const { reply, conversation } = listOutcome(
    request.casebook,
    { title, groups, page: 0 },
    language,
    request.conversation,
  );
  return { reply: { ...reply, intent: 'subscription' }, conversation: { ...conversation, about: 'subscription' } };
}

function dayOf({ situation: { subscription, settings } }: Request, { at }: Push): string {
  return localMinuteOf(at, subscription?.timeZone ?? settings.timeZone).slice(0, 10);
}
