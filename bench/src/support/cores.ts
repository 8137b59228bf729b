import { readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";

const tickMs = 10;

/** Milliseconds of all cores since the machine started. */
export interface CoreTime {
  readonly all: number;
  readonly busy: number;
  /** What the bench and everything it started had of it; 0 where there is no /proc to tell. */
  readonly own: number;
}

/** What the cores have done so far. Two of these, subtracted, say who used them in between. */
export function coreTime(): CoreTime {
  let [busy, all] = [0, 0];
  for (const { times } of cpus()) {
    const used = times.user + times.nice + times.sys;
    busy += used;
    all += used + times.irq + times.idle;
  }
  return { all, busy, own: ownMs() };
}

/** The share of all cores, 0 to 1, that others had since; of the whole use where own is unknown. */
export function othersSince(before: CoreTime): number {
  const now = coreTime();
  const others = now.busy - before.busy - (now.own - before.own);
  return Math.min(Math.max(others / Math.max(now.all - before.all, 1), 0), 1);
}

/** Whether the bench's own use is known here, and so what others do while it works. */
export const knowsOwn = process.platform === "linux";

function ownMs(): number {
  if (!knowsOwn) return 0;
  const processes = readProcesses();
  let ticks = 0;
  const add = (pid: number): void => {
    const self = processes.get(pid);
    if (self === undefined) return;
    ticks += self.ticks;
    for (const [child, { parent }] of processes) if (parent === pid) add(child);
  };
  add(process.pid);
  return ticks * tickMs;
}

/** proc_pid_stat(5): field 4 is the parent, 14 to 17 the ticks of a process and its ended children. */
function readProcesses(): Map<number, { parent: number; ticks: number }> {
  const processes = new Map<number, { parent: number; ticks: number }>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    const fields = statOf(name);
    const times = fields.slice(11, 15).map(Number);
    const ticks = times.reduce((sum, time) => sum + time, 0);
    processes.set(Number(name), { parent: Number(fields[1]), ticks });
  }
  return processes;
}

/** The fields from the third on: the second, a name in parentheses, may hold spaces. */
function statOf(pid: string): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    // It ended since the folder was listed.
    return [];
  }
}
