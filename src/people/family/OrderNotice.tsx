import type { ReactNode } from "react";
import { useAsk } from "../../ui/asking.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { usePersonText } from "../PersonName.tsx";
import { type Adult, family } from "./contract.ts";
import { Facts } from "./Facts.tsx";
import { useOrderTitle } from "./familyWords.ts";

/** That there is to be no contact with an adult, and what else holds for them; not by colour alone. */
export function OrderNotice({ adult, action, children }: { adult: Adult; action?: ReactNode; children?: ReactNode }) {
  const text = usePersonText();
  const title = useOrderTitle();
  return (
    <Notice tone="warn" title={title(adult, text(adult.label))}>
      <Facts standing={adult.standing} marked={false} />
      {children && <p className="mt-1">{children}</p>}
      {action && <div className="mt-2">{action}</div>}
    </Notice>
  );
}

/** Every order against contact of a person's family; stands above everything else. Nothing where there is none. */
export function FamilyOrders({ personId, look = "notice" }: { personId: string; look?: "notice" | "line" }) {
  const text = usePersonText();
  const title = useOrderTitle();
  const { adults } = useAsk(family.show, { personId: personId as Adult["adultId"] });
  const against = adults.filter((adult) => adult.noContact);
  if (against.length === 0) return null;
  if (look === "line")
    return (
      <ul className="mb-1.5 space-y-1">
        {against.map((adult) => (
          <li
            key={adult.adultId}
            className="flex items-start gap-2 rounded-sm border-s-4 border-warn bg-warn-wash px-2.5 py-1 font-semibold text-warn"
          >
            <Icon name="warn" className="mt-1 size-4.5!" />
            <span>
              {title(adult, text(adult.label))}
              <span className="block font-normal text-ink">
                <Facts standing={adult.standing} marked={false} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    );
  return (
    <div className="mb-4 space-y-3">
      {against.map((adult) => (
        <OrderNotice key={adult.adultId} adult={adult} />
      ))}
    </div>
  );
}
