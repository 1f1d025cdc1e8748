import type { Reply } from '../reply.ts';

/** A reply whose cases name their page below a public address; without such an address the reply as it is. */
export function withAddresses(reply: Reply, publicAddress: string | undefined): Reply {
  if (publicAddress === undefined) return reply;
  const blocks = reply.blocks.map((block) =>
    block.kind === 'case' ? { ...block, address: `${publicAddress}/cases/${block.label.number}` } : block,
  );
  return { ...reply, blocks };
}
