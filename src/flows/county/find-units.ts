import type { Directory, Unit } from "../directory/directory.ts";
import { allBelow } from "../directory/index-of.ts";
import { normalise } from "../reading/normalise.ts";

/**
 * The units below one whose name has what somebody typed: a part of the name, without 镇 or 局 just as well. A unit
 * that is called exactly that is found alone.
 */
export function findUnits(directory: Directory, unit: string, text: string): readonly Unit[] {
  const wanted = plain(text);
  if (wanted === "") return [];
  const units = allBelow(directory, unit);
  const attempts = [
    () => units.filter((one) => namesOf(one).includes(wanted)),
    () => units.filter((one) => ownNamesOf(one).some((name) => name.includes(wanted))),
    // With the county before it; of the county's name alone there would be every unit.
    () => units.filter((one) => namesOf(one).some((name) => name.includes(wanted))),
    // 瓦房子乡 became 瓦房子镇.
    () => byCore(units, wanted),
  ];
  for (const attempt of attempts) {
    const found = attempt();
    if (found.length > 0) return found;
  }
  return [];
}

function byCore(units: readonly Unit[], wanted: string): readonly Unit[] {
  const core = coreOf(wanted);
  return core === ""
    ? []
    : units.filter((one) => namesOf(one).some((name) => coreOf(name) === core));
}

const ownNamesOf = ({ name, short }: Unit): readonly string[] => [plain(short), plain(name)];

const namesOf = (unit: Unit): readonly string[] => [
  ...ownNamesOf(unit),
  plain(unit.region + unit.name),
];

const plain = (text: string): string =>
  normalise(text)
    .replaceAll(/[\s。，,.!?！？、]/gu, "")
    .toLowerCase();

const coreOf = (name: string): string =>
  name.replace(/(?:人民政府|政府|办事处)$/u, "").replace(/(?:街道|苏木|[镇乡局委办])$/u, "");
