import { expect, test } from "vitest";
import { headerNote } from "./header-note.ts";

test("a message is said in the clear, and only if it is encoded", () => {
  expect(headerNote("grpc-message", "no%20such%20bird%21")).toBe(
    "percent-encoded; it says: no such bird!",
  );
  expect(headerNote("grpc-message", "gone")).toBeUndefined();
  expect(headerNote("grpc-message", "100%")).toContain("not validly");
});

test("binary values have their length and, where there is one, their text", () => {
  expect(headerNote("x-trace-bin", "aGVsbG8=")).toBe("5 bytes, in base64; as text: hello");
  expect(headerNote("x-trace-bin", "AAEC")).toBe("3 bytes, in base64");
  expect(headerNote("x-trace-bin", "%")).toBe("not valid base64");
  expect(headerNote("grpc-status-details-bin", "AAEC")).toContain("google.rpc.Status");
  expect(headerNote("x-trace", "aGVsbG8=")).toBeUndefined();
});
