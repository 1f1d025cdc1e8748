import type { Dialect, Kysely, Transaction } from 'kysely';
import type { Numbering } from './migrations.ts';
import type { Schema } from './schema.ts';

/** The tables, within a transaction or not. */
export type Tables = Kysely<Schema> | Transaction<Schema>;

/** What differs between the databases that hold the state. */
export type Engine = {
  /** The database as shown to people, without passwords. */
  place: string;
  dialect: Dialect;
  numbering: Numbering;
  /** Whether several transactions run at a time, so that rows taken by one have to be locked for the others. */
  locksRows: boolean;
  /** Makes transactions that name the same thing run one after the other, until they end. */
  serialise(tables: Tables, name: string): Promise<void>;
};
