import type { Finding } from "../sheet.ts";
import type { CheckContext, Outcome } from "./checks.ts";

/** What a gate said and what the table says must agree, both ways. */
export function gateContradictions({ form, report, seen, values }: CheckContext): Outcome {
  const findings: Finding[] = [];
  let compared = 0;
  for (const gate of form.gates) {
    const said = report.choices[gate.id];
    const inputs = seen.tables.get(gate.table)?.inputs ?? [];
    const known = inputs.flatMap((cell) => values.get(cell) ?? []);
    if (said === undefined || known.length === 0) continue;
    compared += 1;
    const total = known.reduce((sum, value) => sum + value, 0);
    // Not the total: a change of +3 and one of -3 are figures, too.
    const empty = known.every((value) => value === 0);
    const emptyAfterAll = said === "some" && empty && known.length === inputs.length;
    if (said === "none" ? empty : !emptyAfterAll) continue;
    findings.push({
      kind: "gate",
      key: `${gate.id}.${said}.${total}`,
      severity: said === "none" ? "warning" : "hint",
      cells: inputs.filter((cell) => (values.get(cell) ?? 0) !== 0),
      gate: gate.id,
      said: said === "none" ? "none" : "some",
      total,
    });
  }
  return { findings, compared };
}
