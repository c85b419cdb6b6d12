import { useAsk } from "../ui/asking.ts";
import { useFormats } from "../ui/formats.ts";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../ui/words.ts";
import { strays } from "./strayContract.ts";

/** Beside an absence that is about to be said: how many appointments it is laid over. `id`: whose, the first and the last day. */
export function BookedThen({ id }: { id: string }) {
  const say = useWords();
  const formats = useFormats();
  const [accountId = "", firstDay = "", lastDay = ""] = id.split(" ");
  const { count, first } = useAsk(strays.inSpan, { accountId, firstDay, lastDay });
  if (count === 0) return null;
  return (
    <Notice
      icon="calendar"
      live
      title={say(
        { id: "appointments.then", message: "{count, plural, one {One appointment falls} other {# appointments fall}} on these days" },
        { count },
      )}
    >
      {say(
        {
          id: "appointments.then.text",
          message: "The first is {moment}. They stand on Today of whoever stands in, to keep, move or call off.",
        },
        { moment: first ? formats.moment(first) : "" },
      )}
    </Notice>
  );
}
