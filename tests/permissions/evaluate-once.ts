import { vi } from "vitest";
import type * as SettingOf from "#bot/setting-of.ts";
import type { Directory } from "#flows/directory/directory.ts";
import type * as Evaluate from "#flows/evaluate.ts";
import type { Form } from "#flows/form.ts";
import type { Report } from "#flows/report.ts";
import type { Sheet } from "#flows/sheet.ts";
import type { Setting } from "#flows/workflow/setting.ts";
import type { Viewer } from "#flows/workflow/viewer.ts";

/*
 * The walks look at the same few reports, in the same few settings, some hundred thousand times. What a report comes to
 * for somebody, with their hats, in a setting, is worked out once: by the real thing, and by all that it is worked out
 * from. What is still to be changed could come to something else the next time, and is worked out afresh.
 */

const sheets = new WeakMap<Report, WeakMap<Setting, Map<string, Sheet>>>();

vi.mock("#flows/evaluate.ts", async (original) => {
  const { evaluate } = await original<typeof Evaluate>();
  return {
    evaluate: (form: Form, report: Report, viewer?: Viewer, setting?: Setting): Sheet => {
      if (viewer === undefined || setting === undefined || !Object.isFrozen(report)) {
        return evaluate(form, report, viewer, setting);
      }
      const known = within(within(sheets, report, newMap), setting, newSheets);
      const key = `${form.id} ${viewer.by} ${JSON.stringify(viewer.hats)}`;
      let sheet = known.get(key);
      if (sheet === undefined) known.set(key, (sheet = evaluate(form, report, viewer, setting)));
      return sheet;
    },
  };
});

const settings = new WeakMap<Directory, Map<string, Setting>>();

vi.mock("#bot/setting-of.ts", async (original) => {
  const { settingOf } = await original<typeof SettingOf>();
  return {
    settingOf: (
      deps: Readonly<{ selfReview: boolean }>,
      directory: Directory,
      unit: string,
    ): Setting => {
      if (!Object.isFrozen(directory)) return settingOf(deps, directory, unit);
      const known = within(settings, directory, newSettings);
      const key = `${deps.selfReview} ${unit}`;
      let setting = known.get(key);
      if (setting === undefined) known.set(key, (setting = settingOf(deps, directory, unit)));
      return setting;
    },
  };
});

const newMap = (): WeakMap<Setting, Map<string, Sheet>> => new WeakMap();
const newSheets = (): Map<string, Sheet> => new Map();
const newSettings = (): Map<string, Setting> => new Map();

function within<Key extends object, Value>(
  all: WeakMap<Key, Value>,
  key: Key,
  make: () => Value,
): Value {
  let value = all.get(key);
  if (value === undefined) all.set(key, (value = make()));
  return value;
}
