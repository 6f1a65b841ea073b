// What is fetched, and an election file read on its way: for the loader, which has this within it,
// and for the numbers alone.

// No election file is larger, in bytes.
const MOST = 1_000_000;

// The answer to a request, if it is the file that was asked for.
export async function answered(address, failures, accept = "*/*") {
  // What a cache may have kept of a failure would only fail again.
  const cache = failures ? "reload" : "default";
  const answer = await fetch(address, { headers: { accept }, cache });
  const type = answer.headers.get("content-type") ?? "";
  if (!answer.ok) throw new Error(answer.status);
  // Some hosts answer with a page of their own where a file is missing.
  if (type.startsWith("text/html")) throw new Error(`${answer.status} ${type}`);
  return answer;
}

export function withinLimit(length) {
  if (length > MOST) throw new Error("it is too large");
}

// The bytes of an election file, of which no more is fetched than one may have.
export async function electionBytes(address, failures) {
  const answer = await answered(address, failures);
  if (!answer.body) throw new Error(answer.status);
  const reader = answer.body.getReader();
  const pieces = [];
  let length = 0;
  try {
    withinLimit(answer.headers.get("content-length"));
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      withinLimit(length);
      pieces.push(value);
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    throw error;
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

// What an error calls a file: the end of its address.
export const nameOf = (address) => address.split(/[?#]/)[0].split("/").filter(Boolean).pop() ?? address;

// The error of what goes wrong bears the file's name.
export const named = (file, promise) =>
  promise.catch((error) => {
    throw new Error(`${file}: ${error.message}`, { cause: error });
  });
