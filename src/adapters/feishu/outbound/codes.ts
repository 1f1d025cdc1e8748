/** What a code of the platform means for a message that was to be sent. */
export type Verdict =
  /** Not shown; worth another try. */
  | 'retry'
  /** The token is not taken any more: a new one, and once more. */
  | 'token'
  /** The card is not taken: the same as plain text. */
  | 'card'
  /** Something of the call is not taken, and most likely the card. */
  | 'parameter'
  /** The message to quote is not there any more: without the quote. */
  | 'no-quote'
  /** The chat has no threads: without one. */
  | 'no-thread'
  /** The question was taken back by its author: no answer. */
  | 'recalled'
  /** The chat takes nothing from us any more. */
  | 'gone'
  /** This message will never be taken. */
  | 'refused';

/**
 * The codes of sending and replying (Feishu, im/v1/message/create and reply, "error codes"; common error codes), and why
 * each is judged as it is. What is not here is refused.
 */
const verdicts = new Map<number, Verdict>([
  [99991400, 'retry'], // more calls of the app than allowed; the header says for how long
  [230020, 'retry'], // more messages in the chat than all its bots together may send
  [11232, 'retry'], // the platform's message system is overloaded
  [11233, 'retry'], // the same, for one group
  [230049, 'retry'], // a call with the same uuid is under way
  [99991661, 'token'], // the call carried no token
  [99991663, 'token'], // the token is invalid or was revoked before it expired
  [99991662, 'retry'], // the app is switched off: an administrator can switch it on
  [99991672, 'retry'], // a permission is missing: an administrator can grant it
  [230006, 'retry'], // the bot ability is off: a developer can switch it on
  [230027, 'retry'], // a permission for the message is missing: an administrator can grant it
  [230011, 'recalled'], // the question was recalled
  [230110, 'no-quote'], // the question was deleted
  [230019, 'no-quote'], // its topic does not exist any more
  [231003, 'no-quote'], // it cannot be found
  [230071, 'no-thread'], // the group has no threads
  [230001, 'parameter'], // a parameter is invalid; of ours only the card's can be
  [230017, 'card'], // a picture on the card belongs to another app
  [230025, 'card'], // longer than a card may be
  [230054, 'card'], // this type of message is not supported there
  [230099, 'card'], // the card's content is wrong; a sub-code says how
  [200621, 'card'], // the card's JSON is wrong
  [200830, 'card'], // a card of version 2 where only version 1 is taken
  [200860, 'card'], // the card is too large
  [200861, 'card'], // the card uses what version 2 does not have any more
  [300305, 'card'], // more elements than a card may have
  [11310, 'card'], // more tables than a card may have
  [230002, 'gone'], // the bot is not in the group
  [232009, 'gone'], // the group was dissolved
  [230034, 'gone'], // the chat's id is not valid (any more)
  [230013, 'gone'], // the person is outside the app's availability
  [230053, 'gone'], // the person has stopped the bot's messages
  [230018, 'refused'], // the group lets only some speak, and not the bot
  [230035, 'refused'], // the bot has no right to speak in the group
  [230022, 'refused'], // the content failed the platform's audit
  [230028, 'refused'], // the same, by the tenant's own rules
]);

/** The verdict on a code; undefined for codes that this table does not know. */
export function verdictOf(code: number): Verdict | undefined {
  return verdicts.get(code);
}
