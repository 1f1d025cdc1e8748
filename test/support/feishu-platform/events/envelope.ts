/** The callback of a click on a card. Callbacks are never pushed a second time. */
export const CARD_CLICK = 'card.action.trigger';

/** An event of schema 2.0 as the platform sends it, decrypted. */
export interface PlatformEvent {
  readonly schema: '2.0';
  readonly header: EventHeader;
  readonly event: Readonly<Record<string, unknown>>;
}

/** The head that every event carries. */
export interface EventHeader {
  readonly event_id: string;
  readonly event_type: string;
  /** The time as a string: milliseconds since 1970, for the click on a card microseconds. */
  readonly create_time: string;
  /** The verification token. */
  readonly token: string;
  readonly app_id: string;
  readonly tenant_key: string;
}
