/** Milliseconds as seconds, as they are typed: `0.25`. */
export function seconds(ms: number): string {
  return (ms / 1000).toFixed(3).replace(/\.?0+$/, "");
}
