import { quantile } from "./measure.ts";

/** Name, ours, what stands beside it, the ratio, the target; empty where there is none. */
export type Line = readonly [
  name: string,
  ours: string,
  beside: string,
  ratio: string,
  target: string,
];

export const ms = (value: number): string => `${value.toFixed(2)} ms`;
export const us = (value: number): string => `${Math.round(value * 1000)} µs`;
export const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
export const MB = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
export const perSecond = (rate: number): string => `${rate.toFixed(0)}/s`;
export const times = (ours: number, other: number): string => `${(ours / other).toFixed(2)} ×`;
export const p95 = (all: readonly number[]): number => quantile(all, 0.95);
export const p99 = (all: readonly number[]): number => quantile(all, 0.99);

export function printLines(lines: readonly Line[]): void {
  for (const [name, ...values] of lines) {
    console.log(name.padEnd(48), ...values.map((value) => value.padStart(11)));
  }
}
