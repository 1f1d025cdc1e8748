import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame } from '../support/feishu-platform/socket/frame.ts';

describe('a frame', () => {
  it('is read as it was written', () => {
    const frame = fc.record({
      seqId: fc.maxSafeNat(),
      logId: fc.maxSafeNat(),
      service: fc.nat(),
      method: fc.constantFrom(0, 1),
      headers: fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), { noNullPrototype: true }),
      payload: fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
    });
    fc.assert(
      fc.property(frame, (value) => {
        expect(decodeFrame(encodeFrame(value))).toEqual(value);
      }),
    );
  });

  it('is refused when it ends too early or has unknown wire types', () => {
    const frame = { seqId: 1, logId: 1, service: 1, method: 1, headers: {}, payload: Buffer.from('payload') };
    expect(() => decodeFrame(encodeFrame(frame).subarray(0, -1))).toThrow(RangeError);
    expect(() => decodeFrame(Buffer.from([0x80]))).toThrow(RangeError);
    expect(() => decodeFrame(Buffer.from([0x0b]))).toThrow(RangeError);
  });
});
