/**
 * The id of the message that a click stands for. It names the event, so that a repeated delivery has the same id, and the
 * card, so that the answer can quote it.
 */
export function clickId(eventId: string, cardMessageId: string): string {
  return `evt:${eventId}/${cardMessageId}`;
}

/** The platform's message behind the id of a question: itself, or the card of a click; undefined where there is none. */
export function quotableId(messageId: string): string | undefined {
  if (!messageId.startsWith('evt:')) return messageId;
  return messageId.split('/')[1];
}
