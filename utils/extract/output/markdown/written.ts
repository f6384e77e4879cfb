/** The Markdown of cells and list items, as Turndown comes to them: their table or list puts them together. */
export type Written = Map<Element, string>
