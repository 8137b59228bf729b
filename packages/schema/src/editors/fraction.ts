/** The digits behind the point, as typed: a picker that ends at seconds must not lose them. */
export function fractionOf(text: string): string {
  return /:\d\d(\.\d+)/.exec(text)?.[1] ?? "";
}
