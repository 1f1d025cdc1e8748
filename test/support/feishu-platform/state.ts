import type { AppIdentity } from './app.ts';
import type { ChatBook } from './chats.ts';
import type { AppConsole } from './console.ts';
import type { InnerFaults } from './faults/create-faults.ts';
import type { RateGuard } from './http/rates.ts';
import type { TokenOffice } from './http/tokens.ts';
import type { ContentRules } from './messages/content.ts';
import type { MessageStore } from './messages/store.ts';
import type { Watch } from './watch.ts';

/** What all parts of one platform share. */
export interface State {
  readonly app: AppIdentity;
  readonly now: () => number;
  readonly random: () => number;
  readonly watch: Watch;
  readonly faults: InnerFaults;
  readonly console: AppConsole;
  readonly chats: ChatBook;
  readonly messages: MessageStore;
  /** The keys of uploaded images. */
  readonly images: Set<string>;
  readonly contentRules: ContentRules;
  readonly tokens: TokenOffice;
  readonly rates: RateGuard;
  readonly repeatedUuid: 'same-message' | number;
}
