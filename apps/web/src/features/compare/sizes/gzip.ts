/** How many bytes gzip makes of these, one after another in one piece. Browsers compress as HTTP servers do, with zlib's level 6. */
export async function gzipSize(...pieces: readonly Uint8Array<ArrayBuffer>[]): Promise<number> {
  const stream = new Blob([...pieces]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(stream).arrayBuffer()).byteLength;
}
