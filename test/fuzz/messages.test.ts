import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBot } from '../../src/bot/bot.ts';
import { createQuestionReader, maxQuestionLength } from '../../src/bot/reading/question.ts';
import { normalise } from '../../src/knowledge/text/normalise.ts';
import { casebook } from '../support/bot.ts';
import { anyTalk, anyText } from '../support/fuzz/messages.ts';
import { patternKiller } from '../support/fuzz/patterns.ts';
import { mutatedQuestion } from '../support/fuzz/questions.ts';
import { replyFaults } from '../support/fuzz/reply-faults.ts';
import { holds } from '../support/fuzz/runs.ts';
import { longHostileText, shortHostileText } from '../support/fuzz/texts.ts';
import { aMessage } from '../support/message.ts';

/** A bot that nobody has talked to; the index is the casebook's, so it costs nothing. */
const freshBot = () => createBot({ casebook });
const chat = { id: 'group', kind: 'group' } as const;

async function faultsOf(text: string): Promise<string[]> {
  return replyFaults(text, await freshBot().handle(aMessage(text)), casebook.lastNumber);
}

describe('any message', () => {
  it.each([
    ['of characters that nobody types', shortHostileText, 1],
    ['made of a real question', mutatedQuestion, 1],
    ['made to hang a pattern', patternKiller, 1],
    ['without end', longHostileText, 0.3],
  ])('%s gets an answer that holds what answers promise', async (_kind, texts, share) => {
    await holds(
      fc.asyncProperty(texts, async (text) => {
        expect(await faultsOf(text)).toEqual([]);
      }),
      share,
    );
  });
});

describe('any talk of several people in one chat', () => {
  it('gets answers that hold what answers promise', () =>
    holds(
      fc.asyncProperty(anyTalk, async (turns) => {
        const bot = freshBot();
        for (const { sender, text } of turns) {
          const reply = await bot.handle(aMessage(text, { chat, sender: { id: sender } }));
          expect(replyFaults(text, reply, casebook.lastNumber)).toEqual([]);
        }
      }),
      0.4,
    ));

  it('leaves each of them the answers that they would get alone', () =>
    holds(
      fc.asyncProperty(anyTalk, async (turns) => {
        const together = freshBot();
        const alone = freshBot();
        for (const { sender, text } of turns) {
          const from = { id: sender };
          const reply = await together.handle(aMessage(text, { chat, sender: from }));
          const own = { ...chat, id: `alone-${sender}` };
          expect(reply).toEqual(await alone.handle(aMessage(text, { chat: own, sender: from })));
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

  it('has one form for a text, which it leaves alone', () =>
    holds(
      fc.property(anyText, (text) => {
        const form = normalise(text);
        expect(normalise(form)).toBe(form);
      }),
    ));
});
