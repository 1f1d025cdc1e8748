import { isRoot } from '../../knowledge/taxonomy.ts';
import { nounsOf } from '../../knowledge/text/analyse.ts';
import { listOutcome } from '../answers/list.ts';
import { refersBack } from '../reading/back-references.ts';
import { type CategoryQuestion, foreignWords, readCategoryQuestion } from '../reading/category-question.ts';
import { casesSpeakingOf } from '../reading/in-words.ts';
import { asksForWholeBook, type ListRequest, readListRequest, saysCases } from '../reading/requests.ts';
import type { Selection } from '../reading/selection.ts';
import { shortNameOf } from './described.ts';
import type { Intent, Outcome, Request } from './intent.ts';
import { listOdds } from './list-odds.ts';
import { listed, literally } from './listed.ts';
import { meantSelection } from './meant-selection.ts';
import { asksForElse, describesOne, namesOneCase, speaksOfElse } from './one-case.ts';

/** Longer messages tell a story, and a category in a story is not yet a request for a list. */
const longestRequest = 30;
/** The same where cases are asked for in so many words. */
const longestExplicit = 45;

/** Above these log odds a message asks for a list, and below those it asks for none, whatever its words. */
export const listFrom = 0.5;
const noListFrom = -2;
/** Above these its other words are taken for wrapping, however many there are. */
const sureListFrom = 1.5;

const longestName = 5;
const pointsAtOne = /那一?(个|项|条)|哪一?个案例|是哪一?(个|条|项|款|家)(?!些)/;

/** Lists by audience, topic and area, alone or combined, or by words of the records; complete and counted. */
export const listIntent: Intent = {
  name: 'list',
  answer(request) {
    const { question, conversation } = request;
    if (asksForWholeBook(question)) return listAll(request);
    const read = readCategoryQuestion(question);
    const said = readListRequest(question);
    // "那水水中转呢" after a case is about another one, unless several are asked for.
    if (said !== 'several' && conversation.focus !== undefined && refersBack(question.text)) return undefined;
    // One is pointed at, or a bare name may be somebody's short name for one case: then only plain words count.
    const isOpen =
      question.aspect !== 'original' && !pointsAtOne.test(question.text) && question.text.length > longestName;
    const odds = isOpen ? listOdds(request, read, said) : undefined;
    const asked = odds === undefined ? said : odds > listFrom ? 'several' : odds < noListFrom ? undefined : said;
    if (!asked) return undefined;
    // A、B和C are several subjects, of which one case can have the name.
    const saysMore = read.rows.length === 0 && (read.residual.length > 0 || read.categories.length > 1);
    const isSure = (odds ?? noListFrom) > sureListFrom;
    if (saysMore && ((!isSure && namesOneCase(request)) || describesOne(request, read, asked))) return undefined;
    const selection = inWords(request, read, asked) ?? selected(request, read, asked, odds ?? noListFrom);
    // Where no word asks for several, one case may be described.
    const meant = said !== 'several' && selection ? shortNameOf(request, selection) : undefined;
    return listed(request, selection, meant);
  },
};

/** More cases than this answer nothing where more was said than their category. */
const mostUnnarrowed = 40;

/** Words besides the categories narrow a list where they are said to ("讲自动化的"), and are small talk otherwise. */
function selected(request: Request, read: CategoryQuestion, asked: ListRequest, odds: number): Selection | undefined {
  const { question, casebook } = request;
  // "讲企业怎么…的": everything for companies is no answer to what else is said.
  if (read.categories.every(isRoot) && read.residual.length > 1) return undefined;
  if (read.categories.length === 0) return undefined;
  const all = meantSelection(request, read, asked);
  const selection = literally.test(question.text) ? { ...all, wider: [] } : all;
  const words = foreignWords(question);
  if (words.length === 0) return selection;
  // "船舶监管、扣船这些": one more example of the kind, not a condition.
  if (read.anyOf && /这些|这类|之类|等/.test(question.text) && isShort(question)) return selection;
  const having = new Set(casesSpeakingOf(casebook, { ...read, residual: words, text: question.text }));
  const keep = (cases: Selection['direct']) => cases.filter((entry) => having.has(entry));
  const kept = { ...selection, words, direct: keep(selection.direct), wider: keep(selection.wider) };
  if (
    narrows(question, words, asked === 'several') &&
    isShort(question) &&
    kept.direct.length + kept.wider.length > (/讲|提到|用到|用了/.test(question.text) ? 0 : 1)
  )
    return kept;
  // "查货验货更快的有哪些": half of the book is about being faster, and that was not all that was said.
  if (kept.direct.length + kept.wider.length === 0 && all.direct.length > mostUnnarrowed) return undefined;
  // "飞机融资租赁的案例有吗": a list of another kind would be no answer to whether there is one.
  if (asksForElse(request, words, all)) return undefined;
  // Who somebody is may take some words to tell: 我开了家小超市，想看看有没有能借鉴的.
  if (odds > sureListFrom || (odds > listFrom && !speaksOfElse(request, words))) return selection;
  const tellsWho = read.categories.some(({ facet }) => facet === 'audiences');
  return asked === 'several' && isShort(question) && (tellsWho || words.length <= 3) ? selection : undefined;
}

function narrows({ text, mentions }: Request['question'], words: readonly string[], sure: boolean): boolean {
  if (/讲|提到|用到|用了|涉及|关于|有关|相关|带|包含|mention|about|involving|using/.test(text)) return true;
  const names = mentions.map(({ name }) => escaped(name)).join('|');
  return words.map(escaped).some((word) => {
    const beside = `${word}(的)?(案例|方面|这类|那类|一类|类|那种|这种)${sure ? `|${word}(${names})` : ''}`;
    return new RegExp(beside, 'u').test(text);
  });
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function isShort({ request: text, language }: Request['question']): boolean {
  const longest = /案例|哪些|哪几|\bcases\b/.test(text) ? longestExplicit : longestRequest;
  return text.length <= longest * (language === 'en' ? 4 : 1);
}

/**
 * No category is named, or one that holds for everybody: the cases that speak of the words. Where these name nothing and no
 * case has them, the category is all that was said.
 */
function inWords({ question, casebook }: Request, read: CategoryQuestion, asked: ListRequest): Selection | undefined {
  const { residual, categories } = read;
  if (residual.length === 0 || !categories.every(isRoot)) return undefined;
  const direct =
    asked === 'several' && saysCases(question.text) && isShort(question)
      ? casesSpeakingOf(casebook, { ...read, text: question.text })
      : [];
  if (direct.length === 0 && nounsOf(residual.join(' ')).length === 0) return undefined;
  return { categories: [], words: residual, direct, wider: [] };
}

function listAll({ casebook, question, conversation }: Request): Outcome {
  const { language } = question;
  const count = casebook.cases.length;
  const title = language === 'zh' ? `全部案例共${count}项：` : `All cases: ${count} in all.`;
  return listOutcome(
    casebook,
    { title, groups: [{ numbers: casebook.cases.map(({ number }) => number) }], page: 0 },
    language,
    conversation,
  );
}
