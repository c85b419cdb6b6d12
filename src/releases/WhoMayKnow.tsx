import { isolate } from "../people/PersonName.tsx";
import { Card } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../ui/words.ts";
import type { Release } from "./contract.ts";
import { itemWords } from "./releaseWords.ts";
import { whoMayKnow } from "./whoMayKnow.ts";

/** As many offices stand beside each other; more of them, or a phone, and each thing has a line that names them. */
const BESIDE = 5;

/** Who may know what, in one look: the releases that stand, turned round. Shown from two offices on. */
export function WhoMayKnow({ releases }: { releases: readonly Release[] }) {
  const say = useWords();
  const formats = useFormats();
  const { recipients, rows } = whoMayKnow(releases);
  if (recipients.length < 2) return null;
  const beside = recipients.length <= BESIDE;
  const title = say({ id: "releases.matrix", message: "Who may know what" });
  const until = (day: string) => say({ id: "releases.until", message: "until {day}" }, { day: formats.nearDay(day) });
  return (
    <Card title={title}>
      {beside && (
        <table className="hidden w-full text-start sm:table">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr className="border-b border-line align-bottom">
              <td />
              {recipients.map(({ id, name }) => (
                <th key={id} scope="col" className="px-2 pb-2 text-start text-sm font-semibold">
                  <bdi>{name}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.item} className="border-b border-line last:border-b-0">
                <th scope="row" className="py-2 pe-2 text-start font-normal">
                  {say(itemWords[row.item])}
                </th>
                {row.until.map((day, at) => (
                  <td key={recipients[at]?.id} className="px-2 py-2 text-sm">
                    {day ? (
                      <span className="inline-flex items-center gap-1.5">
                        <Icon name="check" className="size-4!" />
                        {until(day)}
                      </span>
                    ) : (
                      <span className="text-quiet">{say({ id: "releases.matrix.not", message: "no" })}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl className={beside ? "space-y-3 sm:hidden" : "space-y-3"}>
        {rows.map((row) => (
          <div key={row.item}>
            <dt className="font-semibold">{say(itemWords[row.item])}</dt>
            {recipients.map(({ id, name }, at) => {
              const day = row.until[at];
              return (
                day && (
                  <dd key={id} className="wrap-anywhere">
                    {isolate(name)} <span className="text-quiet">{until(day)}</span>
                  </dd>
                )
              );
            })}
          </div>
        ))}
      </dl>
      <p className="mt-4 text-sm text-quiet">
        {say({
          id: "releases.matrix.rest",
          message:
            "Nobody else outside may be told anything of this on their word, and none of these what stands beside another’s name alone.",
        })}
      </p>
    </Card>
  );
}
