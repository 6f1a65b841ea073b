// Part of the loader: the element's name, with which its events and attributes begin.

export const NAME = "brexit-transfer";
