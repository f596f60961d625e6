import { openWorkshop } from "#render/workshop.ts";
import { blankReport, composed, editions } from "../reports.ts";

/** Draws, closes nothing, and has nothing more to do. */
const [{ form, year }] = editions;
const workshop = openWorkshop({ warn: console.error });
const [file] = await workshop.draw(composed(form, blankReport(form, year)), "html");
console.log(file?.name);
