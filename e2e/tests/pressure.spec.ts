import { AxeBuilder } from "@axe-core/playwright";
import type { Locator } from "@playwright/test";
import type { PlaygroundPage } from "../support/playground-page.ts";
import { test, expect } from "../support/test.ts";

const pause = (at: PlaygroundPage) => at.response.getByRole("button", { name: "Pause reading" });
const readOn = (at: PlaygroundPage) => at.response.getByRole("button", { name: "Read on" });

/** You, the tab, the bridge, the target and the three ways between them, in that order. */
function parts(at: PlaygroundPage, of: "responses" | "requests"): Locator {
  return at.response.getByRole("list", { name: `Where the ${of} are` }).getByRole("listitem");
}

/** Starts a stream of 8 MiB that takes some seconds: far more than every window on the way. */
async function startStream(playground: PlaygroundPage): Promise<void> {
  await playground.open("greet.Greeter", "ParrotSaysHello");
  await playground.setLab({ Delay: "1", Replies: "2000", "Reply size": "4096" });
  await playground.button("Send").click();
}

async function received(playground: PlaygroundPage): Promise<number> {
  const text = await playground.response.getByText(/[\d,]+ received/).innerText();
  return Number(/([\d,]+) received/.exec(text)?.[1]?.replaceAll(",", ""));
}

/** Seconds since the call was opened. */
async function elapsed(playground: PlaygroundPage): Promise<number> {
  const text = await playground.response.getByText(/^Duration [\d.]+ m?s$/).innerText();
  const [, value, unit] = /([\d.]+) (m?s)/.exec(text) ?? [];
  return Number(value) / (unit === "ms" ? 1000 : 1);
}

test("who stops reading stops the server, and who reads on gets everything", async ({
  playground,
}) => {
  // Seconds by itself, and twice that on a busy machine.
  test.setTimeout(60_000);
  await startStream(playground);
  await pause(playground).click();
  await expect(playground.response.getByRole("tab", { name: "Flow" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await expect(playground.response).toContainText("The target has stopped");
  await expect(playground.response).toContainText("Its window is 0 bytes");

  const down = parts(playground, "responses");
  await expect(down).toHaveCount(7);
  // Credit is given back by the quarter of the window: so much may be read and not given yet.
  await expect(down.nth(2)).toContainText(/^Tab\s*([789]\d|100)%/);
  await expect(down.nth(3)).toContainText("closed");
  await expect(down.nth(5)).toContainText(/window: 0 B closed/);

  const before = await received(playground);
  const seen = await elapsed(playground);
  await expect.poll(() => elapsed(playground)).toBeGreaterThan(seen + 0.5);
  expect(await received(playground)).toBe(before);
  expect(before).toBeLessThan(2000);

  await readOn(playground).click();
  await expect(playground.response).not.toContainText("The target has stopped");
  await expect(playground.status).toHaveText("OK", { timeout: 20_000 });
  expect(await received(playground)).toBe(2000);
  await expect(playground.response).toContainText("The call is over");
  await expect(playground.response).toContainText("it had to stop");
  await expect(down.nth(2)).toContainText("0 B waiting");
  await expect(pause(playground)).toHaveCount(0);
});

test("a call can be cancelled while nothing is read", async ({ playground, server }) => {
  await startStream(playground);
  await pause(playground).click();
  await expect(playground.response).toContainText("The target has stopped");
  await playground.button("Cancel").click();
  await expect(playground.status).toHaveText("CANCELLED");
  await expect(readOn(playground)).toHaveCount(0);
  await server.atLeast(
    1,
    ({ method, code }) => method === "greet.Greeter/ParrotSaysHello" && code === "CANCELLED",
  );
});

test("requests that the server does not read wait in sight", async ({ playground }) => {
  await playground.open("greet.Greeter", "InteractingHello");
  await playground.setLab({ Delay: "20000" });
  await playground.greet("Hello", "x".repeat(100_000));
  for (let sent = 0; sent < 5; sent += 1) await playground.button("Send message").click();
  await playground.response.getByRole("tab", { name: "Flow" }).click();
  await expect(playground.response).toContainText("The target does not read");
  const up = parts(playground, "requests");
  await expect(up.nth(4)).toContainText(/[\d.]+ KiB wait$/);
  await expect(up.nth(5)).toContainText("closed");
  await playground.button("Cancel").click();
  await expect(playground.status).toHaveText("CANCELLED");
  await expect(playground.response).toContainText("you had to wait for it to read");
});

test("over gRPC-Web reading stops as well, and the page says what it cannot see", async ({
  playground,
}) => {
  await playground.open("greet.Greeter", "ParrotSaysHello");
  await playground.chooseProtocol("gRPC-Web");
  await playground.setLab({ Delay: "1", Replies: "2000", "Reply size": "4096" });
  await playground.button("Send").click();
  await pause(playground).click();
  await expect(playground.response).toContainText("keeps its own queues out of sight");
  const seen = await elapsed(playground);
  const before = await received(playground);
  await expect.poll(() => elapsed(playground)).toBeGreaterThan(seen + 0.5);
  // What had been asked for when it was paused may still have come.
  expect(await received(playground)).toBeLessThanOrEqual(before + 1);
  await readOn(playground).click();
  await expect(playground.status).toHaveText("OK", { timeout: 20_000 });
  expect(await received(playground)).toBe(2000);
});

for (const [colorScheme, width] of [
  ["light", 1440],
  ["dark", 400],
] as const) {
  test.describe(`${colorScheme}, ${width} px wide`, () => {
    test.use({
      colorScheme,
      viewport: { width, height: 900 },
      contextOptions: { reducedMotion: "reduce" },
    });

    test("the flow passes axe and fits", async ({ playground, page }) => {
      await startStream(playground);
      await pause(playground).click();
      await expect(playground.response).toContainText("The target has stopped");
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`),
      ).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      await playground.button("Cancel").click();
    });
  });
}
