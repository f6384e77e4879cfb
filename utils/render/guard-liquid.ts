/**
 * Jekyll runs Liquid over a post before anything else, in code and comments too, and `render_with_liquid: false` needs
 * Jekyll 4. What Liquid would start on, `{{` and `{%`, is therefore broken up in the body itself.
 */

/** For sanitised, well-formed HTML: a character reference reads the same in text and attribute values. */
export const guardHtml = (html: string): string => html.replace(/\{(?=[{%])/g, '&#123;')

/** For Markdown, where references mean nothing in code: Liquid itself prints the two characters back. */
export const guardMarkdown = (markdown: string): string => markdown.replace(/\{[{%]/g, '{{ "$&" }}')
