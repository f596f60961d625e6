import { configDefaults, defineConfig } from "vitest/config";

/** Rooms whose tests leave nothing behind in the process: one process takes file after file. */
const pure = ["tests/{flows,assist,bot,permissions,intake,scenarios,db}/**/*.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Most of the time goes into waiting for processes and disks.
    maxWorkers: "100%",
    passWithNoTests: false,
    projects: [
      { extends: true, test: { name: "rooms", include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: "whole",
          include: ["tests/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...pure],
        },
      },
    ],
  },
});
