import type { Inbound } from '../inbound.ts';
import type { StatelessAnswers } from './stateless-answers.ts';

/** The way in of the chat platforms while there is no database at all: questions are answered, nothing is kept. */
export function createStatelessInbound(answers: StatelessAnswers): Inbound {
  return {
    async message(message) {
      await answers.answer(message);
      return undefined;
    },
    recalled: async () => {},
    joined: async () => {},
    left: async () => {},
    feedback: async () => {},
    sent: async () => undefined,
  };
}
