import { tableOf } from "../flags/table.ts";

/** Every flag of `buf curl` 1.75, by its --help. */
export const bufCurlFlags = tableOf([
  ["request", "value", "d:data data H:header header timeout reflect-header protocol unix-socket"],
  ["request", "nothing", "list-methods list-services"],
  ["schema", "value", "schema reflect-protocol"],
  ["connection", "nothing", "http3 no-keepalive"],
  ["connection", "value", "servername connect-timeout keepalive-time A:user-agent user-agent"],
  ["certificates", "nothing", "k:insecure insecure"],
  ["certificates", "value", "cacert E:cert cert key"],
  ["credentials", "nothing", "n:netrc netrc"],
  ["credentials", "value", "netrc-file u:user user"],
  [
    "output",
    "nothing",
    "emit-defaults h:help help v:verbose verbose debug reflect http2-prior-knowledge",
  ],
  ["output", "value", "o:output output log-format"],
]);
