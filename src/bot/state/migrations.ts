import { type CreateTableBuilder, type Kysely, type Migration, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** How an engine numbers rows in the order of their making. */
export type Numbering = 'autoincrement' | 'identity';

/** All steps of the schema by name, in the order of their names. A step that was released is never changed. */
export function migrations(numbering: Numbering): Record<string, Migration> {
  return { '001-first': { up: (db: Kysely<Schema>) => createFirstTables(db, numbering) } };
}

async function createFirstTables(db: Kysely<Schema>, numbering: Numbering): Promise<void> {
  await createChatTables(db);
  await createInbox(db, numbering);
  await createOutbox(db, numbering);
  await createWhatPeopleSaid(db);
}

async function createChatTables({ schema }: Kysely<Schema>): Promise<void> {
  await schema
    .createTable('chats')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('joined_at', 'bigint')
    .addPrimaryKeyConstraint('chats_key', ['channel', 'id'])
    .execute();
  await schema
    .createTable('subscriptions')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('chat_id', 'text', (column) => column.notNull())
    .addColumn('schedule', 'text', (column) => column.notNull())
    .addColumn('time_zone', 'text', (column) => column.notNull())
    .addColumn('filter', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('paused_until', 'text')
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addColumn('next_at', 'bigint')
    .addPrimaryKeyConstraint('subscriptions_key', ['channel', 'chat_id'])
    .addForeignKeyConstraint('subscriptions_chat', ['channel', 'chat_id'], 'chats', ['channel', 'id'])
    .execute();
  await schema.createIndex('subscriptions_next').on('subscriptions').columns(['state', 'next_at']).execute();
  await schema
    .createTable('pushes')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('chat_id', 'text', (column) => column.notNull())
    .addColumn('slot', 'text', (column) => column.notNull())
    .addColumn('number', 'integer')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('pushes_key', ['channel', 'chat_id', 'slot'])
    .addForeignKeyConstraint('pushes_chat', ['channel', 'chat_id'], 'chats', ['channel', 'id'])
    .execute();
}

async function createInbox({ schema }: Kysely<Schema>, numbering: Numbering): Promise<void> {
  await numbered(schema.createTable('inbox'), 'seq', numbering)
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('chat_id', 'text', (column) => column.notNull())
    .addColumn('thread', 'text', (column) => column.notNull())
    .addColumn('sender_id', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('message', 'text')
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('done_at', 'bigint')
    .addUniqueConstraint('inbox_message', ['channel', 'message_id'])
    .execute();
  const open = sql<boolean>`done_at is null`;
  await schema.createIndex('inbox_open').on('inbox').column('seq').where(open).execute();
  await schema
    .createIndex('inbox_lane')
    .on('inbox')
    .columns(['channel', 'chat_id', 'thread', 'seq'])
    .where(open)
    .execute();
  await schema.createIndex('inbox_chat').on('inbox').columns(['channel', 'chat_id', 'received_at']).execute();
  await schema.createIndex('inbox_sender').on('inbox').columns(['channel', 'sender_id', 'received_at']).execute();
}

async function createOutbox({ schema }: Kysely<Schema>, numbering: Numbering): Promise<void> {
  await numbered(schema.createTable('outbox'), 'id', numbering)
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('priority', 'integer', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('chat_id', 'text', (column) => column.notNull())
    .addColumn('reply', 'text', (column) => column.notNull())
    .addColumn('reply_to', 'text')
    .addColumn('slot', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('error', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('done_at', 'bigint')
    .execute();
  const open = sql<boolean>`done_at is null`;
  await schema.createIndex('outbox_open').on('outbox').columns(['channel', 'priority', 'id']).where(open).execute();
  await schema
    .createIndex('outbox_lane')
    .on('outbox')
    .columns(['channel', 'chat_id', 'priority', 'id'])
    .where(open)
    .execute();
  await numbered(schema.createTable('attempts'), 'id', numbering)
    .addColumn('key', 'text', (column) => column.notNull().references('outbox.key').onDelete('cascade'))
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('chat_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('outcome', 'text')
    .addColumn('error', 'text')
    .execute();
  await schema.createIndex('attempts_key').on('attempts').column('key').execute();
  await schema.createIndex('attempts_time').on('attempts').columns(['channel', 'at']).execute();
  await schema.createIndex('attempts_chat').on('attempts').columns(['channel', 'chat_id', 'at']).execute();
  await schema.createIndex('attempts_kind').on('attempts').columns(['channel', 'kind', 'at']).execute();
  await schema
    .createTable('sent_messages')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull().references('outbox.key').onDelete('cascade'))
    .addPrimaryKeyConstraint('sent_messages_key', ['channel', 'message_id'])
    .execute();
  await schema.createIndex('sent_messages_outbox').on('sent_messages').column('key').execute();
}

async function createWhatPeopleSaid({ schema }: Kysely<Schema>): Promise<void> {
  await schema
    .createTable('feedback')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('sender_id', 'text', (column) => column.notNull())
    .addColumn('chat_id', 'text', (column) => column.notNull())
    .addColumn('useful', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('feedback_key', ['channel', 'key', 'sender_id'])
    .execute();
  await schema
    .createTable('answers')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('intent', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('answers_key', ['day', 'channel', 'intent'])
    .execute();
  await schema
    .createTable('unanswered')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('first_at', 'bigint', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('unanswered_key', ['channel', 'text'])
    .execute();
  await schema
    .createTable('conversations')
    .addColumn('key', 'text', (column) => column.notNull().primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('conversations_at').on('conversations').column('at').execute();
}

function numbered(table: CreateTableBuilder<string>, column: string, numbering: Numbering) {
  return numbering === 'autoincrement'
    ? table.addColumn(column, 'integer', (definition) => definition.primaryKey().autoIncrement())
    : table.addColumn(column, 'bigint', (definition) => definition.primaryKey().generatedByDefaultAsIdentity());
}
