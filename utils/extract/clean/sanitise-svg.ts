import createDOMPurify, { type Config, type UponSanitizeAttributeHook } from 'dompurify'
import { words } from '../page/html-vocabulary'

/** Drawing elements. No animations: they can change any attribute. No filter light sources. */
const ELEMENTS = [
  ...words('svg g defs symbol use switch title desc style path rect circle ellipse line polyline polygon image'),
  ...words('text tspan textpath clippath mask pattern marker lineargradient radialgradient stop filter'),
  ...words('feblend fecolormatrix fecomponenttransfer fecomposite fedisplacementmap fedropshadow feflood fefunca'),
  ...words('fefuncb fefuncg fefuncr fegaussianblur femerge femergenode femorphology feoffset fetile feturbulence'),
]

const ATTRIBUTES = [
  ...words('id class style lang xml:space version viewbox preserveaspectratio width height x y x1 y1 x2 y2'),
  ...words('d points pathlength cx cy r rx ry fx fy dx dy rotate textlength lengthadjust startoffset'),
  ...words('transform transform-origin opacity display visibility overflow clip-path clip-rule color'),
  ...words('color-interpolation-filters fill fill-opacity fill-rule filter stroke stroke-dasharray stroke-dashoffset'),
  ...words('stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width vector-effect paint-order'),
  ...words('shape-rendering text-rendering image-rendering font-family font-size font-stretch font-style font-variant'),
  ...words('font-weight letter-spacing word-spacing text-anchor text-decoration dominant-baseline alignment-baseline'),
  ...words('baseline-shift direction unicode-bidi writing-mode marker-start marker-mid marker-end markerwidth'),
  ...words('markerheight markerunits refx refy orient mask mask-type maskunits maskcontentunits clippathunits'),
  ...words('patternunits patterncontentunits patterntransform gradientunits gradienttransform spreadmethod offset'),
  ...words('stop-color stop-opacity filterunits primitiveunits in in2 result type values mode operator k1 k2 k3 k4'),
  ...words(
    'tablevalues slope intercept amplitude exponent radius stddeviation basefrequency numoctaves seed stitchtiles',
  ),
  ...words('scale xchannelselector ychannelselector flood-color flood-opacity systemlanguage'),
  ...words('href xlink:href xmlns xmlns:xlink'),
]

const CONFIG: Config = {
  ALLOWED_TAGS: [...ELEMENTS, '#text'],
  ALLOWED_ATTR: ATTRIBUTES,
  // Each value is checked by the hook below.
  ADD_URI_SAFE_ATTR: ATTRIBUTES,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  IN_PLACE: true,
  TRUSTED_TYPES_POLICY: null,
}

/** A picture in the picture; a nested drawing could hold anything again. */
const RASTER = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,/i
/** Makes a style load something, or be read as markup. Backslashes: escapes can disguise any word. */
const LOADS = /[\\<]|@import|image-set|src\s*\(|url\s*\((?!\s*["']?#)/i

const checkAttribute: UponSanitizeAttributeHook = (element, event) => {
  const { attrName, attrValue } = event
  const isOwn = attrValue.trim().startsWith('#') || (element.localName === 'image' && RASTER.test(attrValue.trim()))
  event.keepAttr = ATTRIBUTES.includes(attrName) && (attrName.endsWith('href') ? isOwn : !LOADS.test(attrValue))
}

/**
 * A drawing without active content or external references: no scripts, events, animations, foreign content or links,
 * and only addresses of its own parts and of pictures written out in it. Undefined if the text is not SVG.
 * @param host its window provides the parser and the DOM that DOMPurify needs
 */
export function sanitiseSvg(text: string, host: Document): string | undefined {
  const { defaultView: window, implementation } = host
  if (!window) throw new Error('A document with a window is needed to sanitise')
  const parsed = new window.DOMParser().parseFromString(text, 'image/svg+xml')
  if (parsed.documentElement.nodeName !== 'svg' || parsed.querySelector('parsererror')) return undefined
  // Imported as elements into a document where nothing runs: no parser reads it again.
  const svg = implementation.createHTMLDocument('').importNode(parsed.documentElement, true)
  const purifier = createDOMPurify(window)
  purifier.addHook('uponSanitizeAttribute', checkAttribute)
  purifier.sanitize(svg, CONFIG)
  for (const style of svg.querySelectorAll('style')) if (LOADS.test(style.textContent ?? '')) style.remove()
  return new window.XMLSerializer().serializeToString(svg)
}
