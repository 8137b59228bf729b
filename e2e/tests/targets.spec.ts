import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { startServer, type PlaygroundServer } from "../support/server.ts";
import { test as base, expect } from "../support/test.ts";
import type { PlaygroundPage } from "../support/playground-page.ts";

/** Another gRPC server, that each test may kill. */
const test = base.extend<{ other: PlaygroundServer }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names out of the braces
  other: async ({}, provide) => {
    const other = await startServer();
    await provide(other);
    await other.kill();
  },
});

async function openTarget({ page }: PlaygroundPage, address: string): Promise<void> {
  await page.getByRole("button", { name: /^Target:/ }).click();
  await page.getByLabel("Address", { exact: true }).fill(address);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
}

test("a person can call another server, found by reflection, in all four types", async ({
  playground,
  page,
  other,
}) => {
  await page.goto("/");
  await openTarget(playground, other.grpcAddress);
  await expect(page.getByRole("button", { name: `Target: ${other.grpcAddress}` })).toBeVisible();

  await page.getByRole("treeitem", { name: "SayHello", exact: true }).click();
  await playground.greet("Hello", "stranger");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages.nth(1)).toContainText("Hello stranger");

  await page.getByRole("treeitem", { name: "ParrotSaysHello" }).click();
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages).toHaveCount(4);

  await page.getByRole("treeitem", { name: "ChattyClientSaysHello" }).click();
  await playground.button("Send message").click();
  await playground.button("Half-close").click();
  await expect(playground.status).toHaveText("OK");
  await expect(playground.messages).toHaveCount(2);

  await page.getByRole("treeitem", { name: "InteractingHello" }).click();
  await playground.button("Send message").click();
  await expect(playground.messages).toHaveCount(2);
  await playground.button("Half-close").click();
  await expect(playground.status).toHaveText("OK");
});

test("a server is typed while the page still loads its own services", async ({ page, other }) => {
  const held = Promise.withResolvers<void>();
  await page.route("**/playground.v1.SchemaService/Describe", async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goto("/");
  await page.getByRole("button", { name: /^Target:/ }).click();
  const address = page.getByLabel("Address", { exact: true });
  await address.fill(other.grpcAddress);
  held.resolve();
  await expect(page.getByRole("treeitem", { name: "SayHello", exact: true })).toBeVisible();
  await expect(address).toHaveValue(other.grpcAddress);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.getByRole("button", { name: `Target: ${other.grpcAddress}` })).toBeVisible();
  await expect(address).toBeHidden();
});

test("a reload comes back to the same server and method, or says why it cannot", async ({
  playground,
  page,
  other,
}) => {
  await page.goto("/");
  await openTarget(playground, other.grpcAddress);
  const target = page.getByRole("button", { name: `Target: ${other.grpcAddress}` });
  await expect(target).toBeVisible();
  await page.getByRole("treeitem", { name: "heyhow", exact: true }).click();
  await page.reload();
  await expect(target).toBeVisible();
  await expect(playground.request.getByRole("heading", { name: "heyhow" })).toBeVisible();

  await other.kill();
  await page.reload();
  await expect(page.getByRole("alert")).toContainText(other.grpcAddress);
  await page.getByRole("button", { name: "Open the playground's services" }).click();
  await expect(page.getByRole("button", { name: "Target: Playground services" })).toBeVisible();
});

test("a server that dies mid-call ends the call with UNAVAILABLE", async ({
  playground,
  page,
  other,
}) => {
  await page.goto("/");
  await openTarget(playground, other.grpcAddress);
  await page.getByRole("treeitem", { name: "InteractingHello" }).click();
  await playground.button("Send message").click();
  await expect(playground.messages).toHaveCount(2);
  await other.kill();
  await expect(playground.status).toHaveText("UNAVAILABLE");
  await expect(playground.messages).toHaveCount(2);
});

test("a target that nobody listens on is told in words, and the last one stays", async ({
  playground,
  page,
}) => {
  await playground.open("greet.Greeter", "SayHello");
  await openTarget(playground, await closedPort());
  await expect(page.getByRole("dialog")).toContainText(/nobody|refused|not listening|no server/i);
  await page.keyboard.press("Escape");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
});

test("TLS asked of a server that speaks plaintext is told as just that", async ({
  playground,
  page,
  other,
}) => {
  await page.goto("/");
  await page.getByRole("button", { name: /^Target:/ }).click();
  await page.getByRole("radio", { name: "TLS", exact: true }).click();
  await page.getByLabel("Address", { exact: true }).fill(other.grpcAddress);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.getByRole("dialog")).toContainText("it does not speak TLS");

  await page.getByRole("radio", { name: "Plaintext", exact: true }).click();
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByRole("treeitem", { name: "SayHello", exact: true }).click();
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
});

test("an address that is none is refused beside its field", async ({ playground, page }) => {
  await page.goto("/");
  await openTarget(playground, "localhost");
  await expect(page.getByLabel("Address", { exact: true })).toHaveAttribute("aria-invalid", "true");
});

/** An address that was free a moment ago. */
async function closedPort(): Promise<string> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return `127.0.0.1:${port}`;
}
