import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Ground } from "./worldFixture.ts";

const nowhere = {
  program_id: null,
  person_id: null,
  case_id: null,
  audience: null,
  attached_by: null,
  attached_at: null,
  expires_at: null,
};

/** A file of somebody's: in the case for some audience, with the person, waiting to be attached, or past its time. */
export function layFile(
  { chance, put, seal, at }: Pick<Ground, "chance" | "put" | "seal" | "at">,
  agency_id: string,
  { program_id, person_id, case_id }: { program_id: string; person_id: string; case_id: string },
  made_by: string,
): void {
  const id = newId();
  const sealed = (column: string) => seal(agency_id, "files.artefact", id, column, "Words");
  const attached = { attached_by: made_by, attached_at: at(-2), section: chance.pick([SECTIONS.notes, SECTIONS.legal, SECTIONS.clinical]) };
  const place = chance.pick(["case", "case", "person", "waiting", "over"]);
  const where =
    place === "case"
      ? {
          program_id,
          person_id,
          case_id,
          audience: chance.pick(["author", "team", "program", "person", "medical", "medical", "medical"]),
          ...attached,
        }
      : place === "person"
        ? { person_id, ...attached }
        : { expires_at: at(place === "waiting" ? 1 : -1), section: 0 };
  put("files.artefact", {
    id,
    agency_id,
    kind: "upload",
    status: "ready",
    name: sealed("name"),
    size: 5,
    pieces: 1,
    sha256: sealed("sha256"),
    made_by,
    made_at: at(-3),
    scan: chance.pick(["clear", "clear", "clear", "pending", "held"]),
    ...nowhere,
    ...where,
  });
  put("files.piece", { artefact_id: id, agency_id, n: 0, body: seal(agency_id, "files.piece", id, "0/1", "Words") });
}
