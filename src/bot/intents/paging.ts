import { numeralCharacters, parseNumeral } from '../../knowledge/text/numerals.ts';
import { listOutcome, numbersOf, pageCount } from '../answers/list.ts';
import { replyOf, sayReply } from '../answers/reply.ts';
import type { Intent } from './intent.ts';

const forward =
  /^(.{0,5}下一页|再?下一?页|后一?页|翻页|(再|接着)?往[后下](翻|看)?(一?页)?|再翻(一?页)?|继续(翻|看|列)?|接着(来|说|看|翻|列)?|还没完吧?|更多|还有(吗|没有|没|么|呢|哪些|其他的?吗?|别的吗?|更多吗?)?|再来(点|一页|一些|几个)?|再看(看)?|下一批|剩下的(呢)?|后面的(呢)?|next( page)?|(后面|下面|底下)?还有(吗|没|没有|么)? ?,?(往下|继续|接着|再)?(翻|看|列)(页|一页|下)?|more|show more|go on|continue|any ?more|what else|the rest)$/;
const backward =
  /^(退?回?(到)?上一?页|.{0,5}上一页|前一?页|往回(翻)?(一?页)?|往前(翻)?(一?页)?|翻回去|回(到)?上一页|返回|上一批|previous( page)?|prev|back|go back|last page before)$/;
const backToList =
  /^(都|全|全部|一个个)?列(一?下|出来|个表|一列)?(看看|看|下|瞅瞅)?$|^(list|show) (them|it|the list)( all)?$|^(再看(一?下|看)?|回到|返回|回|看)(刚才|上面|之前|前面)?(的|那个|那份)?(列表|清单|名单)$|^back to the list$|^the list again$/;
const toPage = new RegExp(`^(?:第|翻到第?|看第|page )(\\d{1,2}|[${numeralCharacters}]{1,3})页?$`, 'u');

/** A page that the list is far from having is one of the book. */
const farBehind = 3;

/** Walks through the list shown last. */
export const pagingIntent: Intent = {
  name: 'paging',
  answer({ question, conversation, casebook }) {
    const text = question.text
      .replace(/[\p{P}\p{S}\s]+$/u, '')
      .replace(/^(那|那么|嗯|请|ok|好)[,， ]*/u, '')
      .replace(/[呢吧啊呀]$/u, '');
    const step = forward.test(text) ? 1 : backward.test(text) ? -1 : 0;
    const page = toPage.exec(text)?.[1];
    if (step === 0 && page === undefined && !backToList.test(text)) return undefined;
    const language = conversation.language ?? question.language;
    const zh = language === 'zh';
    const { list } = conversation;
    if (!list || list.title === '') {
      if (page !== undefined) return undefined;
      return {
        reply: sayReply(
          'none',
          language,
          zh
            ? '现在没有可以翻页的列表。先列一份，比如“哪些案例适用于海关部门”。'
            : 'There is no list to page through. Ask for one first, such as "which cases apply to customs".',
        ),
      };
    }
    const target = page === undefined ? list.page + step : (parseNumeral(page) ?? 0) - 1;
    const pages = pageCount(list);
    if (page !== undefined && target >= pages + farBehind) return undefined;
    if (target < 0 || target >= pages) {
      const text =
        target < 0
          ? zh
            ? '已经是第一页了。'
            : 'This is the first page.'
          : zh
            ? `没有更多了，这份列表共${pages}页，已全部列出。`
            : `That is all: the list has ${pages} page(s).`;
      // Nothing is shown again, but it is still this list that is spoken of.
      const cases = numbersOf(list);
      const blocks = [{ kind: 'lead' as const, text }];
      return { reply: replyOf({ intent: 'list', language, cases, shown: [], total: cases.length, blocks }) };
    }
    return listOutcome(casebook, { ...list, page: target }, language, conversation);
  },
};
