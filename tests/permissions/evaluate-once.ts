import { vi } from "vitest";
import type * as Evaluate from "#flows/evaluate.ts";
import type { Form } from "#flows/form.ts";
import type { Report } from "#flows/report.ts";
import type { Sheet } from "#flows/sheet.ts";
import type { Setting } from "#flows/workflow/setting.ts";
import type { Viewer } from "#flows/workflow/viewer.ts";

/*
 * The walks look at the same few reports some hundred thousand times. What a report comes to for somebody, with their
 * hats, in a setting, is worked out once: by the real thing, and by all that it is worked out from.
 */

const known = new WeakMap<Report, Map<string, Sheet>>();

vi.mock("#flows/evaluate.ts", async (original) => {
  const { evaluate } = await original<typeof Evaluate>();
  return {
    evaluate: (form: Form, report: Report, viewer?: Viewer, setting?: Setting): Sheet => {
      // What is still to be changed could come to something else the next time.
      if (!Object.isFrozen(report)) return evaluate(form, report, viewer, setting);
      const key = `${form.id} ${JSON.stringify(viewer)} ${JSON.stringify(setting)}`;
      let sheets = known.get(report);
      if (sheets === undefined) known.set(report, (sheets = new Map()));
      let sheet = sheets.get(key);
      if (sheet === undefined) sheets.set(key, (sheet = evaluate(form, report, viewer, setting)));
      return sheet;
    },
  };
});
