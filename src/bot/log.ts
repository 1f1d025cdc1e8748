type Write = (fields: object, message: string) => void;

/** Where the bot writes what an operator may want to know; never message text or secrets. A pino logger is one. */
export type Log = { debug: Write; info: Write; warn: Write; error: Write };

const nothing: Write = () => {};

/** Writes nothing: for tests and for commands whose output belongs to a person. */
export const silentLog: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
