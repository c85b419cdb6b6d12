import { useTell } from "../ui/asking.ts";
import { sayProblem } from "../ui/explaining.ts";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { absences, covers, type OwnAway } from "./coverContract.ts";
import { coverWrongs } from "./coverWrongs.ts";

/** Back before the day that was said: whatever says that one is away ends, and who stands in does so no more. */
export function useBackNow() {
  const say = useWords();
  const [endAway, endCover] = [useTell(absences.end), useTell(covers.end)];
  const comeBack = async ({ absenceIds, coverIds }: Pick<OwnAway, "absenceIds" | "coverIds">) => {
    try {
      for (const coverId of coverIds) await endCover({ coverId });
      for (const absenceId of absenceIds) await endAway({ absenceId });
      showToast({ text: say({ id: "staff.sudden.back", message: "Back: what happened meanwhile stands on Today" }) });
    } catch (problem) {
      showToast({ text: sayProblem(say, coverWrongs, problem) });
    }
  };
  return { comeBack, waiting: endAway.waiting || endCover.waiting };
}
