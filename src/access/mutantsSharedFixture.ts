import { inFunction, inPolicy, type Mutant, plain } from "./mutantsFixture.ts";

const GATE = "disclosures.gate_item()";
const PACKAGE = "disclosures.gate_package()";

/** What was shared, and what may be. Each must be noticed. */
export const sharedMutants: readonly Mutant[] = [
  ...["package", "item", "reminder", "duty"].map((table) =>
    plain(`shared: no agency on ${table}`, `drop policy r2_agency on disclosures.${table}`),
  ),
  ...["package", "item"].map((table) => plain(`shared: no case walls on ${table}`, `drop policy r3_wall_case on disclosures.${table}`)),
  inPolicy("shared: a package by any reason", "disclosures.package", "p_read", "AND ((g.sections & 64) <> 0)", ""),
  inPolicy("shared: copies by any reason", "disclosures.item", "p_read", "AND ((g.sections & 64) <> 0)", ""),
  plain("shared: an answer in another's name", "drop policy r6_answered_once on disclosures.duty"),
  plain("shared: no gate before a package", "drop trigger gate_package on disclosures.package"),
  plain("shared: no gate before an item", "drop trigger gate_item on disclosures.item"),
  inFunction("shared: by a release that is over", PACKAGE, "or releases.state_of(r) <> 'active'", ""),
  inFunction("shared: on any basis", PACKAGE, "if not disclosures.may_rest_on(regime, new.basis, new.basis_code) then", "if false then"),
  inFunction("shared: a school's exception anywhere", "disclosures.may_rest_on(text,text,text)", "p_regime = 'FERPA'", "true"),
  inFunction(
    "shared: directory information of one who opted out",
    PACKAGE,
    "if new.basis_code = 'directory' and people.opted_out(new.person_id) then",
    "if false then",
  ),
  inFunction(
    "shared: what no release covers",
    GATE,
    "if not exists (select from releases.item i where i.release_id = p.release_id and i.item = new.item) then",
    "if false then",
  ),
  inFunction("shared: news without a reminder", GATE, "if (p.notice = 'VSP' or p.reminder_id is not null)", "if false"),
  inFunction("shared: told of another thing", GATE, "and new.item = any (m.items)) then", ") then"),
  inFunction("shared: over a no", PACKAGE, "if m.choice = 'no' then", "if false then"),
  inFunction("shared: everybody's packages", "disclosures.my_packages()", "and r.to_account_id = (select kernel.uid())", ""),
  inFunction("shared: papers to a partner", "disclosures.my_packages()", "p.method = 'partner' and", ""),
  inFunction("shared: whatever became of the release", "disclosures.opens(disclosures.package)", "and releases.state_of(r) = 'active'", ""),
  inFunction(
    "shared: closed, and open",
    "disclosures.opens(disclosures.package)",
    "and not exists (select from disclosures.closing c where c.package_id = p.id)",
    "",
  ),
];
