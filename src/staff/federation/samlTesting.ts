import { createHash, createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { inflateRawSync } from "node:zlib";

const DS = "http://www.w3.org/2000/09/xmldsig#";
const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
const MFA = "https://refeds.org/profile/mfa";

/** What an answer says; a test changes what it is about. */
export interface Said {
  readonly issuer: string;
  readonly subject: string;
  readonly format: string;
  readonly request: string;
  readonly recipient: string;
  readonly audience: string;
  readonly context: string;
  readonly email: string;
  readonly signedInAt: Date;
  readonly notBefore: Date;
  readonly until: Date;
}

/** What a browser is sent along with. */
export interface SamlRequest {
  readonly id: string;
  readonly state: string;
  readonly xml: string;
}

/** Reads what we ask of a provider out of the address a browser is sent to. */
export function readRequest(address: string): SamlRequest {
  const query = new URL(address).searchParams;
  const xml = inflateRawSync(Buffer.from(query.get("SAMLRequest") ?? "", "base64")).toString();
  return { id: /\bID="([^"]+)"/.exec(xml)?.[1] ?? "", state: query.get("RelayState") ?? "", xml };
}

/** A SAML provider of one's own: a key, its certificate, and answers written by hand in the very form that is signed. */
export function makeSamlProvider(issuer: string) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const certificate = certify(privateKey, publicKey);
  const assertion = (said: Partial<Said> & Pick<Said, "request" | "recipient" | "audience">, id = "_assertion") => {
    const now = Date.now();
    const all: Said = {
      issuer,
      subject: "omar-there",
      format: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
      context: MFA,
      email: "",
      signedInAt: new Date(now),
      notBefore: new Date(now - 5_000),
      until: new Date(now + 300_000),
      ...said,
    };
    const email = all.email
      ? `<saml:AttributeStatement><saml:Attribute Name="mail"><saml:AttributeValue>${all.email}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>`
      : "";
    return (
      `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" IssueInstant="${all.notBefore.toISOString()}" Version="2.0">` +
      `<saml:Issuer>${all.issuer}</saml:Issuer>` +
      `<saml:Subject><saml:NameID Format="${all.format}">${all.subject}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">` +
      `<saml:SubjectConfirmationData InResponseTo="${all.request}" NotOnOrAfter="${all.until.toISOString()}" Recipient="${all.recipient}"></saml:SubjectConfirmationData>` +
      `</saml:SubjectConfirmation></saml:Subject>` +
      `<saml:Conditions NotBefore="${all.notBefore.toISOString()}" NotOnOrAfter="${all.until.toISOString()}">` +
      `<saml:AudienceRestriction><saml:Audience>${all.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
      `<saml:AuthnStatement AuthnInstant="${all.signedInAt.toISOString()}"><saml:AuthnContext><saml:AuthnContextClassRef>${all.context}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>` +
      `${email}</saml:Assertion>`
    );
  };
  return { issuer, certificate, assertion, sign: (text: string) => signWith(privateKey, text) };
}

/** Puts the signature of an element, as it stands, behind its issuer. */
function signWith(key: KeyObject, element: string): string {
  const id = /\bID="([^"]+)"/.exec(element)?.[1] ?? "";
  const digest = createHash("sha256").update(element).digest("base64");
  const info =
    `<ds:SignedInfo xmlns:ds="${DS}"><ds:CanonicalizationMethod Algorithm="${EXCLUSIVE}"></ds:CanonicalizationMethod>` +
    `<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></ds:SignatureMethod>` +
    `<ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="${DS}enveloped-signature"></ds:Transform><ds:Transform Algorithm="${EXCLUSIVE}"></ds:Transform></ds:Transforms>` +
    `<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
  const value = createSign("sha256").update(info).sign(key, "base64");
  const signature = `<ds:Signature xmlns:ds="${DS}">${info}<ds:SignatureValue>${value}</ds:SignatureValue></ds:Signature>`;
  return element.replace("</saml:Issuer>", `</saml:Issuer>${signature}`);
}

/** The answer around an assertion; unsigned, as most providers send it. */
export const wrap = (request: string, inside: string, status = "Success") =>
  `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_response" InResponseTo="${request}" IssueInstant="${new Date().toISOString()}" Version="2.0">` +
  `<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${status}"></samlp:StatusCode></samlp:Status>${inside}</samlp:Response>`;

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};

/** A certificate signed by its own key, as providers use them. */
function certify(key: KeyObject, publicKey: KeyObject): string {
  const algorithm = der(0x30, Buffer.from("06092a864886f70d01010b0500", "hex"));
  const name = der(0x30, der(0x31, der(0x30, Buffer.from("0603550403", "hex"), der(0x0c, Buffer.from("idp")))));
  const time = (text: string) => der(0x17, Buffer.from(text));
  const version = der(0xa0, der(0x02, Buffer.from([2])));
  const body = der(
    0x30,
    ...[version, der(0x02, Buffer.from([1])), algorithm, name, der(0x30, time("250101000000Z"), time("490101000000Z")), name],
    publicKey.export({ type: "spki", format: "der" }),
  );
  const signature = der(0x03, Buffer.from([0]), createSign("sha256").update(body).sign(key));
  const text = der(0x30, body, algorithm, signature).toString("base64");
  return `-----BEGIN CERTIFICATE-----\n${text.replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----`;
}
