import type { BenchState, KeptReply } from "../contract.ts";

const most = 100;
/** What all replies of a cache may take, with their keys: a server has a cache for each that asks. */
export const maxKeptBytes = 256 * 1024;

/**
 * Keeps a reply; the oldest make way for it.
 *
 * @returns whether it is kept: one that takes all the room by itself is not
 */
export function keep(replies: BenchState["replies"], key: string, reply: KeptReply): boolean {
  if (sizeOf(key, reply) > maxKeptBytes) return false;
  replies.set(key, reply);
  let size = 0;
  for (const [each, kept] of replies) size += sizeOf(each, kept);
  for (const [oldest, kept] of replies) {
    if (size <= maxKeptBytes && replies.size <= most) break;
    size -= sizeOf(oldest, kept);
    replies.delete(oldest);
  }
  return true;
}

function sizeOf(key: string, { message, header, trailer }: KeptReply): number {
  const fields = [...header, ...trailer].flat();
  return fields.reduce((size, text) => size + text.length, key.length + message.length);
}
