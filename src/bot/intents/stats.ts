import type { Case } from '../../knowledge/case.ts';
import { parseNumeral } from '../../knowledge/text/numerals.ts';
import { listOutcome } from '../answers/list.ts';
import { replyOf } from '../answers/reply.ts';
import { readCategoryQuestion } from '../reading/category-question.ts';
import type { Intent, Outcome, Request } from './intent.ts';

const asksHowMany = /多少|几多|几(个|项|条|篇|例)|总数|总共|一共|共有|共计|数量|how many|number of|count|total/;
const ofCases = /案例|项|创新|条|篇|书|册|集|case|innovation|entries|book/;
const asksWithoutChartText =
  /(没有?|无|缺|丢|少).{0,4}(流程图|流程|图|步骤)|(流程|步骤).{0,6}(是图|是一张图|图片|只有图|没有文字|空着|空白|缺失|丢失|没写|没收录|看不到)|一个字(都)?没有|空着|(?<!填补)空白|(只有|都是|是)流程?图|(without|no|missing|lost|lacks?|lacking|only a).{0,12}(flow ?chart|chart|procedure|steps)|procedure.{0,12}(is|are).{0,6}charts?/;
const asksWithoutText =
  /(正文|内容|文字)(整个|全部?|都|完全)?(丢|缺|没有?|空)|(没有?|无|缺|丢).{0,3}(正文|内容|文字)|只有(标题|题目)|only (a |the )?title|(no|without|missing|lacks?) (body|text|content)|(text|body|content) (is|was) (missing|lost|absent)/;

/** "编到多少号为止": the last number. */
const asksForLast =
  /编到(了?第?)?(几|多少)号|到(几|多少)号(为止|结束|截止)|最大(的)?(编号|号码?)|(编号|号码)最大|\d+个(案例)?还是\d+个|最后一个?(编号|号)|(last|highest) (case )?number/;
const asksForPages =
  /(案例集|全书|整本书|一共|总共|共有?)(有)?(多少|几)页|到第几页(结束|为止)|how many pages|number of pages/;

/** Questions about the book itself: how many cases, in which series, which of them lost their chart or text. */
export const statsIntent: Intent = {
  name: 'stats',
  answer(request) {
    const { question, casebook } = request;
    const { typed, language } = question;
    const text = `${typed}\n${question.text}`;
    const zh = language === 'zh';
    // 11-多少到头: a code without a place is no case.
    const namesSeries =
      /系列|开头|打头|字头|series|start/.test(question.references.rest) || /(?<!\d)1\d\s*-(?!\s*\d)/.test(text);
    if (question.references.found.length > 0 && !namesSeries) return undefined;
    const asksWhich = /哪|什么|列|which|what|list/.test(text);
    const howMany = asksHowMany.test(text);
    const aboutBook = howMany || asksWhich || /案例|case/.test(text);
    if (aboutBook && asksWithoutText.test(text) && !/流程|步骤|procedure|steps/.test(text)) {
      const cases = casebook.cases.filter(({ procedureSource }) => procedureSource === 'missing');
      return listed(
        request,
        cases,
        zh
          ? `书中只有标题和页码、没有正文的案例共${cases.length}项：`
          : `Cases with a title and page but no text: ${cases.length} in all.`,
      );
    }
    if (
      aboutBook &&
      (asksWithoutChartText.test(text) || (asksWithoutText.test(text) && /流程|步骤|procedure|steps/.test(text)))
    ) {
      const cases = casebook.cases.filter(({ procedureSource }) => procedureSource === 'figure');
      return listed(
        request,
        cases,
        zh
          ? `办理流程只有图、文字版没有收录步骤的案例共${cases.length}项：`
          : `Cases whose procedure is a chart only, without text: ${cases.length} in all.`,
      );
    }
    const series = seriesOf(request);
    const [first, ...others] = series;
    if (first && others.length > 0 && howMany) return sumOfSeries(request, series);
    if (first) return countOfSeries(request, first);
    if (asksForLast.test(text)) return total(request);
    if (asksForPages.test(text)) return pages(request);
    if ((/系列|series/.test(text) || (howMany && ofCases.test(text))) && isAboutAll(request)) return total(request);
    return undefined;
  },
};

/** Words that ask about the book as such. */
const bookWords =
  /^((那|这|你)?(本)?书里?|总数|总量|问数|要数|报|报数|个数|就行|册子|整本书|几多|听说|具体|[一二两三四五六七八九十百\d]+多个?|全书|收录|数字|记者|领导|问|问下|一共|咱|报道|总共|共收录?|几(项|个|条)|多少(项|个|条)|本书|这本|案例集|书|数量|收录|收集|收了?|成果|创新成果|编|编到|号|最多|最少|系列|三个|每个|各|各有|分别|count|number|book|includ|contain|text|entir|whole|hold|collect)$/;

/** No category and nothing else is named: the question is about the whole book. */
function isAboutAll({ question }: Request): boolean {
  const { categories, residual } = readCategoryQuestion(question);
  return categories.length === 0 && residual.every((word) => bookWords.test(word));
}

type Series = { code: number; first: number; last: number };

const seriesNamed =
  /(?<!\d)(1\d)\s*(?:-|号)?\s*(?:系[列例]|开头|打头|[那这]一?批|批|组|字头)|(?:系列|series)\s*(1\d)(?!\d)|\b(1\d)(?: |- ?)?series|start(?:ing|s)? with (1\d)|(?<!\d)(1\d)-?\s*(?:batch|group|part)|第\s*(1\d)\s*(?:部分|板块|组)|(?<!\d)(1\d)\s*-\s*(?=的?(?:案例)?(?:数量|个数|总数|(?:总共|一共|共)?有?(?:几|多少|哪(?!里|儿))|\s*(?:[和与跟、及+]|加起来)))/g;

function seriesOf({ question: { text }, casebook }: Request): Series[] {
  if (/[三3各每](个)?系列|\b(each|all( three)?|three) series/.test(text)) return [...casebook.book.series];
  // 第十一系列, as it is spoken.
  const digits = text.replace(/十[一二]?(?=系列|开头|打头)/g, (said) => String(parseNumeral(said)));
  const codes = new Set([...digits.matchAll(seriesNamed)].map((match) => Number(match.slice(1).find(Boolean))));
  return casebook.book.series.filter(({ code }) => codes.has(code));
}

function sumOfSeries({ question: { language } }: Request, all: readonly Series[]): Outcome {
  const count = ({ first, last }: Series) => last - first + 1;
  const sum = all.reduce((total, series) => total + count(series), 0);
  const zh = language === 'zh';
  const lead = zh
    ? `${all.map((series) => `${series.code}系列${count(series)}项`).join('，')}，合计${sum}项。`
    : `${all.map((series) => `series ${series.code}: ${count(series)}`).join(', ')}; ${sum} in all.`;
  return { reply: replyOf({ intent: 'stats', language, total: sum, blocks: [{ kind: 'lead', text: lead }] }) };
}

function countOfSeries(request: Request, { code, first, last }: Series): Outcome {
  const cases = request.casebook.cases.filter(({ number }) => number >= first && number <= last);
  const zh = request.question.language === 'zh';
  const title = zh
    ? `地图编号${code}系列共${cases.length}项（${code}-1至${code}-${last - first + 1}，即${first}号至${last}号）：`
    : `Series ${code} of the map has ${cases.length} cases (${code}-1 to ${code}-${last - first + 1}, cases ${first} to ${last}):`;
  return listed(request, cases, title);
}

function total({ casebook, question: { language } }: Request): Outcome {
  const { series } = casebook.book;
  const count = casebook.cases.length;
  const zh = language === 'zh';
  const parts = series.map(({ code, first, last }) =>
    zh
      ? `${code}系列${last - first + 1}项（${first}—${last}号）`
      : `series ${code}: ${last - first + 1} (cases ${first}–${last})`,
  );
  const chart = casebook.cases.filter(({ procedureSource }) => procedureSource === 'figure').length;
  const lead = zh ? `案例集一共${count}项制度创新案例。` : `The casebook has ${count} cases in all.`;
  const text = zh
    ? `按地图编号：${parts.join('，')}。其中办理流程只有图、文字版没有步骤的有${chart}项。`
    : `By map code: ${parts.join('; ')}. The procedure of ${chart} of them is a chart only.`;
  const reply = replyOf({
    intent: 'stats',
    language,
    blocks: [
      { kind: 'lead', text: lead },
      { kind: 'text', text },
    ],
    total: count,
  });
  return { reply };
}

function pages({ casebook, question: { language } }: Request): Outcome {
  const last = Math.max(...casebook.cases.map(({ pages: { last } }) => last));
  const text =
    language === 'zh'
      ? `案例正文从第1页到第${last}页，共${last}页。`
      : `The cases run from page 1 to page ${last}: ${last} pages.`;
  return { reply: replyOf({ intent: 'stats', language, blocks: [{ kind: 'lead', text }], total: last }) };
}

function listed({ casebook, question, conversation }: Request, cases: readonly Case[], title: string): Outcome {
  const numbers = cases.map(({ number }) => number);
  const outcome = listOutcome(casebook, { title, groups: [{ numbers }], page: 0 }, question.language, conversation);
  return { ...outcome, reply: { ...outcome.reply, intent: 'stats' } };
}
