import { grpcGo } from "./go/grpc-go.ts";
import { grpcio } from "./python/grpcio.ts";
import { bufCurl } from "./shell/buf-curl.ts";
import { curl } from "./shell/curl.ts";
import { grpcurl } from "./shell/grpcurl.ts";
import type { SnippetWriter } from "./snippet.ts";
import { connectNode, connectWeb, grpcJs } from "./typescript/index.ts";

/** Every tool and library that a call can be written for, in the order in which they are offered. */
export const writers: readonly SnippetWriter[] = [
  grpcurl,
  bufCurl,
  curl,
  grpcio,
  connectNode,
  connectWeb,
  grpcJs,
  grpcGo,
];
