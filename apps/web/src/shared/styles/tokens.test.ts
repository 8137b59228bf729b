import { describe, expect, test } from "vitest";
import css from "./tokens.css?raw";

type Theme = "light" | "dark";

/** The colour of a token in a theme, as six hex digits. */
function colour(name: string, theme: Theme): string {
  const value = new RegExp(`--${name}:\\s*([^;]+);`).exec(css)?.[1]?.trim();
  if (value === undefined) throw new Error(`tokens.css has no --${name}`);
  const alias = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (alias !== undefined) return colour(alias, theme);
  const pair = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(value);
  const hex = pair === null ? value : theme === "light" ? pair[1] : pair[2];
  if (hex === undefined || !/^#[0-9a-f]{6}$/.test(hex)) throw new Error(`--${name} is ${value}`);
  return hex.slice(1);
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [0, 2, 4].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(a: string, b: string, theme: Theme): number {
  const [hi = 0, lo = 0] = [luminance(colour(a, theme)), luminance(colour(b, theme))].toSorted(
    (x, y) => y - x,
  );
  return (hi + 0.05) / (lo + 0.05);
}

const plain = ["bg", "surface", "surface-sunken", "surface-hover", "surface-raised"];

/** Each text colour with the surfaces it may stand on. */
const texts: Record<string, string[]> = {
  text: [...plain, "surface-active", "c2s-soft", "s2c-soft", "warn-soft", "error-soft", "mark"],
  "text-muted": [...plain, "surface-active", "c2s-soft", "s2c-soft", "info-soft"],
  "text-subtle": [...plain, "surface-active"],
  c2s: [...plain, "c2s-soft"],
  s2c: [...plain, "s2c-soft"],
  ok: [...plain, "ok-soft"],
  error: [...plain, "error-soft"],
  warn: [...plain, "warn-soft"],
  info: [...plain, "info-soft"],
  "on-c2s-fill": ["c2s-fill", "c2s-fill-hover"],
  "on-error-fill": ["error-fill"],
};

describe.each<Theme>(["light", "dark"])("in the %s theme", (theme) => {
  test.each(Object.entries(texts))("%s reads at AA on its surfaces", (text, surfaces) => {
    const poor = surfaces
      .map((surface) => ({ surface, ratio: contrast(text, surface, theme) }))
      .filter(({ ratio }) => ratio < 4.5);
    expect(poor).toEqual([]);
  });

  test("edges of controls and the focus ring stand out (3:1)", () => {
    for (const line of ["line-control", "focus"]) {
      for (const surface of ["bg", "surface", "surface-raised"]) {
        expect(contrast(line, surface, theme), `${line} on ${surface}`).toBeGreaterThanOrEqual(3);
      }
    }
  });
});
