/** Markdown of cells and list items, collected as Turndown visits them; their table or list assembles it. */
export type Written = Map<Element, string>
