import { cpus, loadavg, totalmem } from "node:os";
import process from "node:process";

/** What figures depend on and readers must know. */
export function describeMachine(postgresVersion) {
  const [cpu] = cpus();
  return {
    cpu: cpu?.model.trim() || "unknown",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    postgres: postgresVersion,
    loadBefore: Number(loadavg()[0]?.toFixed(1) ?? 0),
  };
}
