import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import type { PlaygroundPage } from "../support/playground-page.ts";
import { expect, test } from "../support/test.ts";
import { WireTab } from "../support/wire-tab.ts";

type Side = "Client" | "Server";

function bench(page: Page, playground: PlaygroundPage) {
  const chain = (side: Side) => page.getByRole("group", { name: `${side} interceptors` });
  const onion = playground.response.getByRole("figure", { name: "The way of this call" });
  return {
    chain,
    onion,
    seen: playground.response.getByRole("list", { name: "Sightings" }).getByRole("listitem"),
    async open() {
      const fold = playground.request.getByRole("button", { name: "Interceptors", exact: true });
      await fold.click();
      await expect(chain("Client")).toBeVisible();
    },
    async turnOn(side: Side, ...titles: string[]) {
      for (const title of titles) await this.toggle(side, title, true);
    },
    async toggle(side: Side, title: string, on: boolean) {
      const toggle = chain(side).getByRole("switch", { name: title });
      await toggle.setChecked(on);
    },
    /** The tab is there once the bench is on. */
    async look() {
      await playground.response.getByRole("tab", { name: "Interceptors" }).click();
    },
  };
}

async function axe(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .include('[role="tabpanel"]')
    .include("fieldset")
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

const titles = (chain: Locator) =>
  chain
    .getByRole("switch", { checked: true })
    .evaluateAll((switches: HTMLInputElement[]) =>
      switches.map(({ labels }) => labels?.[0]?.textContent),
    );

test("the order decides: a cache outside auth answers who may not ask", async ({
  page,
  playground,
}) => {
  // A pass of axe takes seconds on a busy machine.
  test.setTimeout(60_000);
  const on = bench(page, playground);
  await playground.open("greet.Greeter", "SayHello");
  await playground.greet("Hello", "Ada");
  await on.open();
  await on.turnOn("Client", "Auth");
  await on.turnOn("Server", "Caching", "Auth");
  await on.look();
  await playground.button("Send").click();
  await expect(on.seen.filter({ hasText: "kept the reply" })).toHaveCount(1);
  await expect(playground.status).toHaveText("OK");

  await on.toggle("Client", "Auth", false);
  await playground.button("Send").click();
  const answered = on.seen.filter({ hasText: "answered here: answered from the cache" });
  await expect(answered).toHaveCount(1);
  await expect(playground.status).toHaveText("OK");
  await expect(on.seen.filter({ hasText: "server auth" })).toHaveCount(0);
  await expect(on.onion).toHaveAccessibleName(
    "The way of this call: answered by server caching; never reached server auth; ended with OK.",
  );

  // By the keyboard alone, and the focus stays on the button that moved it.
  const inwards = on.chain("Server").getByRole("button", { name: "Move caching inwards" });
  await inwards.focus();
  await page.keyboard.press("Enter");
  expect(await titles(on.chain("Server"))).toEqual(["Auth", "Caching"]);
  await expect(inwards).toBeFocused();
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("UNAUTHENTICATED");
  await expect(on.onion).toHaveAccessibleName(/answered by server auth; never reached server cach/);
  await axe(page);

  // Kept in the tab, and told in the fold's line.
  await page.reload();
  const fold = playground.request.getByRole("button", { name: "Interceptors", exact: true });
  await expect(fold).toContainText("server: auth, caching");
});

test("a retried call shows each of its attempts, and every event who saw it", async ({
  page,
  playground,
}) => {
  const on = bench(page, playground);
  await playground.open("greet.Greeter", "SayHello");
  await playground.greet("Hello", "Ada");
  await playground.setLab({ "Fail with": "UNAVAILABLE", "Fail attempts": "2" });
  await on.open();
  await on.turnOn("Client", "Logging", "Retry");
  await on.turnOn("Server", "Error logger");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  const sent = playground.messages.filter({ hasText: "Sent 1" });
  await expect(sent).toContainText("seen by logging, retry · error-logger");
  await expect(playground.response.getByText("in 3 attempts").first()).toBeVisible();

  await on.look();
  await expect(on.onion).toHaveAccessibleName(/tried 3 times; ended with OK/);
  await expect(on.onion).toContainText("tries again in 100 ms · tries again in 200 ms");
  await expect(
    on.seen.filter({ hasText: "server error-logger" }).filter({ hasText: "attempt 3" }),
  ).not.toHaveCount(0);
  // The bytes are the last attempt's alone: it says which it was.
  const wire = new WireTab(playground);
  await wire.open();
  await expect(wire.frame(/trailers: grpc-status 0/)).toHaveCount(1);
  await expect(wire.frame(/request: POST/)).toHaveCount(1);
  await wire.frame(/request: POST/).click();
  await expect(playground.response.getByText("grpc-previous-rpc-attempts").first()).toBeVisible();
});

test("what the client's own interceptor answers never leaves the tab", async ({
  page,
  playground,
}, info) => {
  const on = bench(page, playground);
  await playground.open("greet.Greeter", "ParrotSaysHello");
  await playground.greet("Hello", "Polly");
  await playground.setLab({ Delay: "0" });
  await on.open();
  await on.turnOn("Client", "Rate limit", "Auth");
  await on.look();
  for (const call of [1, 2, 3]) {
    await playground.button("Send").click();
    await expect(on.onion).toContainText(`call ${call} of 3 in 10 s`);
    await expect(playground.status).toHaveText("OK");
  }
  await expect(on.seen.filter({ hasText: "message 3 down" })).not.toHaveCount(0);
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("RESOURCE_EXHAUSTED");
  await expect(on.onion).toHaveAccessibleName(
    "The way of this call: answered by client rate-limit; never reached client auth; ended with RESOURCE_EXHAUSTED.",
  );
  await playground.response.getByRole("tab", { name: "Timeline" }).click();
  await expect(playground.response).toContainText("never left the tab");

  // It is so out of a file too, while no interceptor is on.
  const download = page.waitForEvent("download");
  await playground.response.getByRole("button", { name: "Save call" }).click();
  const file = info.outputPath("limited.call.json");
  await (await download).saveAs(file);
  await on.toggle("Client", "Rate limit", false);
  await on.toggle("Client", "Auth", false);
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await expect(playground.response.getByRole("tab", { name: "Interceptors" })).toHaveCount(0);
  await playground.response.getByLabel("File of a saved call").setInputFiles(file);
  await on.look();
  await expect(on.onion).toHaveAccessibleName(
    "The way of this call: answered by client rate-limit; ended with RESOURCE_EXHAUSTED.",
  );
});

test("an interceptor that is dragged stands where it is dropped, on its own side", async ({
  page,
  playground,
}) => {
  const on = bench(page, playground);
  const row = (side: Side, title: string) =>
    on
      .chain(side)
      .getByRole("listitem")
      .filter({ has: page.getByRole("switch", { name: title }) });
  await playground.open("greet.Greeter", "SayHello");
  await playground.greet("Hello", "Ada");
  await on.open();
  await on.turnOn("Client", "Auth");
  await on.turnOn("Server", "Logging", "Auth", "Error logger");
  await row("Server", "Error logger").dragTo(row("Server", "Logging"));
  await expect.poll(() => titles(on.chain("Server"))).toEqual(["Error logger", "Logging", "Auth"]);
  await row("Server", "Error logger").dragTo(row("Server", "Auth"));
  await expect.poll(() => titles(on.chain("Server"))).toEqual(["Logging", "Auth", "Error logger"]);

  await row("Client", "Auth").dragTo(row("Server", "Logging"));
  expect(await titles(on.chain("Server"))).toEqual(["Logging", "Auth", "Error logger"]);
  expect(await titles(on.chain("Client"))).toEqual(["Auth"]);

  await on.look();
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  const onTheWay = on.seen.filter({ hasText: "server" }).filter({ hasText: "request" });
  await expect(onTheWay).toContainText([/the server/, /logging/, /auth/, /error-logger/]);
});

test("a step says so when the server has no room to tell what it saw", async ({
  page,
  playground,
}) => {
  const error = { code: "resource_exhausted", message: "there is no room" };
  const end = Buffer.from(JSON.stringify({ error }));
  await page.route("**/playground.v1.WitnessService/Watch", (route) =>
    route.fulfill({
      contentType: "application/connect+proto",
      // The end of a stream in the Connect protocol: flag 2, its length, its JSON.
      body: Buffer.from([2, 0, 0, 0, end.length, ...end]),
    }),
  );
  await page.goto("/#/greet.Greeter/ParrotSaysHello?lesson=cancellation/2");
  const lesson = page.getByRole("region", { name: "Lesson" });
  await expect(lesson).not.toHaveAttribute("aria-busy");
  await playground.button("Send").click();
  await expect(playground.messages).not.toHaveCount(0);
  await playground.button("Cancel").click();
  await expect(playground.status).toHaveText("CANCELLED");
  await expect(lesson).toContainText("Why: there is no room.");
});
