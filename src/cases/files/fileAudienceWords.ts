import type { FileAudience } from "../../files/contract.ts";
import type { Explain } from "../../ui/explaining.ts";
import type { Message } from "../../ui/words.ts";
import { audienceHints, audienceWords } from "../notes/noteWords.ts";

/** For whom a file is, as a chip. */
export const fileAudienceWords: Readonly<Record<FileAudience, Message>> = {
  ...audienceWords,
  medical: { id: "cases.audience.medical", message: "Medical reviewers" },
};

/** Who opens it then, as a sentence. */
export const fileAudienceHints: Readonly<Record<FileAudience, Message>> = {
  ...audienceHints,
  medical: {
    id: "cases.audience.medical.hint",
    message:
      "Opened by {names} alone: not by the case manager or the team, and not by you once it is handed in, unless you are named here.",
  },
};

/** Why a file could not be handed to the reviewers. */
export const fileAudienceExplain = {
  "file.noReviewer": {
    id: "cases.files.noReviewer",
    message: "This case names no medical reviewer, so nobody could read it. Put one on the team first.",
  },
} satisfies Explain;
