import { editMessage, existing, patchCard, recallMessage } from '../messages/changing.ts';
import type { JsonObject } from '../messages/json.ts';
import { createMessage, type Posted, replyToMessage } from '../messages/posting.ts';
import type { StoredMessage } from '../messages/store.ts';
import type { State } from '../state.ts';
import { type Answer, type ApiRequest, type Route, success } from './route.ts';

const WRITING = ['im:message', 'im:message:send_as_bot'];
const READING = ['im:message', 'im:message:readonly'];
const ONE = /^\/open-apis\/im\/v1\/messages\/([^/]+)$/;

/** Sending, changing, recalling and reading messages. */
export const MESSAGE_ROUTES: readonly Route[] = [
  {
    operation: 'message.create',
    method: 'POST',
    scopes: WRITING,
    path: /^\/open-apis\/im\/v1\/messages$/,
    handle: (request, state) => sent(request, state, createMessage(state, request.query.receive_id_type, request.body)),
  },
  {
    operation: 'message.reply',
    method: 'POST',
    scopes: WRITING,
    path: /^\/open-apis\/im\/v1\/messages\/([^/]+)\/reply$/,
    handle: (request, state) => sent(request, state, replyToMessage(state, request.ids[0] ?? '', request.body)),
  },
  {
    operation: 'message.patch',
    method: 'PATCH',
    scopes: [...WRITING, 'im:message:update'],
    path: ONE,
    handle: (request, state) => {
      request.call.messageId = patchCard(state, request.ids[0] ?? '', request.body).id;
      return success({});
    },
  },
  {
    operation: 'message.update',
    method: 'PUT',
    scopes: [...WRITING, 'im:message:update'],
    path: ONE,
    handle: (request, state) => {
      const message = editMessage(state, request.ids[0] ?? '', request.body);
      request.call.messageId = message.id;
      return success(messageData(message, state));
    },
  },
  {
    operation: 'message.delete',
    method: 'DELETE',
    scopes: [...WRITING, 'im:message:recall'],
    path: ONE,
    handle: (request, state) => {
      request.call.messageId = recallMessage(state, request.ids[0] ?? '').id;
      return success({});
    },
  },
  {
    operation: 'message.get',
    method: 'GET',
    scopes: READING,
    path: ONE,
    handle: (request, state) => success({ items: [messageData(existing(state, request.ids[0] ?? ''), state)] }),
  },
];

function sent({ call }: ApiRequest, state: State, { message, repeated }: Posted): Answer {
  call.messageId = message.id;
  call.repeated = repeated;
  return success(messageData(message, state));
}

function messageData(message: StoredMessage, { app }: State): JsonObject {
  return {
    message_id: message.id,
    ...(message.rootId !== undefined && { root_id: message.rootId }),
    ...(message.parentId !== undefined && { parent_id: message.parentId }),
    ...(message.threadId !== undefined && { thread_id: message.threadId }),
    msg_type: message.type,
    create_time: String(message.createdAt),
    update_time: String(message.updatedAt),
    deleted: message.recalled,
    updated: message.revisions.length > 0,
    chat_id: message.chatId,
    sender: {
      id: message.fromBot ? app.appId : message.from,
      id_type: message.fromBot ? 'app_id' : 'open_id',
      sender_type: message.fromBot ? 'app' : 'user',
      tenant_key: app.tenantKey,
    },
    body: { content: JSON.stringify(message.content) },
  };
}
