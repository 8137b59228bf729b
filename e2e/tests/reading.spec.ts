import { test, expect } from "../support/test.ts";

test("a person can open a message, close it, and go to another call", async ({ playground }) => {
  await playground.open("greet.Greeter", "SayHello");
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
  const received = playground.messages.nth(1);
  const line = received.getByRole("button", { name: /^Received 1/ });

  await line.click();
  await expect(received).toContainText("greet.HelloReply");
  await line.click();
  await expect(received).not.toContainText("greet.HelloReply");

  // Leaving takes an open message off the page too.
  await line.click();
  await playground.page.getByRole("treeitem", { name: "Recommend", exact: true }).click();
  await playground.button("Send").click();
  await expect(playground.status).toHaveText("OK");
});
