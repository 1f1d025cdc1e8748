import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chat } from '../../src/bot/message.ts';
import { createQuestionReader, maxQuestionLength } from '../../src/bot/reading/question.ts';
import { bot, casebook } from '../support/bot.ts';
import { anyTalk, anyText, framed, type Turn } from '../support/fuzz/messages.ts';
import { patternKiller } from '../support/fuzz/patterns.ts';
import { mutatedQuestion } from '../support/fuzz/questions.ts';
import { replyFaults } from '../support/fuzz/reply-faults.ts';
import { holds } from '../support/fuzz/runs.ts';
import { longHostileText, shortHostileText } from '../support/fuzz/texts.ts';
import { aMessage } from '../support/message.ts';

let chats = 0;

/** A group in which nobody has said anything yet. */
function freshChat(): Chat {
  chats += 1;
  return { id: `fuzz-${chats}`, kind: 'group' };
}

async function faultsOf(chat: Chat, { text, sender }: Turn): Promise<string[]> {
  const reply = await bot.handle(aMessage(text, { chat, sender: { id: sender } }));
  return replyFaults(text, reply, casebook.lastNumber);
}

describe('any message', () => {
  it.each([
    ['of characters that nobody types', shortHostileText, 1],
    ['made of a real question', mutatedQuestion, 1],
    ['made to hang a pattern', patternKiller, 1],
    ['whose words are repeated', framed, 1],
    ['without end', longHostileText, 0.3],
  ])('%s gets an answer that holds what answers promise', async (_kind, texts, share) => {
    await holds(
      fc.asyncProperty(texts, async (text) => {
        expect(await faultsOf(freshChat(), { text, sender: 'zhang' })).toEqual([]);
      }),
      share,
    );
  });
});

describe('any talk of several people in one chat', () => {
  it('gets answers that hold what answers promise', () =>
    holds(
      fc.asyncProperty(anyTalk, async (turns) => {
        const chat = freshChat();
        for (const turn of turns) expect(await faultsOf(chat, turn)).toEqual([]);
      }),
      0.4,
    ));

  it('leaves each of them the answers that they would get alone', () =>
    holds(
      fc.asyncProperty(anyTalk, async (turns) => {
        const chat = freshChat();
        const alone = new Map(turns.map(({ sender }) => [sender, freshChat()]));
        for (const { sender, text } of turns) {
          const said = (where: Chat) => bot.handle(aMessage(text, { chat: where, sender: { id: sender } }));
          const [together, own] = [await said(chat), await said(alone.get(sender) ?? chat)];
          // What a chat has subscribed to belongs to all of its people.
          if (own.intent !== 'subscription') expect(together).toEqual(own);
        }
      }),
      0.2,
    ));
});

describe('the reading of a message', () => {
  const read = createQuestionReader(casebook);

  it('never is longer than what is read of one, and never has what cannot be seen', () =>
    holds(
      fc.property(anyText, (text) => {
        const { typed } = read(text);
        expect(typed.length).toBeLessThanOrEqual(maxQuestionLength);
        expect(typed).not.toMatch(/[\p{Cc}\p{Default_Ignorable_Code_Point}]/u);
      }),
    ));

  it('finds only numbers that the book has, and names what it has not', () =>
    holds(
      fc.property(anyText, (text) => {
        for (const { number, said } of read(text).references.found) {
          if (number !== undefined) expect(casebook.get(number)).toBeDefined();
          expect(said).not.toBe('');
          expect(said.length).toBeLessThan(40);
        }
      }),
    ));
});
