import type { Case } from '../../knowledge/case.ts';
import type { Language } from '../../knowledge/language.ts';
import { numeralCharacters, parseNumeral } from '../../knowledge/text/numerals.ts';
import { caseReply, casesReply } from '../answers/case.ts';
import { replyOf, sayReply } from '../answers/reply.ts';
import { nameOf, pageText } from '../answers/wording.ts';
import { ownSubject } from '../reading/back-references.ts';
import type { Intent } from './intent.ts';

const pageNumber = new RegExp(
  `(?:第|翻到|翻开|看)?(?<![哪那这])\\s*(\\d{1,4}|[${numeralCharacters}]{1,5})\\s*页(?!数|码)|(?:页码\\s*(?:是|为|[:：])?|\\bpage|\\bpg\\.?|\\bp\\.?)\\s*(\\d{1,4})(?!\\d)|最后一页\\s*(\\d{1,4})`,
  'gu',
);

/** Which case is asked for in so many words, so nothing else that is said can be its name. */
const asksWhichCase = /(哪|啥|什么)(一?(个|项|条))?案例|\b(which|what) case\b/;
/** What is added to the question: 我这本缺页了. */
const aside = /[,，。?？!！](我|帮|麻烦|谢|急)[^,，]*$/u;

/** What is said around the number of a page and names nothing. */
const aroundPage =
  /最后一?页?|这本书|书上|手册|册子|案例集|这本|本书|对应|写|(那)?是?第?(几|哪)一?(条|项|个|号)(案例)?|叫|我|翻到|了|[这那]一?页(是)?|帮(我|忙)?(看|查|翻)(一?下|看)?/gu;

/** "第42页是哪个案例", "what is on page 100": the case that stands on a page of the book. */
export const pageIntent: Intent = {
  name: 'page',
  answer({ question, casebook, conversation }) {
    const { typed } = question;
    const lastPage = Math.max(...casebook.cases.map(({ pages }) => pages.last));
    const named = [...typed.matchAll(pageNumber)].flatMap(([, first, second, third]) => {
      const said = parseNumeral(first ?? second ?? third ?? '');
      return said === 1 && /最后一页|末页|last page/.test(typed) ? lastPage : (said ?? []);
    });
    const pages = [...new Set(named)].filter((page) => page > 0);
    if (pages.length === 0 || question.mentions.length > 0) return undefined;
    const rest = typed.replace(pageNumber, ' ').replace(aside, ' ').replace(aroundPage, ' ');
    if (ownSubject(rest).length > 0 && !asksWhichCase.test(typed)) return undefined;
    const { language } = question;
    const zh = language === 'zh';
    const onPage = (page: number) =>
      casebook.cases.filter(({ pages: { first, last } }) => first <= page && page <= last);
    const found = [...new Set(pages.flatMap(onPage))];
    const lead = pages.map((page) => tellPage(page, onPage(page), lastPage, language)).join(zh ? '' : ' ');
    const [first] = found;
    if (!first) return { reply: sayReply('none', language, lead) };
    const reply =
      found.length === 1
        ? caseReply(casebook, first, { language, aspect: 'page', lead })
        : replyOf({ ...casesReply(casebook, found, language, 'page'), aspect: 'page' });
    return { reply, conversation: { ...conversation, language, focus: first.number } };
  },
};

function tellPage(page: number, cases: readonly Case[], lastPage: number, language: Language): string {
  const zh = language === 'zh';
  if (cases.length === 0)
    return zh
      ? `书中没有第${page}页的案例，案例在第1页至第${lastPage}页。`
      : `There is no case on page ${page}; the cases run from page 1 to ${lastPage}.`;
  const names = cases
    .map((entry) => `${nameOf(entry, language)}（${pageText(entry, language)}）`)
    .join(zh ? '、' : ', ');
  return zh ? `第${page}页是${names}。` : `Page ${page} has ${names}.`;
}
