import type { DescMethod, Registry } from "@bufbuild/protobuf";
import type { CallLog, Protocol } from "@grpc-playground/call";
import { bodyForm, schemaOf } from "../message/parts-of.ts";
import { Body } from "./body.tsx";
import styles from "./exchange.module.css";
import { Head } from "./head.tsx";

export interface ExchangeProps {
  log: CallLog;
  method: DescMethod;
  registry: Registry;
  protocol: Protocol;
}

/** The HTTP request and response that were the call: for gRPC-Web and Connect, which need no more than that. */
export function Exchange({ log, method, registry, protocol }: ExchangeProps) {
  const { request, response } = log.wire;
  if (request === undefined) {
    return <p className={styles.quiet}>The HTTP request is not written down here.</p>;
  }
  const { pathname } = new URL(request.url);
  return (
    <div className={styles.exchange}>
      <h3 className={styles.title}>HTTP request and response</h3>
      <Head way="up" line={`${request.method} ${pathname}`} head={request}>
        <Body
          way="up"
          body={log.wire.up}
          form={bodyForm(log, protocol, "up")}
          schema={schemaOf(method, "up")}
          registry={registry}
        />
      </Head>
      {response === undefined ? (
        <p className={styles.quiet}>
          {log.ended ? "No response came." : "The response has not begun yet."}
        </p>
      ) : (
        <Head way="down" line={`${response.status} ${response.statusText}`.trim()} head={response}>
          <Body
            way="down"
            body={log.wire.down}
            form={bodyForm(log, protocol, "down")}
            schema={schemaOf(method, "down")}
            registry={registry}
          />
        </Head>
      )}
    </div>
  );
}
