import type { AppIdentity } from '../app.ts';
import type { JsonObject } from '../messages/json.ts';
import type { PostContent } from './builders.ts';

/** A content as events carry it, with the people that it mentions. */
export interface MentioningContent {
  readonly content: JsonObject;
  readonly mentions: readonly JsonObject[];
}

const MARK = /@\{([^|}]+)(?:\|([^}]*))?\}/g;
const EVERYBODY = '@_all';

/** A person or bot as events name them. */
export function userIds(openId: string): JsonObject {
  return { open_id: openId, union_id: openId.replace(/^ou_/, 'on_') };
}

/** The content of a text in which `@{…}` marks mentions. */
export function textContent(app: AppIdentity, text: string): MentioningContent {
  const { mentions, placeholder } = mentionList(app);
  return { content: { text: text.replace(MARK, (_mark, who, name) => placeholder(who, name)) }, mentions };
}

/** The content of a rich text whose `at` nodes mention people. */
export function postContent(app: AppIdentity, { title = '', paragraphs }: PostContent): MentioningContent {
  const { mentions, placeholder } = mentionList(app);
  const content = paragraphs.map((paragraph) =>
    paragraph.map((node) =>
      node.tag === 'at'
        ? { ...node, user_id: placeholder(String(node.user_id), node.user_name as string | undefined) }
        : node,
    ),
  );
  return { content: { title, content }, mentions };
}

function mentionList(app: AppIdentity) {
  const mentions: JsonObject[] = [];
  const placeholder = (who: string, name?: string): string => {
    if (who === 'all') return EVERYBODY;
    const openId = who === 'bot' ? app.botOpenId : who;
    const isBot = openId === app.botOpenId;
    const key = `@_user_${mentions.length + 1}`;
    mentions.push({
      key,
      id: userIds(openId),
      mentioned_type: isBot ? 'bot' : 'user',
      name: name ?? (isBot ? app.botName : openId),
      tenant_key: app.tenantKey,
    });
    return key;
  };
  return { mentions, placeholder };
}
