import { tableOf } from "../flags/table.ts";

/** Every flag of grpcurl 1.9, by `grpcurl -help`. */
export const grpcurlFlags = tableOf([
  ["request", "nothing", "plaintext expand-headers"],
  ["request", "value", "d format H rpc-header reflect-header max-time"],
  ["schema", "value", "import-path proto protoset"],
  ["connection", "nothing", "alts unix"],
  [
    "connection",
    "value",
    "authority servername connect-timeout keepalive-time user-agent alts-handshaker-service alts-target-service-account",
  ],
  ["certificates", "nothing", "insecure"],
  ["certificates", "value", "cacert cert key"],
  [
    "output",
    "nothing",
    "allow-unknown-fields emit-defaults format-error help msg-template use-reflection v version vv",
  ],
  ["output", "value", "max-msg-sz proto-out-dir protoset-out"],
]);
