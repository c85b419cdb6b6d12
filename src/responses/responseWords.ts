import { answerExplain, formExplain } from "../forms/formWords.ts";
import type { Explain } from "../ui/explaining.ts";

/** What stands in the way of beginning a form, or of keeping its answers. */
export const responseExplain: Explain = {
  ...formExplain,
  ...answerExplain,
  "response.nobodyThere": { id: "responses.wrong.nobody", message: "Say first who is with them." },
  "response.nobodyOnCall": { id: "responses.wrong.onCall", message: "Nobody is on call now who could be told. Go through it together." },
  "response.notAlone": {
    id: "responses.wrong.alone",
    message: "This form asks about hurting oneself. It is gone through with somebody there, and never alone on a page.",
  },
  "response.askedAlready": { id: "responses.wrong.asked", message: "They are asked for this one already." },
  "response.onTheirPage": {
    id: "responses.wrong.onPage",
    message: "This one is on their own page. Take it back first, then go through it together.",
  },
  "response.over": { id: "responses.wrong.over", message: "This was filled in or left meanwhile." },
  "response.notComplete": { id: "responses.wrong.open", message: "It is not filled in yet." },
  "response.purged": { id: "responses.wrong.purged", message: "The answers were purged." },
  "case.closed": { id: "responses.wrong.closed", message: "The case is closed." },
};
