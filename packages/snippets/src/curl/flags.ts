import { tableOf } from "../flags/table.ts";

/** The flags of curl 8 that stand in commands that post JSON; the rest is noted as not known. */
export const curlFlags = tableOf([
  [
    "request",
    "value",
    "d:data data data-ascii:data data-raw data-binary:data json H:header header m:max-time max-time url X:request request",
  ],
  [
    "connection",
    "value",
    "connect-timeout resolve connect-to x:proxy proxy unix-socket A:user-agent user-agent retry interface",
  ],
  [
    "connection",
    "nothing",
    "http2-prior-knowledge:http2 http2 http1.1 http1.0 http3 L:location location compressed 4 6 tcp-nodelay",
  ],
  ["certificates", "nothing", "k:insecure insecure"],
  ["certificates", "value", "cacert capath E:cert cert key"],
  ["credentials", "value", "u:user user b:cookie cookie oauth2-bearer"],
  ["credentials", "nothing", "n:netrc netrc"],
  [
    "output",
    "nothing",
    "s:silent silent S:show-error show-error i:include include I v:verbose verbose N:no-buffer no-buffer f:fail fail fail-with-body g:globoff globoff # h help no-progress-meter",
  ],
  [
    "output",
    "value",
    "o:output output w:write-out write-out D:dump-header dump-header e:referer referer trace trace-ascii",
  ],
]);
