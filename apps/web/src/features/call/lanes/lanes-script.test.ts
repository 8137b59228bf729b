import { describe, expect, test } from "vitest";
import { laneScripts } from "./lanes-script.ts";

describe.each(Object.entries(laneScripts))("the lanes of %s", (type, steps) => {
  const messages = (to: string) =>
    steps.filter((step) => step.kind === "message" && step.to === to).length;

  test("show as many messages as the type allows", () => {
    const sends = type === "client_streaming" || type === "bidi_streaming";
    const answers = type === "server_streaming" || type === "bidi_streaming";
    expect(messages("server") > 1).toBe(sends);
    expect(messages("client") > 1).toBe(answers);
  });

  test("begin with the request's headers and end with the status", () => {
    expect(steps[0]?.text).toBe("request headers");
    expect(steps.at(-1)?.text).toContain("status");
    const texts = steps.map((step) => step.text);
    expect(new Set(texts).size).toBe(texts.length);
    const closed = texts.findIndex((text) => text.startsWith("half-close"));
    const lastSent = steps.findLastIndex((step) => step.kind === "message" && step.to === "server");
    expect(closed).toBeGreaterThan(lastSent);
  });
});
