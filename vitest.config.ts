import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Most of the time goes into waiting for processes and disks.
    maxWorkers: "100%",
    passWithNoTests: false,
  },
});
