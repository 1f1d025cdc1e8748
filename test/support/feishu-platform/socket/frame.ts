/** A frame of the long connection (the message `pbbp2.Frame` of the SDK). */
export interface Frame {
  readonly seqId: number;
  readonly logId: number;
  readonly service: number;
  readonly method: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Uint8Array;
}

/** The two kinds of frames. */
export const METHOD = { control: 0, data: 1 } as const;

// Protocol buffers: a field is a varint of `number * 8 + wire type`, then a varint (type 0) or a length and bytes (type 2).
const FIELD = { seqId: 1, logId: 2, service: 3, method: 4, headers: 5, payload: 8 } as const;
const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** Writes a frame. */
export function encodeFrame(frame: Frame): Buffer {
  return Buffer.concat([
    number(FIELD.seqId, frame.seqId),
    number(FIELD.logId, frame.logId),
    number(FIELD.service, frame.service),
    number(FIELD.method, frame.method),
    ...Object.entries(frame.headers).map(([key, value]) =>
      bytes(FIELD.headers, Buffer.concat([bytes(1, Buffer.from(key)), bytes(2, Buffer.from(value))])),
    ),
    bytes(FIELD.payload, frame.payload),
  ]);
}

/**
 * Reads a frame. Fields that this platform has no use for are skipped.
 *
 * @throws RangeError for bytes that are no frame.
 */
export function decodeFrame(data: Buffer): Frame {
  const numbers = new Map<number, number>();
  const headers: [string, string][] = [];
  let payload: Uint8Array = new Uint8Array();
  for (const { field, value } of fieldsOf(data)) {
    if (typeof value === 'number') numbers.set(field, value);
    else if (field === FIELD.payload) payload = value;
    else if (field === FIELD.headers) {
      const [key = '', text = ''] = [...fieldsOf(value)].map((part) => String(part.value));
      headers.push([key, text]);
    }
  }
  const read = (field: number) => numbers.get(field) ?? 0;
  return {
    seqId: read(FIELD.seqId),
    logId: read(FIELD.logId),
    service: read(FIELD.service),
    method: read(FIELD.method),
    headers: Object.fromEntries(headers),
    payload,
  };
}

function number(field: number, value: number): Buffer {
  return Buffer.from([...varint(field * 8 + WIRE.varint), ...varint(value)]);
}

function bytes(field: number, value: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([...varint(field * 8 + WIRE.bytes), ...varint(value.length)]), value]);
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

function* fieldsOf(data: Buffer): Generator<{ field: number; value: number | Buffer }> {
  let at = 0;
  const readVarint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = data.readUInt8(at++);
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
  };
  const take = (length: number): Buffer => {
    if (at + length > data.length) throw new RangeError('the frame ends too early');
    at += length;
    return data.subarray(at - length, at);
  };
  while (at < data.length) {
    const key = readVarint();
    const wire = key % 8;
    const field = Math.floor(key / 8);
    if (wire === WIRE.varint) yield { field, value: readVarint() };
    else if (wire === WIRE.bytes) yield { field, value: take(readVarint()) };
    else if (wire === WIRE.fixed64) take(8);
    else if (wire === WIRE.fixed32) take(4);
    else throw new RangeError(`unknown wire type ${wire}`);
  }
}
