/**
 * Jekyll runs Liquid over a post first, even in code and comments, and `render_with_liquid: false` needs Jekyll 4. So
 * the body itself must break up what starts Liquid, `{{` and `{%`.
 */

/** For sanitised, well-formed HTML: a character reference reads the same in text and attribute values. */
export const guardHtml = (html: string): string => html.replace(/\{(?=[{%])/g, '&#123;')

/** For Markdown, where references are literal in code: Liquid itself prints the two characters. */
export const guardMarkdown = (markdown: string): string => markdown.replace(/\{[{%]/g, '{{ "$&" }}')
