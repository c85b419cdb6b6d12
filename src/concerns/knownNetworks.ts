import { BlockList, isIPv6 } from "node:net";

/** Whether an address stands in one of the networks, each written as address/bits: where a whole class may write within an hour (R88). */
export function makeKnown(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [start = "", bits] = network.split("/");
    list.addSubnet(start, Number(bits), isIPv6(start) ? "ipv6" : "ipv4");
  }
  return (address) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
    return list.check(plain, isIPv6(plain) ? "ipv6" : "ipv4");
  };
}
