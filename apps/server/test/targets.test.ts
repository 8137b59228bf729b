import { Code, ConnectError } from "@connectrpc/connect";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatAddress, parseAddress } from "../src/targets/address.ts";
import { createTargetPolicy, type TargetPolicyOptions } from "../src/targets/policy.ts";
import { specialRange } from "../src/targets/ranges.ts";

/** What it gives, or the code it fails with. */
function attempt<T extends object>(run: () => T): T | { code: Code.InvalidArgument } {
  try {
    return run();
  } catch (error) {
    if (ConnectError.from(error).code === Code.InvalidArgument)
      return { code: Code.InvalidArgument };
    throw error;
  }
}

const octet = fc.integer({ min: 0, max: 255 });
const port = fc.integer({ min: 1, max: 65_535 });
const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/u);
const host = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join(".")),
);

function policy(options: Partial<TargetPolicyOptions>, dns: Record<string, string[]> = {}) {
  return createTargetPolicy({
    boundHost: "0.0.0.0",
    allowTargets: [],
    own: () => ({ host: "127.0.0.1", port: 50_051, tls: false }),
    lookup: async (name) => dns[name] ?? Promise.reject(new Error("ENOTFOUND")),
    ...options,
  });
}
const at = (address: string) => ({ address, tls: false });

describe("parseAddress", () => {
  test("reads back what formatAddress writes", () => {
    fc.assert(
      fc.property(host, port, (name, number) => {
        const written = formatAddress({ host: name, port: number });
        const read = parseAddress(written);
        expect(read.port).toBe(number);
        expect(formatAddress(read)).toBe(written.toLowerCase());
      }),
    );
  });

  test("takes any text without anything but an address or INVALID_ARGUMENT", () => {
    const nearly = fc
      .tuple(fc.oneof(host, fc.string()), fc.constantFrom(":", "", "::", "]:"), fc.string())
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), nearly), (text) => {
        const read = attempt(() => parseAddress(text));
        const again = attempt(() =>
          "host" in read ? parseAddress(formatAddress(read)) : parseAddress(text),
        );
        expect(again).toEqual(read);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["localhost:50051", { host: "localhost", kind: "name", port: 50_051 }],
    ["  Example.COM:1 \n", { host: "example.com", kind: "name", port: 1 }],
    ["127.0.0.1:65535", { host: "127.0.0.1", kind: "ipv4", port: 65_535 }],
    ["[::1]:50051", { host: "::1", kind: "ipv6", port: 50_051 }],
    ["[fe80::1%eth0]:9", { host: "fe80::1%eth0", kind: "ipv6", port: 9 }],
    ["my_service.ns:80", { host: "my_service.ns", kind: "name", port: 80 }],
    ["bücher.example:443", { host: "xn--bcher-kva.example", kind: "name", port: 443 }],
    // Full-width digits and dots are what IDNA makes of them, and are checked as such.
    ["１２７。０。０。１:443", { host: "127.0.0.1", kind: "ipv4", port: 443 }],
  ])("reads %j", (text, address) => {
    expect(parseAddress(text)).toEqual(address);
  });

  test.each([
    ["", /write host:port, such as localhost:50051/],
    ["localhost", /the port is missing: write localhost:50051/],
    ["50051", /the host is missing: write localhost:50051/],
    [":50051", /the host is missing: write localhost:50051/],
    ["localhost:", /the port is missing after the colon/],
    ["localhost:0", /ports are 1 to 65535/],
    ["localhost:65536", /ports are 1 to 65535/],
    ["localhost:http", /"http" is not a port/],
    ["http://localhost:50051", /leave out "http:\/\/": write localhost:50051$/],
    ["https://api.example:443/x", /write api.example:443, and switch TLS on/],
    ["localhost:50051/greet.Greeter", /leave out the path/],
    ["local host:50051", /no spaces/],
    ["::1", /needs brackets and a port: write \[::1\]:50051/],
    ["::1:50051", /needs brackets/],
    ["[::1]", /the port is missing: write \[::1\]:50051/],
    ["[::1:50051", /bracket is not closed/],
    ["[localhost]:50051", /not an IPv6 address/],
    ["a:b:c", /too many colons/],
    ["user:pw@host:1", /user and password/],
    ["dns:///host:50051", /leave out "dns:\/\/"/],
    ["unix:/tmp/socket", /only host:port/],
    ["2130706433:50051", /not an IPv4 address/],
    ["0x7f.1:50051", /not an IPv4 address/],
    ["127.1:50051", /not an IPv4 address/],
    ["256.1.1.1:50051", /not an IPv4 address/],
    ["-a.example:1", /not a host name/],
    ["☃..example:1", /not a host name/],
  ])("refuses %j, and says what to write", (text, advice) => {
    expect(() => parseAddress(text)).toThrowError(advice);
  });
});

describe("specialRange", () => {
  const inside: [string, fc.Arbitrary<string>][] = [
    ["loopback", fc.tuple(octet, octet, octet).map((rest) => `127.${rest.join(".")}`)],
    ["private", fc.tuple(octet, octet, octet).map((rest) => `10.${rest.join(".")}`)],
    ["private", fc.tuple(octet, octet).map((rest) => `192.168.${rest.join(".")}`)],
    ["linkLocal", fc.tuple(octet, octet).map((rest) => `169.254.${rest.join(".")}`)],
    ["unspecified", fc.tuple(octet, octet, octet).map((rest) => `0.${rest.join(".")}`)],
  ];
  test.each(inside)("knows %s, plain and inside IPv6", (range, addresses) => {
    fc.assert(
      fc.property(addresses, (ip) => {
        expect(specialRange(ip)).toBe(range);
        expect(specialRange(`::ffff:${ip}`)).toBe(range);
        // NAT64 and the deprecated IPv4-compatible form.
        expect(specialRange(`64:ff9b::${ip}`)).toBeDefined();
        expect(specialRange(`::${ip}`)).toBeDefined();
      }),
    );
  });

  test.each([
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fd00::1",
    "ff02::1",
    "224.0.0.1",
    "100.64.0.1",
  ])("%s is not public", (ip) => expect(specialRange(ip)).toBeDefined());

  test.each(["0%", "0% ", "10.0.0.1%eth0"])("%j is no address: only IPv6 has zones", (ip) =>
    expect(specialRange(ip)).toBe("invalid"),
  );

  test.each(["1.1.1.1", "8.8.8.8", "2606:4700:4700::1111", "::ffff:1.1.1.1"])(
    "%s is public",
    (ip) => expect(specialRange(ip)).toBeUndefined(),
  );

  test("what is no address at all is not public", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        // What ends in a space is no address, unless that is in the zone of one.
        fc.pre(!/:.*%/u.test(text));
        expect(specialRange(`${text} `)).toBe("invalid");
      }),
    );
  });
});

describe("the target policy", () => {
  test.each(["localhost", "127.0.0.1", "::1", "127.1.2.3"])(
    "bound to %s, any target may be called",
    async (boundHost) => {
      const { resolve } = policy({ boundHost });
      expect(await resolve(at("10.0.0.1:80"))).toMatchObject({ host: "10.0.0.1", own: false });
      expect(await resolve(at("nowhere.invalid:80"))).not.toHaveProperty("pinned");
    },
  );

  test("the own gRPC port may always be called", async () => {
    expect(await policy({}).resolve(undefined)).toMatchObject({ own: true, port: 50_051 });
    expect(await policy({}).resolve(at("localhost:50051"))).toMatchObject({ own: true });
    await expect(policy({}).resolve(at("localhost:50052"))).rejects.toMatchObject({
      code: Code.PermissionDenied,
    });
    const { resolve } = policy({
      boundHost: "192.168.1.4",
      own: () => ({ host: "192.168.1.4", port: 50_051, tls: false }),
    });
    for (const address of ["192.168.1.4:50051", "[::ffff:192.168.1.4]:50051", "127.0.0.1:50051"]) {
      expect(await resolve(at(address))).toMatchObject({ own: true, pinned: ["192.168.1.4"] });
    }
    await expect(resolve(at("192.168.1.5:50051"))).rejects.toMatchObject({
      code: Code.PermissionDenied,
    });
  });

  test("bound to anything else, what is not listed is refused, with the flag that lists it", async () => {
    await expect(policy({}).resolve(at("api.example:443"))).rejects.toThrowError(
      /--allow-target api\.example:443/,
    );
    const listed = policy({ allowTargets: ["api.example:443"] }, { "api.example.": ["1.1.1.1"] });
    expect(await listed.resolve(at("API.example.:443"))).toMatchObject({ pinned: ["1.1.1.1"] });
    await expect(listed.resolve(at("api.example:444"))).rejects.toMatchObject({
      code: Code.PermissionDenied,
    });
  });

  test("a listed name that leads to a private address is refused, even as one of several", async () => {
    const dns = { "db.internal": ["1.1.1.1", "::ffff:10.0.0.5"] };
    const named = policy({ allowTargets: ["db.internal:1"] }, dns);
    await expect(named.resolve(at("db.internal:1"))).rejects.toThrowError(/not a public address/);
    const both = policy({ allowTargets: ["db.internal:1", "10.0.0.5:1"] }, dns);
    expect(await both.resolve(at("db.internal:1"))).toMatchObject({
      pinned: ["1.1.1.1", "::ffff:10.0.0.5"],
    });
  });

  test("a private address that is listed itself may be called, in any spelling", async () => {
    const { resolve } = policy({ allowTargets: ["[fd00:0:0::5]:1", "192.168.1.1:1"] });
    expect(await resolve(at("[FD00::5]:1"))).toMatchObject({ pinned: ["fd00::5"] });
    expect(await resolve(at("[::ffff:192.168.1.1]:1"))).toMatchObject({ port: 1 });
    await expect(resolve(at("169.254.169.254:80"))).rejects.toMatchObject({
      code: Code.PermissionDenied,
    });
  });

  test("a name that does not resolve is UNAVAILABLE; a lookup can be called off", async () => {
    const { resolve } = policy({ allowTargets: ["gone.example:1"] });
    await expect(resolve(at("gone.example:1"))).rejects.toMatchObject({ code: Code.Unavailable });
    const stuck = policy({
      allowTargets: ["gone.example:1"],
      lookup: () => Promise.withResolvers<string[]>().promise,
    });
    await expect(
      stuck.resolve(at("gone.example:1"), AbortSignal.abort("left")),
    ).rejects.toMatchObject({ code: Code.Canceled });
  });

  test("a lookup that fails after it was called off harms nobody", async () => {
    // Were its failure not looked at, this test would fail for an unhandled rejection.
    const { resolve } = policy({ allowTargets: ["gone.example:1"] });
    await expect(resolve(at("gone.example:1"), AbortSignal.abort("left"))).rejects.toMatchObject({
      code: Code.Canceled,
    });
  });

  test("an entry that cannot be read is said at once", () => {
    expect(() => policy({ allowTargets: ["10.0.0.0/8"] })).toThrowError(/leave out the path/);
  });
});
