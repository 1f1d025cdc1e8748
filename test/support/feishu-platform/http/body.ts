import type { IncomingMessage } from 'node:http';
import { parseObject } from '../messages/json.ts';

/** An uploaded file, without its bytes. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: number;
}

/** Reads a request's body and parses it by its content type; undefined when it is empty or broken. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readForm(body, type);
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(body.toString()));
  return parseObject(body.toString());
}

async function readForm(body: Buffer, type: string): Promise<unknown> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const fields: Record<string, string | UploadedFile> = {};
  for (const [name, value] of form.entries())
    fields[name] = typeof value === 'string' ? value : { name: value.name, bytes: value.size };
  return fields;
}
