import fc from 'fast-check';
import { shortHostileText } from './texts.ts';

const id = fc.oneof(fc.constantFrom('om_1', 'oc_1', 'ou_1', 'ou_bot', '', '../x', 'om_1?y=1'), shortHostileText);
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<fc.JsonValue>(
    null,
    [],
    {},
    { __proto__: 1 },
    { v: 1, k: 'key', a: 0 },
    { v: 1, k: 'key', useful: 1 },
  ),
  shortHostileText,
);

/** The content of a message: JSON of the documented forms with hostile texts, or none. */
const content = fc.oneof(
  shortHostileText.map((text) => JSON.stringify({ text: `@_user_1 ${text}` })),
  fc
    .array(fc.array(fc.record({ tag: fc.constantFrom('text', 'at', 'a', 'img'), text: shortHostileText, user_id: id })))
    .map((lines) => JSON.stringify({ title: '标题', content: lines })),
  anything.map((value) => JSON.stringify(value)),
  shortHostileText,
);

const mentions = fc.array(
  fc.record({
    key: fc.constantFrom('@_user_1', '@_all', '$&'),
    name: shortHostileText,
    id: fc.record({ open_id: id }),
  }),
  { maxLength: 3 },
);

const message = fc.record({
  sender: fc.record({ sender_id: fc.record({ open_id: id }), sender_type: fc.constantFrom('user', 'app', '') }),
  message: fc.record({
    message_id: id,
    parent_id: id,
    thread_id: id,
    create_time: fc.oneof(fc.constant('1767225600000'), shortHostileText),
    chat_id: id,
    chat_type: fc.constantFrom('p2p', 'group', 'topic'),
    message_type: fc.constantFrom('text', 'post', 'image', 'system'),
    content,
    mentions,
  }),
});

const click = fc.record({
  operator: fc.record({ open_id: id }),
  action: fc.record({ value: anything }),
  context: fc.record({ open_message_id: id, open_chat_id: id }),
});

/** What somebody with a hand in the platform's events could send: sound envelopes around contents that are not. */
export const anyFeishuEvent: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 1, arbitrary: anything },
  {
    weight: 9,
    arbitrary: fc.record({
      schema: fc.constantFrom('2.0', '2.0', '1.0'),
      header: fc.record({
        event_id: fc.constantFrom('event-1', 'event-2', ''),
        event_type: fc.constantFrom(
          'im.message.receive_v1',
          'card.action.trigger',
          'im.message.recalled_v1',
          'im.chat.member.bot.added_v1',
          'im.chat.disbanded_v1',
          'constructor',
        ),
        app_id: fc.constantFrom('cli_own', 'cli_own', 'cli_other'),
        tenant_key: fc.constantFrom('tenant', 'tenant', ''),
      }),
      event: fc.oneof(
        message,
        message,
        click,
        fc.record({ chat_id: id, message_id: id, name: shortHostileText }),
        anything,
      ),
    }),
  },
);
