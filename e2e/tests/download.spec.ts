import { gzipSync } from "node:zlib";
import { test, expect } from "../support/test.ts";

/** In bytes, gzipped: a slow line takes a second for it. */
const most = 200_000;

test("the first call takes at most 200 KB of JavaScript, whatever is loaded late", async ({
  page,
  playground,
}) => {
  const scripts = new Map<string, Promise<number>>();
  // By what they are and not by what asked for them: workers and preloads count too.
  page.on("response", (response) => {
    if (!/javascript/.test(response.headers()["content-type"] ?? "")) return;
    const size = response.body().then((code) => gzipSync(code).byteLength);
    scripts.set(new URL(response.url()).pathname, size);
  });

  await page.goto("/");
  await expect(playground.request.getByRole("heading", { name: "SayHello" })).toBeVisible();
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await page.waitForLoadState("networkidle");

  const sizes = await Promise.all(
    [...scripts].map(async ([path, size]) => ({ path, bytes: await size })),
  );
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const list = sizes.map(({ path, bytes }) => `${path}: ${bytes}`).join("\n");
  test.info().annotations.push({ type: "JavaScript, gzipped", description: `${total}\n${list}` });
  expect(scripts.size, "no script was seen").toBeGreaterThan(0);
  expect(total, list).toBeLessThanOrEqual(most);
});
