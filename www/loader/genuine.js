// Part of the loader: whether a part is the one that was released. Its name has the first half of its
// SHA-256 digest (xtask/src/fingerprint.rs), and a page may pin the loader, which knows the names.

const LENGTH = 16;

// The bytes of a part, if its name was made of them. On pages of plain http there is no digest: an
// array of it is empty then, and any name includes its digits.
export async function genuine(file, bytes) {
  const digest = await crypto.subtle?.digest("SHA-256", bytes);
  let digits = "";
  for (const byte of new Uint8Array(digest, 0, LENGTH)) digits += byte.toString(16).padStart(2, "0");
  if (!file.includes(digits)) throw new Error("it has been changed");
  return bytes;
}
