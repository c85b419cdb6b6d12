import type { Message } from "../../ui/words.ts";

/** Where a leave came to stand, or that a return is prepared; nothing of why. */
export const leaveTold: Readonly<Record<string, Message>> = {
  requested: { id: "cases.story.leave.requested", message: "They asked for a leave" },
  documents_pending: { id: "cases.story.leave.documents", message: "Documents for a leave are asked for" },
  under_review: { id: "cases.story.leave.review", message: "The leave is under review" },
  decided: { id: "cases.story.leave.decided", message: "The leave was decided" },
  on_leave: { id: "cases.story.leave.away", message: "They are on leave" },
  return_requested: { id: "cases.story.leave.return", message: "They asked to come back" },
  return_decided: { id: "cases.story.leave.returnDecided", message: "The return was decided" },
  appealed: { id: "cases.story.leave.appealed", message: "A decision on the leave was appealed" },
  closed: { id: "cases.story.leave.closed", message: "The leave is over" },
  expected: { id: "cases.story.leave.expected", message: "A return is prepared" },
  back: { id: "cases.story.leave.back", message: "They are back" },
};
