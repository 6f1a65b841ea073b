// Part of the loader: whether there is a page.

// Servers, workers and test runners without a whole document import this file too, and bundlers
// run it there. It does nothing then, and what it is made of may be lacking.
export const isPage = "adoptedStyleSheets" in (globalThis.Document?.prototype ?? {});
