import { rpcTypeGuides, type RpcType } from "@grpc-playground/call";
import { cx } from "../../../shared/lib/cx.ts";
import { laneScripts, type LaneStep } from "./lanes-script.ts";
import styles from "./lanes.module.css";

const width = 360;
const client = 40;
const server = width - 40;
const top = 40;
const stepHeight = 34;

function Arrow({ step, y }: { step: LaneStep; y: number }) {
  const isUp = step.to === "server";
  const [from, to] = isUp ? [client + 4, server - 4] : [server - 4, client + 4];
  const back = isUp ? -7 : 7;
  return (
    <g className={cx(isUp ? styles.up : styles.down, step.kind === "head" && styles.head)}>
      <text x={width / 2} y={y - 6} className={styles.text}>
        {step.text}
      </text>
      <line x1={from} y1={y} x2={to} y2={y} className={styles.line} />
      <path d={`M${to + back} ${y - 4.5}L${to} ${y}l${back} 4.5`} className={styles.tip} />
    </g>
  );
}

/** The two lanes of an RPC type, client to the left, server to the right, time downwards. */
export function Lanes({ rpcType }: { rpcType: RpcType }) {
  const steps = laneScripts[rpcType];
  const height = top + steps.length * stepHeight + 16;
  const words = steps.map((step) => `to the ${step.to}: ${step.text}`).join("; ");
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={styles.lanes}
      role="img"
      aria-label={`${rpcTypeGuides[rpcType].name}, from top to bottom. ${words}.`}
    >
      {[
        { x: client, name: "Client" },
        { x: server, name: "Server" },
      ].map(({ x, name }) => (
        <g key={name}>
          <text x={x} y={16} className={styles.name}>
            {name}
          </text>
          <line x1={x} y1={26} x2={x} y2={height - 4} className={styles.lane} />
        </g>
      ))}
      {steps.map((step, index) => (
        <Arrow key={step.text} step={step} y={top + (index + 0.6) * stepHeight} />
      ))}
    </svg>
  );
}
