import type { Access } from "../kernel/contract.ts";

/** A file is taken out of use by whoever writes where it hangs; hanging nowhere, by its maker. */
export const mayEndFile = (_actor: unknown, found: { readonly access: Access }) => found.access.canWrite;
