import { fileURLToPath } from "node:url";
import { writeFile } from "node:fs/promises";
import { test, expect } from "../support/test.ts";
import type { PlaygroundPage } from "../support/playground-page.ts";
import { views } from "./views.ts";

const folder = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));

/** How each view is looked at. */
const looks = [
  { name: "light", colorScheme: "light", width: 1440, height: 900, present: false },
  { name: "dark", colorScheme: "dark", width: 1440, height: 900, present: false },
  { name: "narrow", colorScheme: "light", width: 400, height: 860, present: false },
  { name: "present", colorScheme: "dark", width: 1440, height: 900, present: true },
] as const;

/** Loaded fonts, and nothing that moves any more: what would end by itself is ended, for a page at rest may draw no frames. */
async function settle({ page }: PlaygroundPage): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    for (const animation of ending) animation.finish();
  });
}

for (const look of looks) {
  test.describe(look.name, () => {
    test.use({
      colorScheme: look.colorScheme,
      reducedMotion: "reduce",
      viewport: { width: look.width, height: look.height },
    });
    for (const view of views) {
      if (look.present && view.isPage === true) continue;
      test(view.name, async ({ playground }) => {
        await view.reach(playground);
        if (look.present) {
          await playground.page.getByRole("button", { name: "Present" }).click();
          await expect(playground.page.getByRole("region", { name: "Presentation" })).toBeVisible();
        }
        if (look.name === "narrow" && view.isPage !== true) {
          await playground.response.scrollIntoViewIfNeeded();
          await playground.response.evaluate((region) => region.scrollIntoView());
        }
        await settle(playground);
        await playground.page.screenshot({ path: `${folder}${view.name}-${look.name}.png` });
      });
    }
  });
}

test("the list of them", async () => {
  const lines = views.flatMap(({ name, shows, isPage }) => [
    `## ${name}`,
    "",
    shows,
    "",
    ...looks
      .filter((look) => !(look.present && isPage === true))
      .map((look) => `![${name}, ${look.name}](${name}-${look.name}.png)`),
    "",
  ]);
  const head =
    "# What it looks like\n\nEach view in light and dark, at 400 px, and in present mode. Taken by `pnpm run screenshots` with real calls; take them anew when a view changes, and look at them.\n";
  await writeFile(`${folder}README.md`, `${head}\n${lines.join("\n").trimEnd()}\n`);
});
