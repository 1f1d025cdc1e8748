import { termsOfQuestion } from '../../knowledge/search/question.ts';
import { withoutAspects } from './aspects.ts';

/** Words that belong to the asking, not to the subject; fillers of the search are cut already. */
const askingWords =
  /^(案例|项目|条|列表|清单|全部|所有|列|列出|列举|汇总|盘点|流程|步骤|效果|对象|适用|办理|创新|制度|山东|自贸区|自贸|自贸试验区|书|本书|区别|差别|不同|对比|比较|比|差异|分别|各自|list|all|show|vs|versus|compar|differ|page|appli|applic|process|procedur|result|effect|summari|overview|innov)$/;

/** What a text is about after aspects, fillers and asking words are taken away. */
export function subjectOf(text: string): string[] {
  const { words, isFiller } = termsOfQuestion(withoutAspects(text));
  return isFiller ? [] : words.filter((word) => !askingWords.test(word));
}
