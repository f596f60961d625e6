import type { Words } from "../form.ts";

/** What counts in table 二, and what does not; the same in both editions. */

export const rulesHelp: Words = {
  zh: "规章由国务院部门、省和设区的市制定。乡镇、县级部门没有，填 0。",
  en: "Rules are made by ministries, provinces and cities with districts. Townships and county bodies: 0.",
};

export const normativeHelp: Words = {
  zh: "对外发布、涉及群众权利义务、一段时间内反复适用的文件才算。通知、方案、会议纪要、工作制度、人事任免、表彰不算。拿不准问县司法局。",
  en: "Public documents that affect rights and duties and apply repeatedly. Notices, plans, minutes, staffing do not count.",
};

export const licenceHelp: Words = {
  zh: "今年作出的全部行政许可决定，公开的和依法没公开的都算。",
  en: "All licence decisions of the year, published or lawfully not.",
};

export const penaltyHelp: Words = {
  zh: "今年作出的全部行政处罚决定，公开的和依法没公开的都算。和执法统计对一下。",
  en: "All penalty decisions of the year, published or lawfully not. Compare with the enforcement statistics.",
};

export const coercionHelp: Words = {
  zh: "查封、扣押、强制拆除这类行政强制，今年一共多少件。",
  en: "Seizures, detentions, enforced demolitions and the like in the year.",
};
