import { expect, test } from "../support/test.ts";

test("a finished call is made once more with one thing changed, and stands beside what came of it", async ({
  playground,
}) => {
  const { response, status } = playground;
  await playground.open("greet.Greeter", "ParrotSaysHello");
  // Most of the time is the server's own, so that half of it is not enough.
  await playground.setLab({ Delay: "400", Replies: "4" });
  await playground.button("Send").click();
  await expect(status).toContainText("OK");

  // Asked below the timeline, answered in a tab of its own.
  await response.getByRole("button", { name: "…it had half the time?" }).click();
  const tab = response.getByRole("tabpanel", { name: "What if" });
  const halved = tab.getByRole("region", { name: "What happened when it had half the time" });
  await expect(halved).toContainText("DEADLINE_EXCEEDED in the place of OK");
  const after = halved.getByRole("region", { name: "If it had half the time" });
  await expect(after.getByRole("listitem").last()).toContainText("DEADLINE_EXCEEDED");
  const before = halved.getByRole("region", { name: "As it was" });
  await expect(before.getByRole("listitem").last()).toContainText("OK");
  // The call itself is as it was.
  await expect(status).toContainText("OK");

  await tab.getByRole("button", { name: "…the server were killed?" }).click();
  const killed = tab.getByRole("region", { name: "What happened when the server were killed" });
  await expect(killed).toContainText("UNAVAILABLE in the place of OK");
  await expect(killed).toContainText("after the replies that had come");

  await tab.getByRole("button", { name: "…nobody said that this was all?" }).click();
  const left = tab.getByRole("region", {
    name: "What happened when nobody said that this was all",
  });
  await expect(left).toContainText("The server waited for the end of the requests");

  await tab.getByRole("button", { name: "…a wrong type were sent?" }).click();
  const wrong = tab.getByRole("region", { name: "What happened when a wrong type were sent" });
  await expect(wrong).toContainText("INTERNAL in the place of OK");
  await expect(wrong).toContainText("does not decode as greet.HelloRequest");
  // Coming back from another tab finds it again.
  await response.getByRole("tab", { name: "Sequence" }).click();
  await response.getByRole("tab", { name: "What if" }).click();
  await expect(wrong).toContainText("INTERNAL in the place of OK");
});

test("a stream of requests that nobody said that this was all is left waiting", async ({
  playground,
}) => {
  await playground.open("greet.Greeter", "ChattyClientSaysHello");
  await playground.button("Send message").click();
  await expect(playground.messages).toHaveCount(1);
  await playground.button("Half-close").click();
  await expect(playground.status).toContainText("OK");
  await playground.response
    .getByRole("button", { name: "…nobody said that this was all?" })
    .click();
  const came = playground.response.getByRole("region", {
    name: "What happened when nobody said that this was all",
  });
  await expect(came).toContainText("DEADLINE_EXCEEDED in the place of OK; 0 replies, not 1");
});
