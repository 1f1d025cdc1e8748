import type { Case } from '../../knowledge/case.ts';
import { lazily } from '../../knowledge/lazily.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { caseReply } from '../answers/case.ts';
import { listOutcome, numbersOf } from '../answers/list.ts';
import { listOfSelection } from '../answers/selection.ts';
import { type ShownList, speakingOf } from '../conversation.ts';
import { readCategoryQuestion } from '../reading/category-question.ts';
import type { Selection } from '../reading/selection.ts';
import { describedIn, describesOther, withFirst } from './described.ts';
import type { Outcome, Request } from './intent.ts';
import { likelyMembers, withoutStrays } from './membership.ts';
import { createMembershipReader } from './membership-evidence.ts';
import { asksOutside } from './outside.ts';

/** "适用对象里写明海关的": nothing that is merely wider. */
export const literally = /写明|写着|写了|明写|写的是|直接(对应|适用|写)|\bexplicitly\b|\bexactly\b/;

/**
 * The list of a selection and of what likely belongs to it; one case alone is told in full, and nothing at all is no answer.
 * `meant` is a case that the words may be a short name of: it comes first and is the one spoken of.
 */
export function listed(request: Request, all: Selection | undefined, meant?: number): Outcome | undefined {
  const isComplete = literally.test(request.question.text) || isPlain(request.question);
  const reader = lazily(() => createMembershipReader(request));
  const selection = all && (isComplete ? all : withoutStrays(request, all, reader()));
  const [only, ...wider] = selection ? [...selection.direct, ...selection.wider] : [];
  if (!selection || !only || asksOutside(request, selection)) return undefined;
  const { casebook, question, conversation } = request;
  const likely = isComplete ? [] : likelyMembers(request, selection, reader());
  const others = [...wider, ...likely];
  const list = listOfSelection({ ...selection, likely }, question);
  if (others.length === 0) return describesOther(request, only) ? undefined : tellOnly(request, only, list);
  const described = numbersOf(list).find((number) => number === meant) ?? describedIn(list, request);
  const { language } = question;
  if (described === undefined) return listOutcome(casebook, list, language, conversation);
  const outcome = listOutcome(casebook, withFirst(list, described), language, conversation);
  return { ...outcome, conversation: { ...outcome.conversation, ...speakingOf(described, conversation) } };
}

/** A category by its own name and nothing else: exactly what is filed under it. */
function isPlain(question: Request['question']): boolean {
  const [mention, ...others] = question.mentions;
  const { categories, residual } = readCategoryQuestion(question);
  const [category] = categories;
  if (!mention || !category || others.length + categories.length > 1 || residual.length > 0) return false;
  const said = mention.name.replace(/(方面|领域|类)$| departments?$/u, '');
  return Object.values(category.name).some((name) => [mention.name, said].includes(normalise(name)));
}

/** A list of one is told in full. */
function tellOnly({ casebook, question, conversation }: Request, only: Case, list: ShownList): Outcome {
  const { language, aspect } = question;
  const lead = aspect ? undefined : list.title;
  // One of the list shown: the others stay within reach of "the other one".
  const shown = conversation.list && numbersOf(conversation.list).includes(only.number) ? conversation.list : list;
  return {
    reply: caseReply(casebook, only, { language, aspect, lead }),
    conversation: { language, ...speakingOf(only.number, conversation), list: shown },
  };
}
