import { hurry } from "#tests/support/hurry.ts";

/** The product as its operator starts it, with shorter pauses when the line is down. */
hurry();
await import("#src/main.ts");
