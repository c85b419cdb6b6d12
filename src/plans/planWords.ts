import type { Explain } from "../ui/explaining.ts";
import type { Message } from "../ui/words.ts";
import type { AuthoredWith, Domain, Plan } from "./contract.ts";

export const statusWords: Readonly<Record<Plan["status"], Message>> = {
  draft: { id: "plans.status.draft", message: "Draft" },
  agreed: { id: "plans.status.agreed", message: "Agreed" },
  superseded: { id: "plans.status.superseded", message: "Changed since" },
  completed: { id: "plans.status.completed", message: "Done" },
  ended: { id: "plans.status.ended", message: "Ended" },
  put_aside: { id: "plans.status.putAside", message: "Put aside" },
};

export const authoredWords: Readonly<Record<AuthoredWith, Message>> = {
  alone: { id: "plans.authored.alone", message: "They wrote it" },
  together: { id: "plans.authored.together", message: "Written together" },
  family: { id: "plans.authored.family", message: "Together with family" },
  interpreter: { id: "plans.authored.interpreter", message: "Through an interpreter" },
};

export const domainWords: Readonly<Record<Domain, Message>> = {
  wellbeing: { id: "plans.domain.wellbeing", message: "Wellbeing" },
  behavior: { id: "plans.domain.behavior", message: "Behavior" },
  engagement: { id: "plans.domain.engagement", message: "Engagement" },
  academics: { id: "plans.domain.academics", message: "Academics" },
  family: { id: "plans.domain.family", message: "Family" },
  safety: { id: "plans.domain.safety", message: "Safety" },
  housing: { id: "plans.domain.housing", message: "Housing" },
  food: { id: "plans.domain.food", message: "Food" },
  health: { id: "plans.domain.health", message: "Health" },
  legal: { id: "plans.domain.legal", message: "Legal" },
  immigration: { id: "plans.domain.immigration", message: "Immigration" },
  education: { id: "plans.domain.education", message: "Education" },
  employment: { id: "plans.domain.employment", message: "Employment" },
  finance: { id: "plans.domain.finance", message: "Money" },
  transport: { id: "plans.domain.transport", message: "Transport" },
  social: { id: "plans.domain.social", message: "People around them" },
  other: { id: "plans.domain.other", message: "Other" },
};

/** Goal attainment, from much less than hoped to much more. */
export const attainments: readonly { readonly value: number; readonly says: Message }[] = [
  { value: 2, says: { id: "plans.gas.p2", message: "+2 · much more than hoped" } },
  { value: 1, says: { id: "plans.gas.p1", message: "+1 · more than hoped" } },
  { value: 0, says: { id: "plans.gas.0", message: "0 · as hoped" } },
  { value: -1, says: { id: "plans.gas.m1", message: "−1 · less than hoped" } },
  { value: -2, says: { id: "plans.gas.m2", message: "−2 · much less than hoped" } },
];

export const planExplain: Explain = {
  "goals.missing": { id: "plans.wrong.goals", message: "A plan needs a goal. Write down one thing they want." },
  "signedName.missing": { id: "plans.wrong.name", message: "The name they sign with is missing." },
  "targetEnd.beforeStart": { id: "plans.wrong.end", message: "It would end before it begins." },
  "reviewOn.past": { id: "plans.wrong.review", message: "Choose a day that is still to come to look at it again." },
  tooFar: { id: "plans.wrong.far", message: "That day is too far away." },
  "plan.draftThere": { id: "plans.wrong.draft", message: "There is a draft already." },
  "plan.notDraft": { id: "plans.wrong.notDraft", message: "It was agreed or put aside meanwhile." },
  "plan.notAgreed": { id: "plans.wrong.notAgreed", message: "It has ended meanwhile." },
  "plan.noGoal": { id: "plans.wrong.goals", message: "A plan needs a goal. Write down one thing they want." },
  "goal.dropped": { id: "plans.wrong.dropped", message: "That goal is no longer in the plan." },
  "case.closed": { id: "plans.wrong.closed", message: "The case is closed." },
  "task.ownerCannotSee": { id: "plans.wrong.owner", message: "They cannot see this case." },
};
