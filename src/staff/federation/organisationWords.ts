import type { Explain } from "../../ui/explaining.ts";
import type { Message } from "../../ui/words.ts";

/** What is said to somebody who comes back from their organisation, by the word in the address. */
export const returnWords: Readonly<Record<string, Message>> = {
  late: { id: "staff.org.late", message: "That took too long, or was used already. Begin again." },
  declined: {
    id: "staff.org.declined",
    message: "Your organization did not let you in. Ask its help desk, or sign in another way.",
  },
  refused: {
    id: "staff.org.refused",
    message:
      "What your organization answered could not be trusted, so you are not signed in. Try again; if it stays so, tell your administrator.",
  },
  unreachable: {
    id: "staff.org.unreachable",
    message: "Your organization’s sign-in does not answer now. Try again in a few minutes, or use your password or a passkey.",
  },
  unknown: {
    id: "staff.org.unknown",
    message:
      "No open account here belongs to that sign-in. If you have one, sign in another way and connect it under Settings, Your sign-in; else ask your administrator.",
  },
  setUp: {
    id: "staff.org.setUp",
    message:
      "Your organization did not ask you for a second factor. Set one up here first, with the link you were sent, or ask your administrator for one.",
  },
  another: { id: "staff.org.another", message: "That is the sign-in of somebody else’s account. Nothing was changed." },
  noFactor: {
    id: "staff.org.noFactor",
    message: "Your organization did not ask for your second factor just now. Use your own code or passkey.",
  },
  stepUp: { id: "staff.org.stepUp", message: "Confirmed. Go back to the page you came from and press “I have confirmed it”." },
  link: { id: "staff.org.linked", message: "Connected. From now on you can sign in with it." },
};

/** What can be wrong on the way to an organisation, or with a provider an administrator connects. */
export const organisationWrongs: Explain = {
  "organisation.unreachable": {
    id: "staff.org.unreachable",
    message: "Your organization’s sign-in does not answer now. Try again in a few minutes, or use your password or a passkey.",
  },
  "organisation.nameTaken": { id: "staff.org.nameTaken", message: "Another sign-in of your agency is called that. Give it another name." },
  "organisation.onlyWay": { id: "staff.org.onlyWay", message: "You have no other way in. Add a passkey first." },
  "organisation.theirs": {
    id: "staff.org.theirs",
    message: "This account is in use. Only its owner connects it, under Settings, Your sign-in.",
  },
  "organisation.taken": { id: "staff.org.taken", message: "Somebody else’s account is known by that name there." },
  "issuer.https": { id: "staff.org.wrong.https", message: "Type an address that begins with https://." },
  "address.https": { id: "staff.org.wrong.https", message: "Type an address that begins with https://." },
  "issuer.unreachable": { id: "staff.org.wrong.unreachable", message: "Nobody answers at this address. Check it, or try again later." },
  "issuer.another": {
    id: "staff.org.wrong.another",
    message:
      "What is at this address is not the provider of that name, or cannot be reached from here. Copy the issuer exactly as the provider shows it.",
  },
  "certificates.unreadable": {
    id: "staff.org.wrong.certificate",
    message: "This is no certificate. Paste it whole, from BEGIN CERTIFICATE to END CERTIFICATE; five at most.",
  },
};
